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
import { assert, must } from '../kit/assert.ts';
import { mailOnly } from '../kit/mail-only.ts';
import type { Value } from '../kit/value.ts';
import { gold, items, plus } from '../kit/value.ts';
import type { Choice, FromMission, SetOut, ToHub, ToMission } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import type { Deed } from './machine.ts';
import { step } from './machine.ts';
import * as rules from './rules.ts';
import type { MissionParts, Trip } from './state.ts';
import { holdings, Phase, version } from './state.ts';

type MissionTurn = TurnOf<MissionParts, 'mission', undefined, Tuning>;

export const mission: ActorKind<MissionParts, 'mission', undefined, never, ToMission, Tuning> = {
  kind: 'mission',
  version,
  tuning: shipped,
  ...mailOnly('a caravan takes its orders by mail only'),
  makeIndex: () => undefined,
  holdings,

  onMail(turn, from, mail, value) {
    switch (mail.type) {
      case 'choose':
        return choose(turn, from, mail, value);
      case 'convoyLeft':
        return hearOfConvoy(turn, mail);
      default:
        return setOut(turn, from, mail, value);
    }
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

function setOut(turn: MissionTurn, owner: Address, letter: SetOut, value: Value): void {
  assert(!turn.get('trip'), `${turn.self} is on the road already`);
  turn.put('hold', goodsIn(value));
  const pledge = letter.pledge ?? pledgeOf(letter.mission, shipped.road);
  assert((value.gold ?? 0) === pledge, 'the gold that comes along is the pledge for the reward');
  if (value.gold) turn.put('deposit', { gold: value.gold });
  const { outcome, incidents } = turn.tuning.mission;
  turn.put('terms', { outcome, incidents });
  const trip = makeTrip(owner, letter, turn.tuning);
  const halt = rules.drawHalt(trip.venture, trip, (gameMs) => turn.span(gameMs), turn.chance, incidents);
  if (trip.convoy) tellGate(turn, trip.convoy, { type: 'boarded', convoy: trip.convoy.id, arrivesAt: trip.arrivesAt });
  goOn(turn, halt ? { ...trip, halt } : trip);
}

/** The hub where its convoy gathers, or set out from. */
function tellGate(turn: MissionTurn, { hub }: NonNullable<Trip['convoy']>, letter: ToHub): void {
  turn.send(addressOf('hub', hub), letter);
}

/** Those it left with hear how far it has come. */
function tellCompany(
  turn: MissionTurn,
  { convoy, arrivesAt }: Trip,
  { haltedUntil = null, isThere = false }: { haltedUntil?: number | null; isThere?: boolean } = {},
): void {
  if (!convoy?.hasLeft) return;
  tellGate(turn, convoy, { type: 'onTheWay', convoy: convoy.id, arrivesAt, haltedUntil, isThere });
}

/** It left with others; who was late hears of it on the road, and who has arrived no more. */
function hearOfConvoy(turn: MissionTurn, { convoy, companions }: ToMission & { type: 'convoyLeft' }): void {
  const trip = turn.get('trip');
  if (trip?.convoy?.id !== convoy || trip.convoy.hasLeft) return;
  const { owner, caravan } = trip;
  turn.send(owner, { type: 'accompanied', caravan, companions } satisfies FromMission);
  const together = rules.inCompany(trip, companions, turn.chance, termsOf(turn));
  goOn(turn, { ...together, convoy: { ...trip.convoy, hasLeft: true } });
}

/** Trips of earlier builds brought none along. */
function termsOf(turn: MissionTurn): MissionParts['terms'] {
  return turn.get('terms') ?? turn.tuning.mission;
}

function makeTrip(owner: Address, letter: SetOut, { road }: Tuning): Trip {
  const { caravan, mission, from, to, agent, help = noHelp, errand, convoy, departsAt, arrivesAt } = letter;
  const venture = rules.makeVenture(mission, from, to, road, letter.rewardPercent);
  const bonus = addBonus(agent ? bonusOf(agent.kind, agent.level) : noBonus, help);
  const luck = { roll: help.roll, discoveryPercent: help.discoveryPercent };
  const terms = {
    venture,
    bonus,
    luck,
    ...(errand && { errand }),
    ...(convoy && { convoy: { id: convoy, hub: from } }),
  };
  return { owner, caravan, phase: Phase.preparing, to, ...terms, departsAt, arrivesAt };
}

/**
 * Whatever the chart says is due by now, one step after another, then sleep until the next deadline; before a closed gate, look
 * again soon.
 */
function goOn(turn: MissionTurn, from: Trip): void {
  const { transitions: open, waitMs } = turn.tuning.mission;
  // Before its next deadline the chart has nothing to say.
  const nextOf = (trip: Trip) =>
    rules.isDue(rules.nextDeadline(trip), turn.now) ? step(trip.phase, { ...trip, open }, turn.now) : null;
  let trip = open.halt ? from : rules.passHalt(from, turn.now);
  for (let next = nextOf(trip); next; next = nextOf(trip)) {
    const after = deedOf[next.deed](turn, { ...trip, phase: next.phase });
    if (!after) return;
    trip = after;
  }
  turn.put('trip', trip);
  const deadline = rules.nextDeadline(trip);
  const isShut = deadline !== null && rules.isDue(deadline, turn.now);
  turn.wakeAt(isShut ? turn.now + turn.span(waitMs) : deadline);
}

/** Each gives the trip as it goes on, or null when it is over. */
const deedOf: Readonly<Record<Deed, (turn: MissionTurn, trip: Trip) => Trip | null>> = {
  depart,
  halt,
  goRound: (turn, trip) => goOnBy(turn, trip, 'detour', trip.halt?.endsAt ?? turn.now),
  arrive,
};

function depart(turn: MissionTurn, trip: Trip): Trip {
  const { convoy } = trip;
  if (convoy && !convoy.hasLeft) tellGate(turn, convoy, { type: 'convoyDeparts', convoy: convoy.id });
  turn.send(trip.owner, { type: 'departed', caravan: trip.caravan } satisfies FromMission);
  return trip;
}

function halt(turn: MissionTurn, trip: Trip): Trip {
  const { toll, endsAt } = must(trip.halt, 'an incident');
  turn.send(trip.owner, { type: 'halted', caravan: trip.caravan, toll, endsAt } satisfies FromMission);
  tellCompany(turn, trip, { haltedUntil: endsAt });
  return trip;
}

/** Its owner says what to do; too late, or without the toll he speaks of, he is told so and has his gold again. */
function choose(
  turn: MissionTurn,
  from: Address,
  { caravan, choice }: ToMission & { type: 'choose' },
  value: Value,
): void {
  const trip = turn.get('trip');
  const isAsked = trip?.owner === from && trip.caravan === caravan && trip.phase === Phase.halted;
  const isOpen = isAsked && trip.halt && trip.halt.endsAt > turn.now;
  if (!isOpen || (value.gold ?? 0) !== (choice === 'toll' ? trip.halt?.toll : 0)) {
    turn.send(from, { type: 'choiceRefused', caravan } satisfies FromMission, value);
    return;
  }
  turn.burn('incidentToll', value);
  goOn(turn, goOnBy(turn, trip, choice, turn.now));
}

function goOnBy(turn: MissionTurn, halted: Trip, choice: Choice, at: number): Trip {
  const { trip, won } = rules.resume(halted, choice, at, turn.chance, termsOf(turn).incidents);
  const { owner, caravan, arrivesAt } = trip;
  turn.send(owner, { type: 'resumed', caravan, choice, won, arrivesAt } satisfies FromMission);
  tellCompany(turn, trip);
  return trip;
}

function arrive(turn: MissionTurn, trip: Trip): null {
  const { owner, caravan, to, venture, bonus, luck, errand } = trip;
  const hold = must(turn.get('hold'), 'a hold');
  const { outcome: terms } = termsOf(turn);
  const ending = rules.settle(venture, bonus, hold, rules.throwDice(turn.chance, terms), terms, luck);
  const outcome = errand ? deliver(turn, to, errand, ending) : ending;
  const deposit = turn.get('deposit')?.gold ?? 0;
  const returned = rules.depositReturned(deposit, outcome.tier, terms);
  const reward = plus(gold(ending.gold), goodsValue(outcome.goods));
  const finds = goodsValue(outcome.finds);
  turn.mint('missionReward', reward);
  turn.mint('finds', finds);
  turn.burn('caravanLoss', goodsValue(outcome.lost));
  turn.drop('trip');
  turn.drop('hold');
  turn.drop('terms');
  turn.drop('deposit');
  turn.burn('missionDeposit', gold(deposit - returned));
  const carried = [goodsValue(outcome.kept), gold(returned + outcome.gold - ending.gold), reward, finds].reduce(
    (sum, value): Value => plus(sum, value),
  );
  turn.send(owner, { type: 'arrived', caravan, hub: to, outcome } satisfies FromMission, carried);
  tellCompany(turn, trip, { isThere: true });
  turn.wakeAt(null);
  return null;
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
