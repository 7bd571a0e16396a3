/** Gathering: a basket is filled over a while, and what the square can spare of it is then brought by its hub. */
import type { HubKey } from '../../content/hubs.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import type { FromHub, ToHub } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf } from '../belongings.ts';
import { fallDue } from '../deadlines.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/gathering.ts';
import { Refusal } from '../rules/refusal.ts';
import { tellFeat } from './guild-reports.ts';
import { count } from './progress.ts';

const HOUR_MS = 3_600_000;

export function gather(turn: TraderTurn, { item, units }: CommandOf<'gather'>): ReplyTo<'gather'> {
  const [where, hourMs] = [hubOf(turn), turn.span(HOUR_MS)];
  const standing = {
    ...{ profile: turn.get('profile'), where, now: turn.now, hourMs },
    ...{ gathering: turn.get('gathering'), gathered: turn.get('gathered') },
  };
  const refusal = rules.refuseGather(standing, item, units, turn.tuning.trader);
  if (refusal === Refusal.gatheredEnough)
    return refused(refusal, { left: rules.leftThisHour(standing, turn.tuning.trader) });
  if (refusal || !where) return refused(refusal ?? Refusal.notHere);

  const endsAt = turn.now + turn.span(units * turn.tuning.trader.gatherMsPerUnit);
  turn.put('gathered', rules.countGathered(turn.get('gathered'), turn.now, hourMs, units));
  fallDue(turn, 'gathering', { hub: where, item, units, startedAt: turn.now, endsAt });
  return accepted({ endsAt });
}

/** Whoever leaves off keeps what is in the basket. */
export function stopGathering(turn: TraderTurn): ReplyTo<'stopGathering'> {
  if (!turn.get('gathering')) return refused(Refusal.notGathering);
  return accepted({ units: bringHome(turn) });
}

/** Called when the basket is full, and when he turns away from it. */
export function bringHome(turn: TraderTurn): number {
  const gathering = turn.get('gathering');
  if (!gathering) return 0;
  const { hub, item } = gathering;
  const units = rules.pickedAt(gathering, turn.now);
  fallDue(turn, 'gathering', null);
  if (units > 0) turn.send(addressOf('hub', hub), { type: 'gather', item, units } satisfies ToHub);
  return units;
}

export function gatherDue(turn: TraderTurn): void {
  const gathering = turn.get('gathering');
  if (gathering && gathering.endsAt <= turn.now) bringHome(turn);
}

/** The hub brought what it could spare; it lies in the warehouse already. */
export function hearOfGathering(turn: TraderTurn, hub: HubKey, { item, units }: FromHub & { type: 'gathered' }): void {
  turn.notify({ type: 'gathered', item, units });
  if (units === 0) return;
  count(turn, 'gathered', { gathered: units });
  tellFeat(turn, hub, { type: 'gather', units });
}
