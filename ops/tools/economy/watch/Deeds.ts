/** What traders did, read from the records of their actors: trips that ended, baskets, finished work, and the steps of a career. */
import { isFinished } from '../../../../actors/content/blueprints.ts';
import { lifeOf } from '../../../../actors/content/gear.ts';
import type { Goods } from '../../../../actors/content/goods.ts';
import { addGoods, entriesOf } from '../../../../actors/content/goods.ts';
import type { HubKey } from '../../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../../actors/content/items.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { levelAt } from '../../../../actors/content/levels.ts';
import { missionOf } from '../../../../actors/content/missions.ts';
import type { Outcome } from '../../../../actors/kit/activation.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import { addressOf, keyOf, kindOf } from '../../../../actors/kit/address.ts';
import type { Asset } from '../../../../actors/kit/value.ts';
import { depositReturned, oddsOf } from '../../../../actors/mission/rules.ts';
import type { Trip } from '../../../../actors/mission/state.ts';
import { inputsOf, qualityOdds, skillFor } from '../../../../actors/trader/rules/crafting.ts';
import type { AgentPart, BenchPart, CaravanPart, ProgressPart } from '../../../../actors/trader/state.ts';
import type { Tuning } from '../../../../actors/tuning.ts';
import type { Earnings } from './Earnings.ts';
import type { Odds } from './Odds.ts';

/** What a unit would bring in a hub at once, or cost there. */
export type Valued = (item: ItemKey, hub: HubKey) => number;

export type Milestone = 'firstAgent' | 'secondCaravan' | 'level5' | 'level10';
export const milestones: readonly Milestone[] = ['firstAgent', 'secondCaravan', 'level5', 'level10'];

interface Watched {
  readonly tuning: Tuning;
  readonly earnings: Earnings;
  readonly odds: Odds;
  readonly valued: Valued;
  readonly costing: Valued;
  reached(trader: Address, milestone: Milestone): void;
}

