/**
 * The host: runs the actors of one incarnation against three ports (store, clock, wire). It knows no socket and no room.
 * A message is decided at once, joins the open segment with all it set off, and is answered when that is committed.
 */
import type { Activation, Envelope, Outcome } from '../../actors/kit/activation.ts';
import { Activation as Actor } from '../../actors/kit/activation.ts';
import type { AnyActorKind, Notice, Reply } from '../../actors/kit/actor.ts';
import { refused } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { kindOf } from '../../actors/kit/address.ts';
import { runCascade } from '../../actors/kit/cascade.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Claimed, Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import { Checkpointer } from './Checkpointer.ts';
import type { Clock } from './clock.ts';
import { Committer } from './Committer.ts';
import type { HostEvents } from './events.ts';
import { Postbox } from './postbox.ts';
import type { Wire } from './wire.ts';

export interface HostLimits {
  readonly mailboxMax: number;
  readonly claimBatchMax: number;
  /** An actor untouched for this long, with nobody looking, leaves memory. */
  readonly passivateAfterMs: number;
  readonly sweepEveryMs: number;
  /** How often sleeping actors are looked for, and how often deadlines of loaded ones are compared. */
  readonly dueEveryMs: number;
  readonly wakeEveryMs: number;
  readonly retryAfterMs: number;
  readonly repostEveryMs: number;
}

export const hostLimits: HostLimits = {
  mailboxMax: 1_000,
  claimBatchMax: 200,
  passivateAfterMs: 300_000,
  sweepEveryMs: 5_000,
  dueEveryMs: 1_000,
  wakeEveryMs: 100,
  retryAfterMs: 500,
  repostEveryMs: 1_000,
};

/** Somebody who shows an actor to its clients: first everything, then each record; committed state only. */
export interface Face {
  restored(ver: number, parts: ReadonlyMap<string, unknown>): void;
  committed(record: ActorRecord, notices: readonly Notice[]): void;
  /** The host says nothing more: clients must enter elsewhere. */
  lost(): void;
}

type Waiting = (resident: Resident | null) => void;

/** An actor in memory or on its way in or out. */
interface Resident {
  readonly actor: Activation;
  readonly faces: Set<Face>;
  usedAt: number;
  leaving: boolean;
}

export class Host {
  readonly clock: Clock;
  readonly #store: Store;
  readonly #wire: Wire;
  readonly #kinds: ReadonlyMap<string, AnyActorKind>;
  readonly #events: HostEvents;
  readonly #limits: HostLimits;
  readonly #timeScale: number;
  readonly #committer: Committer;
  readonly #checkpointer: Checkpointer;
  readonly #residents = new Map<Address, Resident>();
  /** Mailboxes of actors that are not in memory (yet, or any more). */
  readonly #mailboxes = new Map<Address, Waiting[]>();
  /** To be claimed, or being claimed: never asked for twice at once. */
  readonly #wanted = new Set<Address>();
  readonly #toClaim = new Set<Address>();
  #claiming = false;
  readonly #wakes = new Map<Address, number>();
  readonly #postbox = new Postbox();
  #cancels: (() => void)[] = [];
  #draining = false;
  #finished = false;

  constructor(
    world: { store: Store; clock: Clock; wire: Wire; timeScale?: number },
    kinds: readonly AnyActorKind[],
    events: HostEvents,
    limits: HostLimits = hostLimits,
  ) {
    this.#timeScale = world.timeScale ?? 1;
    this.clock = world.clock;
    this.#store = world.store;
    this.#wire = world.wire;
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#events = events;
    this.#limits = limits;
    this.#checkpointer = new Checkpointer(world.store, world.clock, this.#kinds, {
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
  }

  start(): void {
    this.#every(this.#limits.wakeEveryMs, () => this.#wakeDue());
    this.#every(this.#limits.dueEveryMs, () => this.#loadDue());
    this.#every(this.#limits.sweepEveryMs, () => this.#sweep());
    this.#wire.onNews((address) => this.#load(address));
  }

