/** Agents: hired, dressed, hurt, mended and let go. Pure. */
import type { AgentKind } from '../../content/agents.ts';
import { agentTypes, levelOf } from '../../content/agents.ts';
import type { Slot } from '../../content/gear.ts';
import { gearOf, lifeOf, repairCost, slots } from '../../content/gear.ts';
import type { ItemKey } from '../../content/items.ts';
import type { AgentPart, GearPart, Profile } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export function refuseHire(
  { profile, agents, gold }: { profile: Profile | undefined; agents: number; gold: number },
  kind: AgentKind,
  tuning: TraderTuning,
): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  if (agents >= tuning.agentsMax) return Refusal.tooManyAgents;
  return gold < agentTypes[kind].hireCost ? Refusal.notEnoughGold : null;
}

/** Who is on the road is out of reach. */
export function refuseAgent(agent: AgentPart | undefined): Refusal | null {
  if (!agent) return Refusal.unknownAgent;
  return agent.caravan ? Refusal.agentIsAway : null;
}

/** Why he may not put this on; the store is that of the hub where he is. */
export function refuseEquip(agent: AgentPart, item: ItemKey, store: Store): Refusal | null {
  const gear = gearOf(item);
  if (!gear) return Refusal.notGear;
  if (gear.level > levelOf(agent.xp) || (gear.agent && gear.agent !== agent.kind)) return Refusal.notForThisAgent;
  if ((store.goods[item] ?? 0) < 1) return Refusal.notEnoughGoods;
  return agent.gear?.[gear.slot]?.wear ? Refusal.gearIsWorn : null;
}

/** Worn things are mended before they lie among the new ones. */
export function refuseUnequip(agent: AgentPart, slot: Slot): Refusal | null {
  const worn = agent.gear?.[slot];
  if (!worn) return Refusal.slotIsEmpty;
  return worn.wear > 0 ? Refusal.gearIsWorn : null;
}

export function refuseRepair(agent: AgentPart, slot: Slot, gold: number, { gear }: TraderTuning): Refusal | null {
  const worn = agent.gear?.[slot];
  if (!worn) return Refusal.slotIsEmpty;
  if (worn.wear === 0) return Refusal.gearIsWhole;
  return gold < repairCost(worn.item, worn.wear, gear) ? Refusal.notEnoughGold : null;
}

export function refuseDismiss(agent: AgentPart): Refusal | null {
  return itemsWorn(agent).length > 0 ? Refusal.wearsGear : null;
}

export function itemsWorn({ gear = {} }: AgentPart): readonly ItemKey[] {
  return slots.flatMap((slot) => gear[slot]?.item ?? []);
}

/** Gear after one more trip, and what fell apart on it. */
export function wearOut(
  { gear = {} }: AgentPart,
  tuning: TraderTuning,
): { gear: GearPart; broken: readonly ItemKey[] } {
  const older: { [slot in Slot]?: { item: ItemKey; wear: number } } = {};
  const broken: ItemKey[] = [];
  for (const slot of slots) {
    const worn = gear[slot];
    if (!worn) continue;
    if (worn.wear + 1 >= lifeOf(worn.item, tuning.gear)) broken.push(worn.item);
    else older[slot] = { ...worn, wear: worn.wear + 1 };
  }
  return { gear: older, broken };
}
