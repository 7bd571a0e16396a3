/**
 * The mission: one caravan on the road. It begins with a letter that carries its cargo, and ends with one that carries
 * what became of it; in between it sleeps, and nothing of it is kept after. A trader's caravans follow one another through
 * as many missions as he has slots, so that he never has more correspondents than that.
 */
import { bonusOf, noBonus } from '../content/agents.ts';
import { goodsIn, goodsValue } from '../content/goods.ts';
import type { ActorKind, Turn as TurnOf } from '../kit/actor.ts';
import type { Address } from '../kit/address.ts';
import { assert, must, unreachable } from '../kit/assert.ts';
import type { Value } from '../kit/value.ts';
import { gold, plus } from '../kit/value.ts';
import type { FromMission, ToMission } from '../letters.ts';
import { shipped, type Tuning } from '../tuning.ts';
import type { Deed } from './machine.ts';
import { follow } from './machine.ts';
import type { Command } from './messages.ts';
import { parseCommand } from './messages.ts';
import * as rules from './rules.ts';
import type { MissionParts, Trip } from './state.ts';
import { holdings, Phase, version } from './state.ts';

type MissionTurn = TurnOf<MissionParts, 'mission', undefined, Tuning>;

export const mission: ActorKind<MissionParts, 'mission', undefined, Command, ToMission, Tuning> = {
  kind: 'mission',
  version,
  tuning: shipped,
  parseCommand,
  makeIndex: () => undefined,
  holdings,

  onCommand(_turn, command) {
    return unreachable(command);
  },

  onMail(turn, from, mail, value) {
    assert(!turn.get('trip'), `${turn.self} is on the road already`);
    turn.put('hold', goodsIn(value));
    turn.put('terms', turn.tuning.mission.outcome);
    goOn(turn, makeTrip(from, mail, turn.tuning));
  },

  /** A trader who cannot take what is his has a bug; the letter is kept as lost property by the kit. */
  onBounce(_turn, to, mail) {
    throw new Error(`${to} did not take ${mail.type}`);
  },

  onWake(turn) {
    const trip = turn.get('trip');
    if (trip) goOn(turn, trip);
  },
};

function makeTrip(owner: Address, letter: ToMission, { road }: Tuning): Trip {
  const { caravan, mission, from, to, agent, departsAt, arrivesAt } = letter;
  const venture = rules.makeVenture(mission, from, to, road);
  const bonus = agent ? bonusOf(agent.kind, agent.level) : noBonus;
  return { owner, caravan, phase: Phase.preparing, to, venture, bonus, departsAt, arrivesAt };
}

/** Whatever the chart says is due by now, then sleep until the next deadline; before a closed gate, look again soon. */
function goOn(turn: MissionTurn, trip: Trip): void {
  const { transitions, waitMs } = turn.tuning.mission;
  const { phase, deeds } = follow(trip.phase, { ...trip, open: transitions }, turn.now);
  const deadline = rules.nextDeadline(phase, trip);
  turn.put('trip', { ...trip, phase });
  const isShut = deadline !== null && rules.isDue(deadline, turn.now);
  turn.wakeAt(isShut ? turn.now + turn.span(waitMs) : deadline);
  for (const deed of deeds) deedOf[deed](turn, trip);
}

const deedOf: Readonly<Record<Deed, (turn: MissionTurn, trip: Trip) => void>> = { depart, arrive };

function depart(turn: MissionTurn, { owner, caravan }: Trip): void {
  turn.send(owner, { type: 'departed', caravan } satisfies FromMission);
}

function arrive(turn: MissionTurn, { owner, caravan, to, venture, bonus }: Trip): void {
  const hold = must(turn.get('hold'), 'a hold');
  const terms = turn.get('terms') ?? turn.tuning.mission.outcome;
  const outcome = rules.settle(venture, bonus, hold, rules.throwDice(turn.chance, terms), terms);
  const reward = plus(gold(outcome.gold), goodsValue(outcome.goods));
  const finds = goodsValue(outcome.finds);
  turn.mint('missionReward', reward);
  turn.mint('finds', finds);
  turn.burn('caravanLoss', goodsValue(outcome.lost));
  turn.drop('trip');
  turn.drop('hold');
  turn.drop('terms');
  const carried = [goodsValue(outcome.kept), reward, finds].reduce((sum, value): Value => plus(sum, value));
  turn.send(owner, { type: 'arrived', caravan, hub: to, outcome } satisfies FromMission, carried);
}
