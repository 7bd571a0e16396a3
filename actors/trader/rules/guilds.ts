/** Guilds as a trader sees them: what he may ask of one, and when he reports. Pure. */
import type { Goods } from '../../content/goods.ts';
import { goodsValue, unitsIn } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import { isUnlocked } from '../../content/levels.ts';
import { gold, plus } from '../../kit/value.ts';
import type { GuildPart, PersonPart, Profile } from '../state.ts';
import { GuildStatus } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { isBound } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { refuseDebit } from './store.ts';

export interface GuildStanding {
  readonly profile: Profile | undefined;
  readonly person: PersonPart | undefined;
  readonly guild: GuildPart | undefined;
  readonly level: number;
  readonly where: HubKey | null | undefined;
}

/** To be in a guild of people; the Wayfarers hold nobody. */
export function refuseToEnter({ profile, guild }: GuildStanding): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  return guild ? Refusal.alreadyInGuild : null;
}

export function refuseFounding(standing: GuildStanding, purse: number, cost: number): Refusal | null {
  const refusal = refuseToEnter(standing);
  if (refusal) return refusal;
  if (!standing.where) return Refusal.notHere;
  if (!isUnlocked('foundGuild', standing.level)) return Refusal.levelTooLow;
  if (standing.profile && isBound(standing.profile, standing.level)) return Refusal.bound;
  return purse < cost ? Refusal.notEnoughGold : null;
}

/** For whatever only members ask. */
export function refuseAsMember({ profile, guild }: GuildStanding): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  return guild?.status === GuildStatus.member ? null : Refusal.notInGuild;
}

/** Gold changes hands from anywhere, goods in the hall alone; what is bound stays with him. */
export function refuseGift(
  standing: GuildStanding,
  store: Store,
  value: { gold: number; goods: Goods },
): Refusal | null {
  const refusal = refuseExchange(standing, value);
  if (refusal) return refusal;
  if (standing.profile && isBound(standing.profile, standing.level)) return Refusal.bound;
  return refuseDebit(store, plus(gold(value.gold), goodsValue(value.goods)));
}

export function refuseExchange(standing: GuildStanding, value: { gold: number; goods: Goods }): Refusal | null {
  const refusal = refuseAsMember(standing);
  if (refusal) return refusal;
  if (value.gold === 0 && unitsIn(value.goods) === 0) return Refusal.nothingToCarry;
  return unitsIn(value.goods) > 0 && standing.where !== standing.guild?.hall ? Refusal.notHere : null;
}

/** Whether it is time to tell the guild what he has done: when there is something to tell, and on each day he does anything. */
export function isReportDue(
  told: GuildPart['told'],
  { xp, day, traded }: Required<GuildPart['told']>,
  { guildReportXp, guildReportGold }: Pick<TraderTuning, 'guildReportXp' | 'guildReportGold'>,
): boolean {
  const isMuch = xp - told.xp >= guildReportXp || traded - (told.traded ?? traded) >= guildReportGold;
  return isMuch || day !== told.day;
}
