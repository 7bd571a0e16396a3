/** Guards of the road: what a caravan costs, when it arrives, and how often. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const actor = 'actors/mission/actor.ts';
const rules = 'actors/mission/rules.ts';
const mission = 'actors/mission/mission.test.ts';
const caravans = 'actors/trader/deeds/caravans.ts';
const caravanTest = 'actors/trader/caravans.test.ts';
const days = 'actors/mission/mission.sim.test.ts';

export const roadMutations: readonly Mutation[] = [
  without(
    'a caravan whose hour is not asked for',
    'MI2',
    mission,
    actor,
    'turn.wakeAt(isShut ? turn.now + turn.span(waitMs) : deadline);',
  ),
  without('a caravan that may set out twice', 'MI1', mission, actor, "assert(!turn.get('trip'),", 'assert(true,'),
  without('a caravan that arrives again', 'MI3', mission, actor, "turn.drop('trip'); turn.drop('hold');"),
  without(
    'lost cargo that is not taken out of the world',
    'D3',
    days,
    actor,
    "turn.burn('caravanLoss', goodsValue(outcome.lost));",
  ),
  without(
    'odds of another function than the one that rolls',
    'MI5',
    mission,
    rules,
    'const ends = rolls.map((roll) => tierOf(venture, bonus, roll, terms, luck));',
    'const ends = rolls.map((roll) => tierOf({ ...venture, band: "low" }, bonus, roll, terms, luck));',
  ),
  without(
    'a caravan judged by the numbers of the day it arrives',
    'MI12',
    'actors/tuning.test.ts',
    actor,
    "return turn.get('terms') ?? turn.tuning.mission;",
    'return turn.tuning.mission;',
  ),
  without(
    'cargo sent and kept',
    'TR18',
    caravanTest,
    caravans,
    '[used, load, gold(paid)].reduce(',
    '[used, gold(paid)].reduce(',
  ),
  without(
    'an agent who leads two caravans',
    'TR20',
    caravanTest,
    'actors/trader/rules/caravans.ts',
    'if (agent?.caravan) return Refusal.agentIsAway;',
  ),
  without(
    'as many caravans as one likes',
    'TR19',
    caravanTest,
    'actors/trader/rules/caravans.ts',
    'if (freeSlot(standing.caravans, caravanSlotsAt(level, tuning)) === null) return Refusal.tooManyCaravans;',
  ),
];
