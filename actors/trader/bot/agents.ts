/** With his agents: he hires two, dresses them from where they are, has their gear mended, and lets one go now and then. */
import { agentKinds, agentTypes } from '../../content/agents.ts';
import type { Slot } from '../../content/gear.ts';
import { slots } from '../../content/gear.ts';
import { refuseDismiss, refuseEquip, refuseHire, refuseRepair, refuseUnequip } from '../rules/agents.ts';
import type { AgentPart } from '../state.ts';
import type { BotView, Wish } from './view.ts';
import { itemsOf, pick, pickAny } from './view.ts';

const habits = {
  // Whom he hires must not empty his purse.
  hirePurseShareMax: 0.5,
  agentsMax: 2,
} as const;

export const hireAgent: Wish<'hireAgent'> = ({ isHere, profile, agents, gold, tuning }, rng) => {
  const kind = pick(agentKinds, rng);
  const isAffordable = agentTypes[kind].hireCost <= gold * habits.hirePurseShareMax;
  if (!isHere || !isAffordable || agents.length >= habits.agentsMax) return null;
  return refuseHire({ profile, agents: agents.length, gold }, kind, tuning.trader) ? null : { type: 'hireAgent', kind };
};

export const equip: Wish<'equip'> = (view, rng) => {
  const agent = pickAny(atHome(view), rng);
  if (!agent) return null;
  const store = view.storeIn(agent.at);
  const item = pickAny(
    itemsOf(store.goods).filter((each) => refuseEquip(agent, each, store) === null),
    rng,
  );
  return item && { type: 'equip', agent: agent.id, item };
};

export const unequip: Wish<'unequip'> = (view, rng) => {
  const found = find(view, rng, (agent, slot) => refuseUnequip(agent, slot) === null);
  return found && { type: 'unequip', ...found };
};

export const repairGear: Wish<'repairGear'> = (view, rng) => {
  const { gold, tuning } = view;
  const found = find(view, rng, (agent, slot) => refuseRepair(agent, slot, gold, tuning.trader) === null);
  return found && { type: 'repairGear', ...found };
};

/** The one who leaves makes room for another. */
export const dismissAgent: Wish<'dismissAgent'> = (view, rng) => {
  if (view.agents.length < habits.agentsMax) return null;
  const agent = pickAny(
    atHome(view).filter((each) => refuseDismiss(each) === null),
    rng,
  );
  return agent && { type: 'dismissAgent', agent: agent.id };
};

function atHome({ agents }: BotView): readonly AgentPart[] {
  return agents.filter(({ caravan }) => caravan === null);
}

/** An agent at home, and a place where he wears something of which it holds. */
function find(view: BotView, rng: () => number, holds: (agent: AgentPart, slot: Slot) => boolean) {
  const found = atHome(view).flatMap((agent) =>
    slots.filter((slot) => holds(agent, slot)).map((slot) => ({ agent: agent.id, slot })),
  );
  return pickAny(found, rng);
}
