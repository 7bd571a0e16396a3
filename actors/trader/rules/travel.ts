/** Going to another hub oneself. Pure; what it costs is quoted by the roads. */
import type { HubKey } from '../../content/hubs.ts';
import type { Profile, Where } from '../state.ts';
import { Refusal } from './refusal.ts';

export function refuseTravel(
  { profile, where, gold }: { profile: Profile | undefined; where: Where | undefined; gold: number },
  to: HubKey,
  cost: number,
): Refusal | null {
  if (!profile || !where) return Refusal.notWelcomed;
  if (where.hub === null) return Refusal.onTheRoad;
  if (where.hub === to) return Refusal.alreadyThere;
  return gold < cost ? Refusal.notEnoughGold : null;
}
