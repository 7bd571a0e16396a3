/**
 * The mission: one caravan on the road. It begins with a letter that carries its cargo, and ends with one that carries
 * what became of it; in between it sleeps, and nothing of it is kept after. A trader's caravans follow one another through
 * as many missions as he has slots, so that he never has more correspondents than that.
 */
import { addBonus, bonusOf, noBonus } from '../content/agents.ts';
import { noHelp } from '../content/gear.ts';
import { goodsIn, goodsValue, lessGoods } from '../content/goods.ts';
import type { HubKey } from '../content/hubs.ts';
import { pledgeOf } from '../content/journeys.ts';
import type { Outcome } from '../content/missions.ts';
import type { ActorKind, Turn as TurnOf } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { addressOf } from '../kit/address.ts';
import { assert, must, unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { FromMission, ToHub, ToMission } from '../letters.ts';
import type { Deed } from './machine.ts';
import { follow } from './machine.ts';
import type { Command } from './messages.ts';
import { parseCommand } from './messages.ts';
import * as rules from './rules.ts';
import type { MissionParts, Trip } from './state.ts';
import { holdings, Phase, version } from './state.ts';

type MissionTurn = TurnOf<MissionParts, 'mission'>;

export const mission: ActorKind<MissionParts, 'mission', undefined, Command, ToMission> = {
  kind: 'mission',
  version,
  parseCommand,
  makeIndex: () => undefined,
  holdings,

  onCommand(_turn, command) {
    return unreachable(command);
  },

  onMail(turn, from, mail, value) {
    assert(!turn.get('trip'), `${turn.self} is on the road already`);
    turn.put('hold', goodsIn(value));
    assert((value.gold ?? 0) === pledgeOf(mail.mission), 'the gold that comes along is the pledge for the reward');
    if (value.gold) turn.put('deposit', { gold: value.gold });
    goOn(turn, makeTrip(from, mail));
  },

  /** A trader who cannot take what is his has a bug; the letter is kept as lost property by the kit. */
  onBounce(turn, to, mail, value) {
    // A merchant who cannot take a delivery has been paid for it all the same.
    if (mail.type === 'deliver') return turn.burn('caravanLoss', value);
    throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    const trip = turn.get('trip');
    if (trip) goOn(turn, trip);
  },
};

function makeTrip(owner: Address, letter: ToMission): Trip {
  const { caravan, mission, from, to, agent, help = noHelp, errand, departsAt, arrivesAt } = letter;
  const venture = rules.makeVenture(mission, from, to);
  const bonus = addBonus(agent ? bonusOf(agent.kind, agent.level) : noBonus, help);
  const luck = { roll: help.roll, discoveryPercent: help.discoveryPercent };
  const terms = { venture, bonus, luck, ...(errand && { errand }) };
  return { owner, caravan, phase: Phase.preparing, to, ...terms, departsAt, arrivesAt };
}

/** Whatever the chart says is due by now, then sleep until the next deadline. */
function goOn(turn: MissionTurn, trip: Trip): void {
  const { phase, deeds } = follow(trip.phase, trip, turn.now);
  turn.put('trip', { ...trip, phase });
  turn.wakeAt(rules.nextDeadline(phase, trip));
  for (const deed of deeds) deedOf[deed](turn, trip);
}

const deedOf: Readonly<Record<Deed, (turn: MissionTurn, trip: Trip) => void>> = { depart, arrive };

function depart(turn: MissionTurn, { owner, caravan }: Trip): void {
  turn.send(owner, { type: 'departed', caravan } satisfies FromMission);
}

function arrive(turn: MissionTurn, { owner, caravan, to, venture, bonus, luck, errand }: Trip): void {
  const hold = must(turn.get('hold'), 'a hold');
  const ending = rules.settle(venture, bonus, hold, rules.throwDice(turn.chance), luck);
  const outcome = errand ? deliver(turn, to, errand, ending) : ending;
  const deposit = turn.get('deposit')?.gold ?? 0;
  const returned = rules.depositReturned(deposit, outcome.tier);
  const reward = plus(gold(ending.gold), goodsValue(outcome.goods));
  const finds = goodsValue(outcome.finds);
  turn.mint('missionReward', reward);
  turn.mint('finds', finds);
  turn.burn('caravanLoss', goodsValue(outcome.lost));
  turn.drop('trip');
  turn.drop('hold');
  turn.drop('deposit');
  turn.burn('missionDeposit', gold(deposit - returned));
  const carried = [goodsValue(outcome.kept), gold(returned + outcome.gold - ending.gold), reward, finds].reduce(
    (sum, value): Value => plus(sum, value),
  );
  turn.send(owner, { type: 'arrived', caravan, hub: to, outcome } satisfies FromMission, carried);
}

/** Of an errand's goods whatever arrived goes to its merchant, and is paid for in proportion. */
function deliver(
  turn: MissionTurn,
  to: HubKey,
  { item, units, pay }: NonNullable<Trip['errand']>,
  ending: Outcome,
): Outcome {
  const delivered = Math.min(units, ending.kept[item] ?? 0);
  if (delivered === 0) return ending;
  const earned = Math.floor((pay * delivered) / units);
  turn.mint('errandPay', gold(earned));
  turn.send(addressOf('hub', to), { type: 'deliver', item, units: delivered } satisfies ToHub, items(item, delivered));
  const goods = { [item]: delivered };
  return { ...ending, gold: ending.gold + earned, kept: lessGoods(ending.kept, goods), delivered: goods };
}
