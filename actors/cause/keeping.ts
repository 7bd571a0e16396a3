/** The parts of a cause, read and written through a turn. */
import type { CauseKey, Needs } from '../content/causes.ts';
import { addNeeds } from '../content/causes.ts';
import type { Turn } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { keyOf } from '../kit/address.ts';
import { must } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import type { Ask, CauseStanding, FromCause, Helper } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import * as rules from './rules.ts';
import type { Standings } from './standings.ts';
import type { CauseParts, MemberPart, RunPart, SumsPart } from './state.ts';

export type CauseTurn = Turn<CauseParts, 'cause', Standings, Tuning>;

export function causeIn(turn: CauseTurn): CauseKey {
  return turn.key as CauseKey;
}

/** Of a cause that is known to be open. */
export function runOf(turn: CauseTurn): RunPart {
  return must(turn.get('run'), `the run of ${turn.self}`);
}

export function sumsOf(turn: CauseTurn): SumsPart {
  return must(turn.get('sums'), `the sums of ${turn.self}`);
}

export function memberOf(turn: CauseTurn, who: Address): MemberPart | undefined {
  return turn.get(`member/${keyOf(who)}`);
}

/** Somebody gave so much more, or has come to take part: he stands where that brings him. */
export function keepMember(turn: CauseTurn, who: Address, { name, guild }: Helper, counts: Needs): void {
  const { needs } = runOf(turn);
  const before = memberOf(turn, who);
  const own = addNeeds(before?.gave ?? {}, counts);
  const stands = guild !== null && !own.guilds && rules.doesHisPart(needs, own) ? countGuild(turn, guild) : null;
  const gave = stands ? addNeeds(own, { guilds: 1 }) : own;
  const score = rules.scoreOf(needs, gave);
  const after: MemberPart = {
    ...{ player: keyOf(who), name, guild, joinedAt: before?.joinedAt ?? turn.now },
    ...{ gave, score, tier: rules.tierOf(causeIn(turn), score), claimed: before?.claimed ?? false },
  };
  turn.put(`member/${after.player}`, after);
  const all = stands === 'first' ? addNeeds(counts, { guilds: 1 }) : counts;
  turn.put('sums', rules.withMember(sumsOf(turn), before, after, all));
}

/** A guild counts once, with the first of its people who does his part; whoever follows does it for himself. */
function countGuild(turn: CauseTurn, guild: string): 'first' | 'another' | null {
  const known = turn.get('guilds') ?? [];
  if (known.includes(guild)) return 'another';
  if (known.length >= (runOf(turn).needs.guilds ?? 0)) return null;
  turn.put('guilds', [...known, guild]);
  return 'first';
}

export function standingOf(
  turn: CauseTurn,
  { player, joinedAt, gave, score, tier, claimed }: MemberPart,
): CauseStanding {
  const { run, needs } = runOf(turn);
  const rank = turn.index.rankOf({ player, joinedAt, score });
  const of = sumsOf(turn).members;
  return { run, gave, score, tier, rank, of, countsTrades: needs.trades !== undefined, claimed };
}

/** The one answer to what was asked. */
export function answer(
  turn: CauseTurn,
  to: Address,
  { ask, hub }: Ask,
  why: rules.Refusal | null,
  value?: Value,
): void {
  const member = memberOf(turn, to);
  const standing = member ? standingOf(turn, member) : null;
  turn.send(to, { type: 'causeAnswered', ask, hub, why, standing } satisfies FromCause, value);
}