  /** A message from outside, answered once what it did is committed. `busy` when the world is behind (D9). */
  ask(address: Address, envelope: Envelope): Promise<Reply> {
    return new Promise((resolve) => {
      const busy = (why: string) => resolve(refused('busy', { why, retryAfterMs: this.#limits.retryAfterMs }));
      if (!this.#isOpen) return busy(this.#finished ? 'closing' : 'the log is behind');
      this.#whenResident(address, (resident) => {
        if (resident) this.#deliver(resident, envelope, resolve);
        else busy('not available');
      });
    });
  }

  /** Shows an actor to a face from now on. Rejected as `busy` when the actor cannot be had. */
  attach(address: Address, face: Face): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve(false);
      this.#whenResident(address, (resident) => {
        if (!resident) return resolve(false);
        resident.usedAt = this.clock.now();
        const ver = resident.actor.ver;
        const parts = new Map(resident.actor.parts);
        // The face joins the committed stream exactly behind what is decided by now.
        this.#committer.say(() => {
          resident.faces.add(face);
          face.restored(ver, parts);
          resolve(true);
        });
      });
    });
  }

  detach(address: Address, face: Face): void {
    this.#residents.get(address)?.faces.delete(face);
  }

  /** One part of an actor as committed by now; undefined when it has none, null when the actor cannot be had. */
  read(address: Address, key: string): Promise<unknown> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve(null);
      this.#whenResident(address, (resident) => {
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
  get vitals(): { actors: number; heldCascades: number; heldBytes: number; tailBytes: number; open: boolean } {
    const { cascades, bytes } = this.#committer.waiting;
    const open = this.#isOpen;
    return { actors: this.#residents.size, heldCascades: cascades, heldBytes: bytes, tailBytes: this.#checkpointer.tailBytes, open };
  }

  /** Gentle end: what was decided is committed and said, everything is checkpointed. Bounded by the time given. */
  async drain(limitMs: number): Promise<void> {
    this.#draining = true;
    for (const cancel of this.#cancels.splice(0)) cancel();
    let cancel = () => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.clock.after(limitMs, resolve);
    });
    await Promise.race([this.#committer.settled().then(() => this.#checkpointer.drain()), limit]);
    cancel();
    this.#finish('drained');
  }

  // ---- one message -------------------------------------------------------------------------------------------

  #deliver(resident: Resident, envelope: Envelope, answer: ((reply: Reply) => void) | null): void {
    const now = this.clock.now();
    resident.usedAt = now;
    let outcomes: Outcome[];
    try {
      outcomes = runCascade(resident.actor, envelope, now, (to) => this.#atHand(to));
    } catch (error) {
      // The kernel itself failed half-way: memory is not to be trusted any more, the log is.
      return this.#break(error);
    }
    const records: ActorRecord[] = [];
    for (const outcome of outcomes) {
      if (outcome.record) records.push(outcome.record);
      if (outcome.fault) this.#events.fault(outcome.address, envelope.type, outcome.fault);
      this.#settle(outcome, now);
    }
    const reply = outcomes[0]?.reply ?? null;
    this.#committer.write(records, () => {
      for (const outcome of outcomes) {
        if (!outcome.record) continue;
        const faces = this.#residents.get(outcome.address)?.faces;
        if (!faces) continue;
        for (const face of faces) face.committed(outcome.record, outcome.notices);
      }
      if (reply) answer?.(reply);
    });
  }

  /** What a decision changes for the host: deadlines, and letters that must find their receiver later. */
  #settle(outcome: Outcome, now: number): void {
    const resident = this.#residents.get(outcome.address);
    if (!resident || !outcome.record) return;
    resident.usedAt = now;
    this.#noteWake(resident.actor);
    for (const { to, queued } of outcome.letters) {
      if (!queued) continue;
      this.#postbox.add(to, outcome.address);
      this.#post(to);
    }
  }

  /** Sees to it that letters reach their receiver, however long it takes to be had. */
  #post(to: Address): void {
    if (this.#finished) return;
    this.#whenResident(to, (resident) => {
      if (resident) this.clock.soon(() => this.#deliverLetters(to));
      else this.clock.after(this.#limits.repostEveryMs, () => this.#post(to));
    });
  }

  #atHand(address: Address): Activation | undefined {
    const resident = this.#residents.get(address);
    return resident && !resident.leaving ? resident.actor : undefined;
  }

  /** Hands a loaded actor everything that waits for it in the outboxes of others. */
  #deliverLetters(to: Address): void {
    for (const from of this.#postbox.sendersTo(to)) {
      const sender = this.#residents.get(from);
      const letters = sender?.actor.letters().filter((letter) => letter.to === to) ?? [];
      for (const { seq, mail, value } of letters) {
        const receiver = this.#residents.get(to);
        if (!receiver || receiver.leaving || this.#finished) return;
        this.#deliver(receiver, { type: 'mail', from, seq, mail, value }, null);
      }
      this.#postbox.remove(to, from);
    }
  }

  // ---- coming and going --------------------------------------------------------------------------------------

  /** Calls back at once when the actor is in memory, else when it has been loaded; with null when it cannot be. */
  #whenResident(address: Address, use: Waiting): void {
    const resident = this.#residents.get(address);
    if (resident && !resident.leaving) return use(resident);
    const mailbox = this.#mailboxes.get(address);
    if (mailbox && mailbox.length >= this.#limits.mailboxMax) return use(null);
    if (mailbox) mailbox.push(use);
    else this.#mailboxes.set(address, [use]);
    if (!resident) this.#load(address);
  }

  #load(address: Address): void {
    if (this.#finished || this.#residents.has(address) || this.#wanted.has(address)) return;
    this.#wanted.add(address);
    if (!this.#mailboxes.has(address)) this.#mailboxes.set(address, []);
    this.#toClaim.add(address);
    if (this.#claiming) return;
    this.#claiming = true;
    this.clock.soon(() => void this.#claimAll().catch((error) => this.#break(error)));
  }

  /** Claims whatever is wanted, many in one statement. */
  async #claimAll(): Promise<void> {
    while (this.#toClaim.size > 0 && !this.#finished) {
      const batch = [...this.#toClaim].slice(0, this.#limits.claimBatchMax);
      for (const address of batch) this.#toClaim.delete(address);
      let claimed: Claimed[] = [];
      try {
        claimed = await this.#store.claim(batch);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#events.storeFailed(error);
        // A claim of unknown outcome may have landed: it is ours then, and is found so by its owner column.
      }
      if (this.#finished) return;
      for (const address of batch) this.#wanted.delete(address);
      for (const restored of claimed) this.#admit(restored);
      for (const address of batch) if (!this.#residents.has(address)) this.#turnAway(address);
    }
    this.#claiming = false;
  }

  #admit(claimed: Claimed): void {
    const kind = this.#kinds.get(kindOf(claimed.address));
    if (!kind || claimed.stateVersion > kind.version) return;
    const actor = new Actor(kind, claimed.address, claimed, this.#timeScale);
    const resident: Resident = { actor, faces: new Set(), usedAt: this.clock.now(), leaving: false };
    this.#residents.set(claimed.address, resident);
    this.#checkpointer.restored(claimed.address, claimed.ver);
    this.#noteWake(actor);
    const mailbox = this.#mailboxes.get(claimed.address) ?? [];
    this.#mailboxes.delete(claimed.address);
    for (const use of mailbox) use(resident);
    for (const { to } of actor.letters()) {
      this.#postbox.add(to, claimed.address);
      this.#post(to);
    }
    this.#deliverLetters(claimed.address);
  }

  #turnAway(address: Address): void {
    const mailbox = this.#mailboxes.get(address) ?? [];
    this.#mailboxes.delete(address);
    for (const use of mailbox) use(null);
    this.#wire.news(address);
  }

  /** Lets idle actors go, each exactly as its row stands. */
  #sweep(): void {
    const before = this.clock.now() - this.#limits.passivateAfterMs;
    for (const [address, resident] of this.#residents) {
      const { actor, faces, usedAt, leaving } = resident;
      if (leaving || faces.size > 0 || usedAt > before || actor.hasLetters) continue;
      if (this.#checkpointer.hasReached(address, actor.ver)) void this.#passivate(address, resident);
    }
  }

  async #passivate(address: Address, resident: Resident): Promise<void> {
    resident.leaving = true;
    for (;;) {
      try {
        const released = await this.#store.release(address, resident.actor.ver);
        if (!released) this.#events.releaseRefused(address);
        break;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.#events.storeFailed(error);
        await new Promise<void>((resolve) => this.clock.after(this.#limits.retryAfterMs, resolve));
      }
    }
    this.#residents.delete(address);
    this.#wakes.delete(address);
    this.#checkpointer.forget(address);
    if (this.#mailboxes.has(address)) this.#load(address);
  }

  // ---- time --------------------------------------------------------------------------------------------------

  #noteWake(actor: Activation): void {
    if (actor.wakeAt === null) this.#wakes.delete(actor.address);
    else this.#wakes.set(actor.address, actor.wakeAt);
  }

  #wakeDue(): void {
    if (!this.#isOpen) return;
    const now = this.clock.now();
    for (const [address, wakeAt] of this.#wakes) {
      if (wakeAt > now) continue;
      const resident = this.#residents.get(address);
      if (resident && !resident.leaving) this.#deliver(resident, { type: 'wake' }, null);
    }
  }

  /** Wakes of actors that sleep in the database. */
  async #loadDue(): Promise<void> {
    try {
      for (const address of await this.#store.due(this.#limits.claimBatchMax)) this.#load(address);
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
    for (const { faces } of this.#residents.values()) for (const face of faces) face.lost();
    for (const mailbox of this.#mailboxes.values()) for (const use of mailbox) use(null);
    this.#mailboxes.clear();
    this.#events.finished(why);
  }
}
