/** A trader's agents: hired, dressed from the warehouse where they are, mended and let go. */
import { agentTypes, nameByChance } from '../../content/agents.ts';
import { gearOf, repairCost } from '../../content/gear.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { items } from '../../kit/value.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, pay, receive, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/agents.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import { count } from './progress.ts';

export function hireAgent(turn: TraderTurn, { kind }: CommandOf<'hireAgent'>): ReplyTo<'hireAgent'> {
  const hub = hubOf(turn);
  const gold = turn.get('purse')?.gold ?? 0;
  const standing = { profile: turn.get('profile'), agents: turn.keys('agent/').length, gold };
  const refusal = rules.refuseHire(standing, kind, turn.tuning.trader);
  if (refusal || !hub) return refused(refusal ?? Refusal.notHere);

  const road = turn.get('road') ?? { agents: 0, caravans: 0 };
  const agent = `a${road.agents + 1}`;
  const about = { id: agent, kind, name: nameByChance(turn.chance), hiredAt: turn.now };
  turn.put('road', { ...road, agents: road.agents + 1 });
  turn.put(`agent/${agent}`, { ...about, xp: 0, at: hub, caravan: null });
  pay(turn, 'hire', agentTypes[kind].hireCost);
  count(turn, 'hired', { agents: 1 });
  return accepted({ agent });
}

export function equip(turn: TraderTurn, { agent: id, item }: CommandOf<'equip'>): ReplyTo<'equip'> {
  const agent = turn.get(`agent/${id}`);
  const refusal = rules.refuseAgent(agent);
  if (refusal || !agent) return refused(refusal ?? Refusal.unknownAgent);
  const store = storeAt(turn, agent.at);
  const [gear, unfit] = [gearOf(item), rules.refuseEquip(agent, item, store)];
  if (unfit || !gear) return refused(unfit ?? Refusal.notGear);

  const before = agent.gear?.[gear.slot];
  keep(turn, agent.at, store, debit(store, items(item, 1)));
  turn.put(`agent/${id}`, { ...agent, gear: { ...agent.gear, [gear.slot]: { item, wear: 0 } } });
  if (before) receive(turn, agent.at, items(before.item, 1));
  return accepted({});
}

export function unequip(turn: TraderTurn, { agent: id, slot }: CommandOf<'unequip'>): ReplyTo<'unequip'> {
  const agent = turn.get(`agent/${id}`);
  const refusal = rules.refuseAgent(agent) ?? (agent ? rules.refuseUnequip(agent, slot) : null);
  if (refusal || !agent) return refused(refusal ?? Refusal.unknownAgent);
  const { [slot]: worn, ...gear } = agent.gear ?? {};
  turn.put(`agent/${id}`, { ...agent, gear });
  if (worn) receive(turn, agent.at, items(worn.item, 1));
  return accepted({});
}

export function repairGear(turn: TraderTurn, { agent: id, slot }: CommandOf<'repairGear'>): ReplyTo<'repairGear'> {
  const agent = turn.get(`agent/${id}`);
  const gold = turn.get('purse')?.gold ?? 0;
  const refusal =
    rules.refuseAgent(agent) ?? (agent ? rules.refuseRepair(agent, slot, gold, turn.tuning.trader) : null);
  const worn = agent?.gear?.[slot];
  if (refusal || !agent || !worn) return refused(refusal ?? Refusal.unknownAgent);
  const cost = repairCost(worn.item, worn.wear, turn.tuning.trader.gear);
  pay(turn, 'repair', cost);
  turn.put(`agent/${id}`, { ...agent, gear: { ...agent.gear, [slot]: { ...worn, wear: 0 } } });
  return accepted({ gold: cost });
}

export function dismissAgent(turn: TraderTurn, { agent: id }: CommandOf<'dismissAgent'>): ReplyTo<'dismissAgent'> {
  const agent = turn.get(`agent/${id}`);
  const refusal = rules.refuseAgent(agent) ?? (agent ? rules.refuseDismiss(agent) : null);
  if (refusal) return refused(refusal);
  turn.drop(`agent/${id}`);
  return accepted({});
}
