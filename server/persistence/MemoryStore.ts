/**
 * The store in memory, for tests and the simulator: the same contract as the one on Postgres, with weather to order.
 * One database may be shared by any number of incarnations; nothing that goes in is ever the same object as what comes out.
 */
import type { Address } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import { CANDLE_SIZES } from './history.ts';
import type {
  CandleRow,
  Checkpoint,
  Claimed,
  Due,
  Evidence,
  Held,
  History,
  LedgerRow,
  NodeInfo,
  Origin,
  Store,
  StoredSegment,
  Tail,
  TradeRow,
} from './Store.ts';

export interface NodeRow {
  readonly address: string;
  state: 'live' | 'retired' | 'folded';
  leaseUntil: number;
  isDraining: boolean;
  projectedThrough: number;
  prunedThrough: number;
  /** Index 0 is segment 1; pruned ones are undefined. */
  readonly segments: (StoredSegment | undefined)[];
}

export interface ActorRow {
  owner: string | null;
  epoch: number;
  ver: number;
  stateVersion: number;
  at: number;
  wakeAt: number | null;
  readonly parts: Map<string, { readonly value: unknown; readonly ver: number }>;
}

interface Candle {
  firstAt: number;
  lastAt: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** What Postgres would hold, and the life cycle of incarnations. */
export class MemoryDatabase {
  readonly now: () => number;
  readonly nodes = new Map<string, NodeRow>();
  readonly actors = new Map<Address, ActorRow>();
  readonly ledger: (LedgerRow & { readonly inc: string })[] = [];
  readonly trades: (Origin & TradeRow & { readonly inc: string })[] = [];
  readonly candles = new Map<string, Map<number, Candle>>();
  readonly #gone = new Set<string>();
  startedAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.now = now;
  }

  begin(inc: string, address = inc, leaseMs = 5_000): void {
    const leaseUntil = this.now() + leaseMs;
    const marks = { projectedThrough: 0, prunedThrough: 0 };
    this.nodes.set(inc, { address, state: 'live', leaseUntil, isDraining: false, ...marks, segments: [] });
  }

  /** The process is gone, and its connections with it. */
  disconnect(inc: string): void {
    this.#gone.add(inc);
  }

  isConnected(inc: string): boolean {
    return !this.#gone.has(inc);
  }

  /** The database came up again: leases that ran out meanwhile prove nothing. */
  restarted(): void {
    this.startedAt = this.now();
  }

  /** From now on nothing of this incarnation lands. */
  retire(inc: string): void {
    const node = this.nodes.get(inc);
    if (node?.state === 'live') node.state = 'retired';
  }
}

/** What every call meets on its way: either side may wait, or throw `StoreUnavailable`. */
export interface Weather {
  /** A throw: the call never reached the database. */
  before?(call: StoreCall, inc: string): void | Promise<void>;
  /** A throw: it did, and its answer is lost. */
  after?(call: StoreCall, inc: string): void | Promise<void>;
}

export type StoreCall = Exclude<keyof Store, 'inc'>;

export class MemoryStore implements Store {
  readonly inc: string;
  readonly #db: MemoryDatabase;
  readonly #weather: Weather;

  constructor(inc: string, database: MemoryDatabase, weather: Weather = {}) {
    this.inc = inc;
    this.#db = database;
    this.#weather = weather;
  }

  append(seq: number, payload: Uint8Array, crc: number): Promise<'committed' | 'fenced'> {
    const bytes = Uint8Array.from(payload);
    return this.#call('append', () => {
      const { state, segments } = this.#node(this.inc);
      const stored = segments[seq - 1];
      if (stored || state !== 'live' || seq !== segments.length + 1)
        return stored?.crc === crc ? 'committed' : 'fenced';
      segments.push({ seq, payload: bytes, crc, at: this.#db.now() });
      return 'committed';
    });
  }

  isLive(): Promise<boolean> {
    return this.#call('isLive', () => this.#isLive);
  }

  claim(addresses: readonly Address[]): Promise<Claimed[]> {
    return this.#call('claim', () => [...new Set(addresses)].flatMap((address) => this.#claim(address) ?? []));
  }

