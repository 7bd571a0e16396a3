/** On the road: caravans of the catalogue, hauls, errands, what to do about whoever blocks the way, and going himself. */
import { levelOf } from '../../content/agents.ts';
import { helpOf, isProvision, noHelp } from '../../content/gear.ts';
import type { Goods } from '../../content/goods.ts';
import { hasGoods, unitsIn } from '../../content/goods.ts';
import { pledgeOf, quoteCaravan, quoteHaul, quoteTravel, totalOf } from '../../content/journeys.ts';
import { missionKeys, missionOf } from '../../content/missions.ts';
import { neighboursOf } from '../../content/routes.ts';
import type { Chance } from '../../kit/chance.ts';
import { choices } from '../../letters.ts';
import { itemsWorn } from '../rules/agents.ts';
import type { TripPlan } from '../rules/caravans.ts';
import { isHurt, isOnTheRoad, refuseSend } from '../rules/caravans.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, memberOf, pick, pickAny } from './view.ts';

const habits = {
  unitsPerCaravanMax: 20,
  provisionChance: 0.5,
  // A word that comes too late is refused.
  choiceMarginMs: 500,
} as const;

export const sendCaravan: Wish<'sendCaravan'> = (view, rng) => {
  const { hub, agents, now, tuning } = view;
  const { rewardPercent } = view.board;
  const under = new Set(view.caravans.filter(isOnTheRoad).map(({ mission }) => mission));
  const mission = pickAny(
    missionKeys.filter((key) => missionOf(key).from === hub && !under.has(key)),
    rng,
  );
  const agent = pickAny(
    agents.filter((each) => each.caravan === null && !isHurt(each, now)),
    rng,
  );
  if (!mission || !agent || rewardPercent < 1) return null;
  const cargo = load(view, rng);
  const spare = itemsOf(view.goods).filter((item) => isProvision(item) && !cargo[item]);
  const provisions = rng() < habits.provisionChance ? spare.slice(0, 1) : [];
  const help = helpOf(itemsWorn(agent), provisions, cargo);
  const guide = { kind: agent.kind, level: levelOf(agent.xp), at: agent.at };
  const { dues } = quoteCaravan(mission, guide, tuning.road, help, rewardPercent);
  const plan = { mission, from: hub, to: missionOf(mission).to, cargo, agent, provisions, help };
  if (!maySend(view, plan, totalOf(dues) + pledgeOf(mission, tuning.road, rewardPercent))) return null;
  return { type: 'sendCaravan', mission, agent: agent.id, cargo, provisions, rewardPercent };
};

export const sendHaul: Wish<'sendHaul'> = (view, rng) => {
  const { hub: from, tuning } = view;
  const [cargo, to] = [load(view, rng), pick(neighboursOf(from), rng)];
  const help = helpOf([], [], cargo);
  const { dues } = quoteHaul(from, to, tuning.road, help);
  const plan = { mission: null, from, to, cargo, agent: null, provisions: [], help };
  return maySend(view, plan, totalOf(dues)) ? { type: 'sendHaul', to, cargo } : null;
};

/** One that he can load: the merchant may still give it to somebody else. */
export const takeErrand: Wish<'takeErrand'> = (view, rng) => {
  const { hub: from, now, tuning } = view;
  const plans = view.board.errands
    .filter(({ endsAt }) => endsAt > now)
    .map(({ id, item, units, to }) => ({ id, to, cargo: { [item]: units } }));
  const within = plans.filter(({ to, cargo }) => {
    const plan = { mission: null, from, to, cargo, agent: null, provisions: [], help: noHelp };
    return maySend(view, plan, totalOf(quoteHaul(from, to, tuning.road).dues));
  });
  const errand = pickAny(within, rng);
  return errand && { type: 'takeErrand', errand: errand.id };
};

/** With company, to a neighbour; he calls one where none of his guild gathers. */
export const formConvoy: Wish<'formConvoy'> = (view, rng) => {
  const haul = isGathering(view) ? null : sendHaul(view, rng);
  return haul && memberOf(view) ? { ...haul, type: 'formConvoy' } : null;
};

export const joinConvoy: Wish<'joinConvoy'> = (view, rng) => {
  const { hub: from, now, board, caravans, tuning } = view;
  const own = memberOf(view)?.guild;
  const isMine = (id: string) => caravans.some(({ convoy }) => convoy?.id === id);
  const open = board.convoys.filter(
    ({ id, guild, departsAt, members }) =>
      guild === own && departsAt > now && !isMine(id) && members.length < tuning.hub.convoys.membersMax,
  );
  const convoy = pickAny(open, rng);
  if (!convoy) return null;
  const cargo = load(view, rng);
  const { to } = convoy;
  const help = helpOf([], [], cargo);
  const plan = { mission: null, from, to, cargo, agent: null, provisions: [], help };
  const isAffordable = maySend(view, plan, totalOf(quoteHaul(from, to, tuning.road, help).dues));
  return isAffordable ? { type: 'joinConvoy', convoy: convoy.id, cargo } : null;
};

function isGathering(view: BotView): boolean {
  const own = memberOf(view)?.guild;
  return view.board.convoys.some(({ guild, departsAt }) => guild === own && departsAt > view.now);
}

export const choose: Wish<'choose'> = (view, rng) => {
  const halted = view.caravans.find(({ incident }) => incident && incident.endsAt - view.now > habits.choiceMarginMs);
  if (!halted?.incident) return null;
  const { toll } = halted.incident;
  const possible = choices.filter((choice) => choice !== 'toll' || toll <= view.gold);
  return { type: 'choose', caravan: halted.id, choice: pick(possible, rng) };
};

export const travel: Wish<'travel'> = ({ hub, isHere, gold, tuning }, rng) => {
  const to = pick(neighboursOf(hub), rng);
  const { fare, toll } = quoteTravel(hub, to, tuning.road);
  return isHere && fare + toll <= gold ? { type: 'travel', to } : null;
};

function maySend(view: BotView, plan: TripPlan, gold: number): boolean {
  const { profile, level, now, hub, isHere, caravans } = view;
  const standing = { profile, level, now, where: isHere ? hub : null, caravans, store: view.storeIn(hub) };
  const isLoaded = plan.mission !== null || unitsIn(plan.cargo) > 0;
  return isLoaded && hasGoods(view.goods, plan.cargo) && refuseSend(standing, plan, gold, view.tuning.trader) === null;
}

/** Some of one good. */
function load(view: BotView, rng: Chance): Goods {
  const item = pickAny(itemsOf(view.goods), rng);
  if (!item) return {};
  const most = Math.min(view.goods[item] ?? 0, habits.unitsPerCaravanMax);
  return { [item]: 1 + Math.floor(rng() * most) };
}
