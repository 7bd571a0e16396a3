/** The parts of a guild, read and written through a turn: who is in it, what it owns, and what was done. */
import type { Goods } from '../content/goods.ts';
import { unitsIn } from '../content/goods.ts';
import type { GuildAchievementKey } from '../content/guild-achievements.ts';
import { guildAchievementOf } from '../content/guild-achievements.ts';
import type { Turn as TurnOf } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { addressOf } from '../kit/address.ts';
import { must } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold } from '../kit/value.ts';
import type { Ask, FromGuild, Parting } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import { limits } from './limits.ts';
import { standing } from './rules/alliances.ts';
import { grow, reachedBy } from './rules/growth.ts';
import type { Refusal } from './rules/refusal.ts';
import type { Holding } from './rules/store.ts';
import type { AlliancePart, CharterPart, GuildParts, LogAction, LogPart, MemberPart } from './state.ts';

export type GuildTurn = TurnOf<GuildParts, 'guild', undefined, Tuning>;

export function dayMs(turn: GuildTurn, days: number): number {
  return turn.span(days * limits.dayMs);
}

/** For deeds of a guild that is known to be there. */
export function charterOf(turn: GuildTurn): CharterPart {
  return must(turn.get('charter'), `the charter of ${turn.self}`);
}

export function memberOf(turn: GuildTurn, player: string): MemberPart | undefined {
  return turn.get(`member/${player}`);
}

export function membersOf(turn: GuildTurn): MemberPart[] {
  return turn.keys('member/').flatMap((key) => turn.get(key as `member/${string}`) ?? []);
}

export function alliancesOf(turn: GuildTurn): AlliancePart[] {
  return turn.keys('alliance/').flatMap((key) => turn.get(key as `alliance/${string}`) ?? []);
}

export function keepMember(turn: GuildTurn, member: MemberPart): void {
  turn.put(`member/${member.player}`, member);
}

export function heldBy(turn: GuildTurn): Holding {
  return { gold: turn.get('treasury')?.gold ?? 0, goods: turn.get('goods') ?? {} };
}

/** Takes in a member; the log says so. */
export function addMember(turn: GuildTurn, member: MemberPart): void {
  const charter = charterOf(turn);
  keepMember(turn, member);
  turn.put('charter', { ...charter, members: charter.members + 1 });
  turn.drop(`invite/${member.player}`);
  turn.drop(`request/${member.player}`);
  turn.drop(`turnedDown/${member.player}`);
  const { name, tag, hub: hall } = charter;
  tell(turn, member.player, { type: 'admitted', name, tag, role: member.role, hall });
  log(turn, member.role === 'leader' ? 'found' : 'join', member.name);
}

/** Lets a member go, or sends him. */
export function removeMember(turn: GuildTurn, { player, name }: MemberPart, why: Parting, by: string | null): void {
  const charter = charterOf(turn);
  turn.drop(`member/${player}`);
  turn.put('charter', { ...charter, members: charter.members - 1 });
  tell(turn, player, { type: 'parted', why });
  log(turn, why, by, { about: name });
}

export function tell(turn: GuildTurn, player: string, mail: FromGuild, value?: Value): void {
  turn.send(addressOf('trader', player), mail, value);
}

/** The one answer to what was asked. */
export function answer(turn: GuildTurn, to: Address, { ask, hub }: Ask, why: Refusal | null, value?: Value): void {
  turn.send(to, { type: 'answered', ask, hub, why } satisfies FromGuild, value);
}

/** A line of the log; the oldest makes room for it. */
export function log(
  turn: GuildTurn,
  action: LogAction,
  by: string | null,
  { about = null, gold = 0, goods = {} }: { about?: string | null; gold?: number; goods?: Goods } = {},
): void {
  const id = (turn.get('logs')?.last ?? 0) + 1;
  turn.put('logs', { last: id });
  turn.put(`log/${id % limits.logLinesMax}`, { id, at: turn.now, action, by, about, gold, goods } satisfies LogPart);
}

/** Experience, and what comes of it. */
export function learn(turn: GuildTurn, xp: number): void {
  if (xp === 0) return;
  const before = charterOf(turn);
  const after = grow(before, xp, turn.tuning.guild);
  turn.put('charter', after);
  if (after.level > before.level) log(turn, 'levelReached', null, { about: String(after.level) });
}

/** Whatever is reached by now pays once, into the treasury. */
export function celebrate(turn: GuildTurn): void {
  const held = heldBy(turn);
  const stature = {
    level: charterOf(turn).level,
    gold: held.gold,
    units: unitsIn(held.goods),
    members: membersOf(turn),
    allies: standing(alliancesOf(turn)).length,
    hubs: turn.keys('realm/').length,
    missions: turn.get('missions')?.done ?? 0,
  };
  const reached = reachedBy(stature, turn.get('achieved') ?? {}, turn.now, turn.tuning.guild);
  for (const key of reached) achieve(turn, key);
}

function achieve(turn: GuildTurn, key: GuildAchievementKey): void {
  const row = guildAchievementOf(key);
  turn.put('achieved', { ...turn.get('achieved'), [key]: turn.now });
  reward(turn, 'guildAchievement', row, 'achieved');
}

/** What is reached brings gold into the treasury, and teaches. */
export function reward(
  turn: GuildTurn,
  faucet: 'guildAchievement' | 'guildMission',
  { name, gold: amount, xp }: { readonly name: string; readonly gold: number; readonly xp: number },
  action: LogAction,
): void {
  turn.mint(faucet, gold(amount));
  turn.put('treasury', { gold: heldBy(turn).gold + amount });
  log(turn, action, null, { about: name, gold: amount });
  learn(turn, xp);
}