export class Deeds {
  readonly #watched: Watched;
  /** Trips under way, by mission; and what each trader's bench was before the record at hand. */
  readonly #trips = new Map<Address, Trip>();
  readonly #benches = new Map<Address, BenchPart>();
  readonly #agents = new Map<string, AgentPart>();
  /** What was paid on the way, by mission. */
  readonly #tolls = new Map<Address, number>();

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  hear(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      const kind = kindOf(outcome.address);
      if (kind === 'mission') this.#hearMission(outcome);
      else if (kind === 'hub') this.#hearHub(outcome);
      else if (kind === 'trader') this.#hearTrader(outcome);
    }
  }

  #hearMission({ address, record }: Outcome): void {
    for (const [key, part] of record?.puts ?? []) if (key === 'trip' && part) this.#trips.set(address, part as Trip);
    for (const { credit, amount } of record?.movements ?? [])
      if (credit === 'sink:incidentToll') this.#tolls.set(address, (this.#tolls.get(address) ?? 0) + amount);
  }

  #hearHub({ address, record }: Outcome): void {
    for (const { debit, asset, amount } of record?.movements ?? [])
      if (debit === 'faucet:gather') this.#gathered(keyOf(address) as HubKey, asset, amount);
  }

  /** Notices first: they speak of the bench as it was. */
  #hearTrader({ address, record, notices }: Outcome): void {
    for (const notice of notices) if (notice.type === 'crafted') this.#crafted(address, notice);
    for (const [key, part] of record?.puts ?? []) if (part) this.#put(address, key, part);
  }

  #put(trader: Address, key: string, part: unknown): void {
    const { reached } = this.#watched;
    if (key.startsWith('caravan/')) this.#caravan(trader, part as CaravanPart);
    else if (key === 'bench') this.#benches.set(trader, part as BenchPart);
    else if (key.startsWith('agent/')) {
      if (!this.#agents.has(`${trader}/${key}`)) reached(trader, 'firstAgent');
      this.#agents.set(`${trader}/${key}`, part as AgentPart);
    } else if (key === 'road') {
      if ((part as { caravans: number }).caravans >= 2) reached(trader, 'secondCaravan');
    } else if (key === 'progress') {
      const level = levelAt((part as ProgressPart).xp);
      if (level >= 5) reached(trader, 'level5');
      if (level >= 10) reached(trader, 'level10');
    }
  }

  /** A basket, as its hub brought it. */
  #gathered(hub: HubKey, asset: Asset, units: number): void {
    const { earnings, valued, tuning } = this.#watched;
    const item = asset.slice('item:'.length) as ItemKey;
    earnings.add('gather', units * valued(item, hub), units * tuning.trader.gatherMsPerUnit);
  }

  /** A notice tells what came out; the bench before it, what went in and how skilled he was. */
  #crafted(trader: Address, { job: id, made }: { readonly [detail: string]: unknown }): void {
    const bench = this.#benches.get(trader);
    const job = bench?.jobs.find((each) => each.id === id);
    if (!bench || !job || job.startedAt === null || job.endsAt === null) return;
    const { earnings, odds, valued, tuning } = this.#watched;
    const goods = made as Goods;
    const pieces = entriesOf(goods).reduce((sum, [, n]) => sum + n, 0);
    const gain = worth(goods, job.hub, valued) - worth(inputsOf(job.blueprint, pieces), job.hub, valued);
    earnings.add('craft', gain, job.endsAt - job.startedAt);
    const shown = qualityOdds(skillFor(bench, job.blueprint), tuning.trader);
    if (!isFinished(job.blueprint)) return;
    for (const [item, count] of entriesOf(goods)) odds.add('quality', shown, itemOf(item).quality, count);
  }

  #caravan(trader: Address, caravan: CaravanPart): void {
    const { outcome, status, from, to } = caravan;
    if (status !== 'arrived' || !outcome) return;
    const { earnings, odds, valued, tuning } = this.#watched;
    const terms = tuning.mission.outcome;
    const mission = addressOf('mission', `${keyOf(trader)}_${caravan.slot}`);
    const trip = this.#trips.get(mission);
    const tolls = this.#tolls.get(mission) ?? 0;
    this.#tolls.delete(mission);
    const band = caravan.mission ? missionOf(caravan.mission).band : null;
    if (trip) odds.add(`trip ${band ?? 'haul'}`, oddsOf(trip.venture, trip.bonus, terms, trip.luck), outcome.tier);
    const deposit = caravan.deposit ?? 0;
    const brought = outcome.gold + depositReturned(deposit, outcome.tier, terms) - deposit - caravan.paid - tolls;
    const found = worth(addGoods(outcome.goods, outcome.finds), to, valued);
    const used = (caravan.provisions ?? []).reduce((sum, item) => sum + valued(item, from), 0);
    const worn = this.#wear(trader, caravan, valued);
    const ms = caravan.arrivesAt - caravan.sentAt;
    if (band) earnings.add(band, brought + found - worth(outcome.lost, from, valued) - used - worn, ms);
    else earnings.add(caravan.errand ? 'errand' : 'haul', brought + this.#carried(caravan), ms);
  }

  /** What its cargo brings more, or less, than it would have cost. */
  #carried({ cargo, outcome, from, to }: CaravanPart): number {
    const { valued, costing } = this.#watched;
    const gone = addGoods(outcome?.lost ?? {}, outcome?.delivered ?? {});
    return entriesOf(cargo).reduce(
      (sum, [item, n]) => sum + (n - (gone[item] ?? 0)) * valued(item, to) - n * costing(item, from),
      0,
    );
  }

  #wear(trader: Address, { agent, to }: CaravanPart, valued: Valued): number {
    const worn = agent ? this.#agents.get(`${trader}/agent/${agent}`)?.gear : undefined;
    return Object.values(worn ?? {}).reduce(
      (sum, { item }) => sum + valued(item, to) / lifeOf(item, this.#watched.tuning.trader.gear),
      0,
    );
  }
}

function worth(goods: Goods, hub: HubKey, valued: Valued): number {
  return entriesOf(goods).reduce((sum, [item, n]) => sum + n * valued(item, hub), 0);
}
