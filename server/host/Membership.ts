/**
 * Membership: who lives. Every node looks at the leases; one that has run out is retired, in the database and by its clock,
 * and the tail of its log folded, so that its actors may be claimed. To be wrong about a peer costs it a restart and loses
 * nothing: from its retirement on, nothing of it can land (D4).
 */
import type { Evidence, NodeInfo, Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './Directory.ts';
import type { HostEvents } from './events.ts';
import { type Recovered, recover } from './recovery.ts';
import type { Wire } from './wire.ts';

export interface MembershipLimits {
  readonly leaseMs: number;
  readonly everyMs: number;
  /** Whoever retired a node folds its tail; after this long any other does, should that one be gone as well. */
  readonly foldGraceMs: number;
}

export const membershipLimits: MembershipLimits = { leaseMs: 4_000, everyMs: 500, foldGraceMs: 2_000 };

export interface MembershipEvents extends Pick<HostEvents, 'storeFailed' | 'broke'> {
  /** Nodes came or went, or drain. */
  changed(nodes: ReadonlyMap<string, NodeInfo>): void;
  retired(inc: string, evidence: Evidence): void;
  /** The actors of a dead node are free from now on. */
  recovered(recovered: Recovered, tookMs: number): void;
  /** A tail that cannot be trusted: its actors stay away until an operator has looked. */
  defective(inc: string, error: unknown): void;
}

export class Membership {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #wire: Wire;
  readonly #directory: Directory;
  readonly #limits: MembershipLimits;
  readonly #events: MembershipEvents;
  readonly #suspects = new Set<string>();
  /** Retired and not folded, by when they were first seen so. */
  readonly #unfolded = new Map<string, number>();
  readonly #defective = new Set<string>();
  #seen = '';
  /** Until when a lease that is over proves nothing: the database could not be asked. */
  #blindUntil = 0;
  #looking: Promise<void> | null = null;
  #cancel = () => {};
  #isStopped = false;

  constructor(
    world: { store: Store; clock: Clock; wire: Wire; directory: Directory },
    events: MembershipEvents,
    limits: MembershipLimits = membershipLimits,
  ) {
    this.#store = world.store;
    this.#clock = world.clock;
    this.#directory = world.directory;
    this.#events = events;
    this.#limits = limits;
    this.#wire = world.wire;
    this.#wire.onNudge(() => void this.look());
  }

  /** Resolves after the first look: from then on the directory knows the peers. */
  async start(): Promise<void> {
    await this.look();
    this.#wire.nudge();
    this.#arm();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** The link to a peer broke and cannot be had again: perhaps its process is gone. The database is asked at once. */
  suspect(inc: string): void {
    this.#suspects.add(inc);
    void this.look();
  }

  /** Looks now, or waits for the look that is under way and looks again. */
  look(): Promise<void> {
    const look = async (): Promise<void> => {
      try {
        await this.#look();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) return this.#events.broke(error);
        this.#blindUntil = this.#clock.now() + this.#limits.leaseMs;
        this.#events.storeFailed(error);
      }
    };
    const looking = (this.#looking ?? Promise.resolve()).then(look);
    this.#looking = looking;
    return looking;
  }

  #arm(): void {
    if (this.#isStopped) return;
    this.#cancel = this.#clock.after(this.#limits.everyMs, () => void this.look().then(() => this.#arm()));
  }

  async #look(): Promise<void> {
    if (this.#isStopped) return;
    const suspects = new Set(this.#suspects);
    this.#suspects.clear();
    const nodes = await this.#store.nodes();
    this.#note(nodes);
    for (const { inc, leaseLeftMs } of nodes) {
      if (inc === this.#directory.inc) continue;
      if (suspects.has(inc)) await this.#retire(inc, 'processGone');
      if (leaseLeftMs < 0 && this.#clock.now() >= this.#blindUntil) await this.#retire(inc, 'leaseOver');
    }
    await this.#foldTails();
  }

  #note(nodes: readonly NodeInfo[]): void {
    this.#directory.update(nodes);
    const seen = JSON.stringify(nodes.map(({ inc, isDraining }) => [inc, isDraining]).sort());
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#events.changed(this.#directory.nodes);
  }

  async #retire(inc: string, evidence: Evidence): Promise<void> {
    if (!(await this.#store.retire(inc, evidence, this.#limits.leaseMs))) return;
    this.#unfolded.set(inc, Number.NEGATIVE_INFINITY);
    this.#events.retired(inc, evidence);
  }

  async #foldTails(): Promise<void> {
    const tails = await this.#store.unfolded();
    for (const tail of tails) {
      const { inc } = tail;
      const startedAt = this.#clock.now();
      const since = this.#unfolded.get(inc) ?? startedAt;
      this.#unfolded.set(inc, since);
      if (this.#defective.has(inc) || startedAt - since < this.#limits.foldGraceMs) continue;
      try {
        this.#events.recovered(await recover(this.#store, tail), this.#clock.now() - startedAt);
        this.#unfolded.delete(inc);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        this.#defective.add(inc);
        this.#events.defective(inc, error);
      }
    }
    if (tails.length === 0) this.#unfolded.clear();
    else this.#note(await this.#store.nodes());
  }
}