  #claim(address: Address): Claimed | null {
    let actor = this.#db.actors.get(address);
    if (!actor) {
      actor = { owner: null, epoch: 0, ver: 0, stateVersion: 0, at: 0, wakeAt: null, parts: new Map() };
      this.#db.actors.set(address, actor);
    }
    if (!this.#isLive || !(actor.owner === this.inc || this.#isFree(actor))) return null;
    // Ours by a claim whose answer was lost, and perhaps in memory since: what comes late changes nothing.
    if (actor.owner !== this.inc) actor.epoch++;
    actor.owner = this.inc;
    const { epoch, ver, stateVersion, at } = actor;
    return {
      address,
      epoch,
      ver,
      stateVersion,
      at,
      parts: new Map([...actor.parts].map(([key, { value }]) => [key, copy(value)])),
    };
  }

  release({ address, epoch }: Held, ver: number): Promise<boolean> {
    return this.#call('release', () => {
      const actor = this.#db.actors.get(address);
      if (!this.#isLive || actor?.owner !== this.inc || actor.epoch !== epoch || actor.ver !== ver) return false;
      actor.owner = null;
      return true;
    });
  }

  due(limit: number): Promise<Due[]> {
    return this.#call('due', () => {
      const now = this.#db.now();
      const due = [...this.#db.actors].filter(
        ([, actor]) =>
          actor.wakeAt !== null && actor.wakeAt <= now && (actor.owner === this.inc || this.#isFree(actor)),
      );
      const isOurs = ({ owner }: ActorRow): number => (owner === this.inc ? 1 : 0);
      due.sort(([, left], [, right]) => isOurs(left) - isOurs(right) || (left.wakeAt ?? 0) - (right.wakeAt ?? 0));
      return due.slice(0, limit).map(([address, { wakeAt }]) => ({ address, wakeAt: wakeAt ?? now }));
    });
  }

  checkpoint(owner: string, checkpoints: readonly Checkpoint[]): Promise<number> {
    return this.#call(
      'checkpoint',
      () => checkpoints.filter((checkpoint) => this.#checkpoint(owner, checkpoint)).length,
    );
  }

  #checkpoint(owner: string, { address, epoch, since, ver, stateVersion, at, wakeAt, puts }: Checkpoint): boolean {
    const actor = this.#db.actors.get(address);
    if (actor?.owner !== owner || actor.epoch !== epoch) return false;
    if (actor.ver >= ver) return true;
    if (since !== null && actor.ver !== since) return false;
    if (this.#db.nodes.get(owner)?.state !== (owner === this.inc ? 'live' : 'retired')) return false;
    actor.ver = ver;
    actor.stateVersion = stateVersion;
    actor.at = at;
    if (wakeAt !== undefined) actor.wakeAt = wakeAt;
    for (const [key, value] of puts) {
      if (value === null) actor.parts.delete(key);
      else actor.parts.set(key, { value: JSON.parse(value), ver });
    }
    return true;
  }

  writeHistory(owner: string, { through, ledger, trades }: History): Promise<void> {
    return this.#call('writeHistory', () => {
      const node = this.#node(owner);
      const isNew = ({ seq }: Origin): boolean => seq > node.projectedThrough;
      const fills = trades.filter(isNew);
      this.#db.ledger.push(...ledger.filter(isNew).map((row) => ({ ...row, inc: owner })));
      this.#db.trades.push(...fills.map((row) => ({ ...row, inc: owner })));
      for (const fill of fills) this.#draw(fill);
      node.projectedThrough = Math.max(node.projectedThrough, through);
    });
  }

  #draw({ hub, item, at, price, quantity }: Origin & TradeRow): void {
    for (const [size, seconds] of Object.entries(CANDLE_SIZES)) {
      const key = `${hub}/${item}/${size}`;
      const candles = this.#db.candles.get(key) ?? new Map<number, Candle>();
      this.#db.candles.set(key, candles);
      const openedAt = Math.floor(at / 1000 / seconds) * seconds * 1000;
      const alone = { firstAt: at, lastAt: at, open: price, high: price, low: price, close: price, volume: 0 };
      const candle = candles.get(openedAt) ?? alone;
      candle.high = Math.max(candle.high, price);
      candle.low = Math.min(candle.low, price);
      if (at < candle.firstAt) [candle.firstAt, candle.open] = [at, price];
      if (at >= candle.lastAt) [candle.lastAt, candle.close] = [at, price];
      candle.volume += quantity;
      candles.set(openedAt, candle);
    }
  }

  unfolded(): Promise<Tail[]> {
    return this.#call('unfolded', () =>
      [...this.#db.nodes]
        .filter(([, { state }]) => state === 'retired')
        .map(([inc, { projectedThrough }]) => ({ inc, projectedThrough })),
    );
  }

  unprojected(): Promise<Tail[]> {
    return this.#call('unprojected', () =>
      [...this.#db.nodes]
        .filter(([, { state, segments, projectedThrough }]) => state === 'folded' && segments.length > projectedThrough)
        .map(([inc, { projectedThrough }]) => ({ inc, projectedThrough })),
    );
  }

  segments(inc: string, after: number, limit: number): Promise<StoredSegment[]> {
    return this.#call('segments', () =>
      this.#node(inc)
        .segments.filter((segment) => segment !== undefined && segment.seq > after)
        .slice(0, limit)
        .map((segment) => structuredClone(must(segment, 'a segment'))),
    );
  }

  markFolded(inc: string): Promise<void> {
    return this.#call('markFolded', () => {
      const node = this.#node(inc);
      if (node.state === 'retired') node.state = 'folded';
    });
  }

  renewLease(leaseMs: number): Promise<boolean> {
    return this.#call('renewLease', () => {
      const node = this.#node(this.inc);
      if (node.state !== 'live') return false;
      node.leaseUntil = this.#db.now() + leaseMs;
      return true;
    });
  }

  nodes(): Promise<NodeInfo[]> {
    return this.#call('nodes', () =>
      [...this.#db.nodes].flatMap(([inc, { state, address, isDraining, leaseUntil }]) =>
        state === 'live' ? { inc, address, site: address, isDraining, leaseLeftMs: leaseUntil - this.#db.now() } : [],
      ),
    );
  }

  owners(addresses: readonly Address[]): Promise<Map<Address, string>> {
    return this.#call('owners', () => {
      const found = new Map<Address, string>();
      for (const address of addresses) {
        const owner = this.#db.actors.get(address)?.owner;
        if (owner && this.#node(owner).state === 'live') found.set(address, owner);
      }
      return found;
    });
  }

  retire(inc: string, evidence: Evidence, leaseMs: number): Promise<boolean> {
    return this.#call('retire', () => {
      const node = this.#node(inc);
      const isBlind = this.#db.now() - this.#db.startedAt < leaseMs;
      const holds =
        evidence === 'leaseOver' ? node.leaseUntil < this.#db.now() && !isBlind : !this.#db.isConnected(inc);
      if (node.state !== 'live' || !holds) return false;
      this.#db.retire(inc);
      return true;
    });
  }

  beginDrain(): Promise<void> {
    return this.#call('beginDrain', () => {
      this.#node(this.inc).isDraining = true;
    });
  }

  leave(): Promise<void> {
    return this.#call('leave', () => {
      const node = this.#node(this.inc);
      const isProjected = node.projectedThrough === node.segments.length;
      if (node.state === 'live') node.state = isProjected ? 'folded' : 'retired';
    });
  }

  now(): Promise<number> {
    return this.#call('now', () => this.#db.now());
  }

  candles(hub: string, item: string, size: string, limit: number): Promise<CandleRow[]> {
    return this.#call('candles', () =>
      [...(this.#db.candles.get(`${hub}/${item}/${size}`) ?? [])]
        .sort(([left], [right]) => left - right)
        .slice(-limit)
        .map(([openedAt, { open, high, low, close, volume }]) => [openedAt, open, high, low, close, volume]),
    );
  }

  get #isLive(): boolean {
    return this.#node(this.inc).state === 'live';
  }

  #isFree({ owner }: ActorRow): boolean {
    return owner === null || this.#node(owner).state === 'folded';
  }

  #node(inc: string): NodeRow {
    return must(this.#db.nodes.get(inc), `incarnation ${inc}`);
  }

  /** The call itself is one instant, as a statement is. */
  async #call<T>(call: StoreCall, run: () => T): Promise<T> {
    await this.#weather.before?.(call, this.inc);
    const answer = run();
    await this.#weather.after?.(call, this.inc);
    return answer;
  }
}

/** As a database would give it back. */
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
