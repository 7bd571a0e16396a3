/** Hubs of a guild: for which it may contend, and what becomes of a contest. Pure. */
import type { HubKey } from '../../content/hubs.ts';
import type { RealmToGuild } from '../../letters.ts';
import type { ContestPart, RealmPart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

/** Of a guild: its hubs, and the contests it knows of. */
export interface Realm {
  readonly level: number;
  readonly hubs: readonly RealmPart[];
  readonly contests: readonly ContestPart[];
}

export function isUnderWay({ status }: Pick<ContestPart, 'status'>): boolean {
  return status === 'asked' || status === 'joined';
}

export function refuseContend(hub: HubKey, { level, hubs, contests }: Realm, tuning: GuildTuning): Refusal | null {
  if (level < tuning.contendLevel) return Refusal.guildLevelTooLow;
  if (hubs.some((realm) => realm.hub === hub)) return Refusal.hubIsYours;
  const underWay = contests.filter(isUnderWay).map((contest) => contest.hub);
  if (underWay.includes(hub)) return Refusal.alreadyContending;
  return new Set([...hubs.map((realm) => realm.hub), ...underWay]).size >= tuning.hubsMax ? Refusal.tooManyHubs : null;
}

export function askedFor(hub: HubKey, now: number): ContestPart {
  return { hub, status: 'asked', at: now, endsAt: null, why: null, place: null, points: null, owner: null };
}

/** What is known of it once the hub has spoken. */
export function afterWord(
  contest: ContestPart,
  word: Exclude<RealmToGuild, { type: 'revenue' }>,
  self: string,
  now: number,
): ContestPart {
  switch (word.type) {
    case 'contestJoined':
      return { ...contest, status: 'joined', endsAt: word.endsAt };
    case 'contestRefused':
      return { ...contest, status: 'refused', at: now, why: word.why };
    case 'contestEnded': {
      const { place, points, owner } = word;
      return { ...contest, status: owner?.guild === self ? 'won' : 'lost', at: now, place, points, owner };
    }
  }
}
