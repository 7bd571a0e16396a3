/**
 * The host: runs the actors of one incarnation against three ports (store, clock, wire). It knows no socket and no room.
 * A message is decided at once, joins the open segment with all it set off, and is answered when that is committed.
 */
import type { Activation, Envelope, Outcome } from '../../actors/kit/activation.ts';
import type { AnyActorKind, Notice, Reply } from '../../actors/kit/actor.ts';
import { refused } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { runCascade } from '../../actors/kit/cascade.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Surroundings } from '../../actors/kit/surroundings.ts';
import type { Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import { Checkpointer } from './Checkpointer.ts';
import { Committer } from './Committer.ts';
import type { Clock } from './clock.ts';
import { Directory } from './Directory.ts';
import type { HostEvents, Vitals } from './events.ts';
import type { Face } from './Face.ts';
import { type Folder, StoreFolder } from './Folder.ts';
import { Mailroom, type MailroomHost } from './Mailroom.ts';
import { Rebalancer } from './Rebalancer.ts';
import type { ResidenceLimits, Resident } from './Residence.ts';
import { Residence } from './Residence.ts';
import type { Wire } from './wire.ts';

export interface HostLimits extends ResidenceLimits {
  readonly sweepEveryMs: number;
  /** How often sleeping actors are looked for, and how often deadlines of loaded ones are compared. */
  readonly dueEveryMs: number;
  readonly wakeEveryMs: number;
  readonly repostEveryMs: number;
  /** How often actors that should live at another node are moved there, and how many people are sent after them at once. */
  readonly moveEveryMs: number;
  readonly movedAtOnce: number;
  /** A node that goes moves its actors one by one for so long; the rest go at once. */
  readonly moveMsMax: number;
  /** A sleeper whose own node did not wake it for so long is woken by any other. */
  readonly overdueMs: number;
}

export const hostLimits: HostLimits = {
  mailboxMax: 1_000,
  waitingMax: 20_000,
  claimBatchMax: 200,
  passivateAfterMs: 300_000,
  sweepEveryMs: 5_000,
  dueEveryMs: 1_000,
  wakeEveryMs: 100,
  retryAfterMs: 500,
  repostEveryMs: 1_000,
  moveEveryMs: 500,
  movedAtOnce: 8,
  moveMsMax: 6_000,
  overdueMs: 5_000,
};

export class Host {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly #store: Store;
  readonly #wire: Wire;
  readonly #events: HostEvents;
  readonly #limits: HostLimits;
  readonly #committer: Committer;
  readonly #checkpointer: Checkpointer;
  readonly #residence: Residence;
  /** Faces that have asked to be shown an actor and have not yet been. */
  readonly #attaching = new Set<Face>();
  readonly #wakes = new Map<Address, number>();
  readonly #mailroom: Mailroom;
  readonly #rebalancer: Rebalancer;
  #cancels: (() => void)[] = [];
  #draining = false;
  #finished = false;

  constructor(
    world: { store: Store; clock: Clock; wire: Wire; folder?: Folder; directory?: Directory } & Partial<Surroundings>,
    kinds: readonly AnyActorKind[],
    events: HostEvents,
    limits: HostLimits = hostLimits,
  ) {
    this.clock = world.clock;
    this.#store = world.store;
    this.#wire = world.wire;
    this.directory = world.directory ?? new Directory(world.store, world.clock);
    const byName: ReadonlyMap<string, AnyActorKind> = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#events = events;
    this.#limits = limits;
    this.#checkpointer = new Checkpointer(world.folder ?? new StoreFolder(world.store), world.clock, {
      checkpointed: (ms, actors) => events.checkpointed(ms, actors),
      storeFailed: (error) => events.storeFailed(error),
      fenced: () => this.#finish('fenced'),
      broke: (error) => this.#break(error),
    });
    this.#committer = new Committer(world.store, world.clock, {
      committed: (segment) => this.#checkpointer.add(segment),
      fenced: () => this.#finish('fenced'),
      appended: (ms, bytes, cascades) => events.appended(ms, bytes, cascades),
      storeFailed: (error) => events.storeFailed(error),
      outputFailed: (error) => events.outputFailed(error),
      broke: (error) => this.#break(error),
    });
    // An outcome is recorded and never thrown again: chance needs no seed here, only fairness.
    const { timeScale = 1, chance = Math.random, tuning = () => null } = world;
    this.#residence = new Residence({ ...world, kinds: byName, surroundings: { timeScale, chance, tuning } }, limits, {
      arrived: (resident) => this.#arrived(resident),
      left: (address) => this.#left(address),
      turnedAway: (address) => this.directory.forget(address),
      // Whoever had a face comes to a free actor, and finds it at its place.
      moved: ({ faces }) => {
        for (const face of faces) this.#show(() => face.lost());
      },
      fault: (address, message, error) => events.fault(address, message, error),
      storeFailed: (error) => events.storeFailed(error),
      releaseRefused: (address) => events.releaseRefused(address),
      broke: (error) => this.#break(error),
    });
    const parts = { residence: this.#residence, committer: this.#committer, checkpointer: this.#checkpointer };
    this.#rebalancer = new Rebalancer({ ...parts, directory: this.directory }, limits);
    this.#mailroom = new Mailroom(this.#asPostmaster(), { ...world, directory: this.directory }, limits);
  }

  start(): void {
    this.#every(this.#limits.wakeEveryMs, () => this.#wakeDue());
    this.#every(this.#limits.dueEveryMs, () => this.#loadDue());
    this.#every(this.#limits.sweepEveryMs, () =>
      this.#residence.sweep(({ address, ver }) => this.#checkpointer.hasReached(address, ver)),
    );
    this.#every(this.#limits.moveEveryMs, () => (this.#isOpen ? this.#rebalancer.round() : undefined));
  }

  /** A message from outside, answered once what it did is committed. `busy` when the world is behind (D9). */
  ask(address: Address, envelope: Envelope): Promise<Reply> {
    return new Promise((resolve) => {
      const busy = (why: string) => resolve(refused('busy', { why, retryAfterMs: this.#limits.retryAfterMs }));
      if (!this.#isOpen) return busy(this.#finished ? 'closing' : 'the log is behind');
      // Whoever still speaks to one that moves is not to fetch it back.
      if (!this.#residence.here(address) && !this.directory.isPlaceOf(address)) return busy('moved');
      this.#residence.whenHere(address, (resident) => {
        if (resident && this.#isOpen) this.#deliver(resident, envelope, ({ reply }) => reply && resolve(reply));
        else busy('not available');
      });
    });
  }

  /** Shows an actor to a face from now on. False when the actor cannot be had, or the face has been detached meanwhile. */
  attach(address: Address, face: Face): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve(false);
      this.#attaching.add(face);
      this.#residence.whenHere(address, (resident) => {
        if (!resident) {
          this.#attaching.delete(face);
          return resolve(false);
        }
        resident.usedAt = this.clock.now();
        const ver = resident.actor.ver;
        const parts = new Map(resident.actor.parts);
        // The face joins the committed stream exactly behind what is decided by now.
        this.#committer.say(() => {
          const isWanted = this.#attaching.delete(face) && !resident.leaving;
          const isShown = isWanted && this.#show(() => face.restored(ver, parts));
          if (isShown) resident.faces.add(face);
          resolve(isShown);
        });
      });
    });
  }

  detach(address: Address, face: Face): void {
    this.#attaching.delete(face);
    this.#residence.here(address)?.faces.delete(face);
  }

  /** One part of an actor as committed by now; undefined when it has none, null when the actor cannot be had. */
  read(address: Address, key: string): Promise<unknown> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve(null);
      this.#residence.whenHere(address, (resident) => {
        if (!resident) return resolve(null);
        const part = resident.actor.parts.get(key);
        this.#committer.say(() => resolve(part));
      });
    });
  }

  /** True once it is certain that this incarnation may still speak about what it shows. */
  confirm(): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve(false);
      this.#committer.say(() => resolve(true));
    });
  }

  get #isOpen(): boolean {
    return !this.#finished && !this.#draining && this.#committer.isOpen && this.#checkpointer.keepsUp;
  }

  /** What an operator wants to see at a glance. */
  get vitals(): Vitals {
    const { cascades, bytes } = this.#committer.waiting;
    return {
      actors: this.#residence.size,
      waiting: this.#residence.waiting,
      heldCascades: cascades,
      heldBytes: bytes,
      tailBytes: this.#checkpointer.tailBytes,
      open: this.#isOpen,
    };
  }

  /** Somebody has retired this incarnation: it says nothing more. */
  retired(): void {
    this.#finish('fenced');
  }

  /**
   * Gentle end: no new actors, those that are here moved to others while we still serve, or checkpointed; then what was decided is
   * committed and said, and the incarnation left, so that its actors are free at once. Bounded by the time given.
   */
  async drain(limitMs: number): Promise<void> {
    if (this.#finished) return;
    let cancel = () => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.clock.after(limitMs, resolve);
    });
    await Promise.race([this.#empty(), limit]);
    cancel();
    this.#finish('drained');
  }

  async #empty(): Promise<void> {
    try {
      await this.#store.beginDrain();
      this.directory.leave();
      this.#wire.nudge();
      await this.#rebalancer.emptied(this.clock, this.#limits.moveMsMax);
      await this.#checkpointer.catchUp();
      this.#draining = true;
      for (const cancel of this.#cancels.splice(0)) cancel();
      await this.#committer.settled();
      await this.#checkpointer.drain();
      if (this.#finished) return;
      await this.#store.leave();
      this.#wire.nudge();
    } catch (error) {
      // Whoever finds us gone folds what is left.
      if (error instanceof StoreUnavailable) this.#events.storeFailed(error);
      else this.#break(error);
    }
  }

  // ---- one message -------------------------------------------------------------------------------------------

  #deliver(resident: Resident, envelope: Envelope, said: ((first: Outcome) => void) | null): void {
    const now = this.clock.now();
    resident.usedAt = now;
    try {
      const outcomes = runCascade(resident.actor, envelope, now, (to) => this.#residence.here(to)?.actor);
      for (const outcome of outcomes) this.#settle(outcome, envelope, now);
      const [first] = outcomes;
      this.#committer.write(
        outcomes.flatMap(({ record }) => record ?? []),
        () => {
          for (const { record, notices } of outcomes) if (record) this.#tell(record, notices);
          if (first) said?.(first);
        },
      );
    } catch (error) {
      // The kernel itself failed half-way: memory is not to be trusted any more, the log is.
      this.#break(error);
    }
  }

  #tell(record: ActorRecord, notices: readonly Notice[]): void {
    for (const face of this.#residence.here(record.address)?.faces ?? [])
      this.#show(() => face.committed(record, notices));
  }

  /** What one face makes of it is no concern of the others, nor of the reply. */
  #show(show: () => void): boolean {
    try {
      show();
      return true;
    } catch (error) {
      this.#events.outputFailed(error);
      return false;
    }
  }

  /** What a decision changes for the host: deadlines, and letters that must find their receiver later. */
  #settle(outcome: Outcome, envelope: Envelope, now: number): void {
    if (outcome.fault) this.#events.fault(outcome.address, envelope.type, outcome.fault);
    const resident = this.#residence.here(outcome.address);
    if (!resident || !outcome.record) return;
    resident.usedAt = now;
    this.#noteWake(resident.actor);
    for (const { to, queued } of outcome.letters) if (queued) this.#mailroom.post(to, outcome.address);
  }

  // ---- letters -----------------------------------------------------------------------------------------------

  #asPostmaster(): MailroomHost {
    const host = this;
    return {
      get isOpen() {
        return host.#isOpen;
      },
      get isFinished() {
        return host.#finished;
      },
      here: (address) => this.#residence.here(address)?.actor,
      whenHere: (address, use) => this.#residence.whenHere(address, (resident) => use(resident?.actor ?? null)),
      deliver: (to, envelope, said) => {
        const resident = this.#residence.here(to);
        if (resident) this.#deliver(resident, envelope, said ?? null);
      },
      afterCommit: (run) => this.#committer.afterCommit(run),
    };
  }

  #arrived({ actor }: Resident): void {
    this.directory.note(actor.address);
    this.#checkpointer.restored(actor.address, actor.ver);
    this.#noteWake(actor);
    for (const to of actor.receivers()) this.#mailroom.post(to, actor.address);
  }

  #left(address: Address): void {
    this.directory.forget(address);
    this.#wakes.delete(address);
    this.#checkpointer.forget(address);
  }

  // ---- time --------------------------------------------------------------------------------------------------

  #noteWake(actor: Activation): void {
    if (actor.wakeAt === null) this.#wakes.delete(actor.address);
    else this.#wakes.set(actor.address, actor.wakeAt);
  }

  #wakeDue(): void {
    const now = this.clock.now();
    const due: { address: Address; wakeAt: number }[] = [];
    for (const [address, wakeAt] of this.#wakes) if (wakeAt <= now) due.push({ address, wakeAt });
    for (const { address } of due.sort((left, right) => left.wakeAt - right.wakeAt)) {
      if (!this.#isOpen) return;
      const resident = this.#residence.here(address);
      if (resident) this.#deliver(resident, { type: 'wake' }, null);
    }
  }

  /** Wakes of actors that sleep in the database. */
  async #loadDue(): Promise<void> {
    if (!this.#isOpen) return;
    try {
      for (const { address, wakeAt } of await this.#store.due(this.#limits.claimBatchMax)) {
        if (this.directory.isPlaceOf(address) || wakeAt < this.clock.now() - this.#limits.overdueMs)
          this.#residence.load(address);
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.#events.storeFailed(error);
    }
  }

  #every(ms: number, run: () => void | Promise<void>): void {
    let cancel = () => {};
    const arm = () => {
      cancel = this.clock.after(ms, () => {
        if (this.#finished) return;
        void Promise.try(run).then(arm, (error) => this.#break(error));
      });
    };
    arm();
    this.#cancels.push(() => cancel());
  }

  /** A bug of the host's own: what is committed stands, this incarnation says nothing more. */
  #break(error: unknown): void {
    this.#events.broke(error);
    this.#finish('broke');
  }

  #finish(why: 'fenced' | 'broke' | 'drained'): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#committer.finish();
    this.#checkpointer.stop();
    for (const cancel of this.#cancels.splice(0)) cancel();
    for (const { faces } of this.#residence.close()) for (const face of faces) this.#show(() => face.lost());
    this.#events.finished(why);
  }
}
