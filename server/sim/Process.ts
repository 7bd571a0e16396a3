/**
 * One process of the cluster: the real host with its membership, on a clock that is a little wrong, a store behind weather and
 * a wire that others carry. It can stand still, be cut off, and die between any two events or in the midst of what it says.
 */
import type { AnyActorKind } from '../../actors/kit/actor.ts';
import { makeChance } from '../../actors/kit/chance.ts';
import type { Clock } from '../host/clock.ts';
import { Directory } from '../host/Directory.ts';
import { Host, hostLimits } from '../host/Host.ts';
import { Membership } from '../host/Membership.ts';
import type { Wire, WireMessage } from '../host/wire.ts';
import type { StoreCall } from '../persistence/MemoryStore.ts';
import { MemoryStore } from '../persistence/MemoryStore.ts';
import type { Claimed, Store } from '../persistence/Store.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Cluster } from './Cluster.ts';
import { expectPromise, Violation } from './Violation.ts';

export const LEASE_MS = 4_000;
const RENEW_MS = LEASE_MS / 4;
const DRAIN_MS = 5_000;
/** How long a call waits for a database that is away. */
const CALL_MS = 1_000;

const limits = {
  ...hostLimits,
  passivateAfterMs: 3_000,
  sweepEveryMs: 1_000,
  dueEveryMs: 500,
  wakeEveryMs: 200,
  repostEveryMs: 400,
  overdueMs: 2_000,
};

const never = new Promise<never>(() => {});

export class Process {
  readonly inc: string;
  readonly host: Host;
  readonly #cluster: Cluster;
  readonly #skewMs: number;
  readonly #membership: Membership;
  readonly #store: Store;
  readonly #isBuggy: boolean;
  #hear: (from: string, message: WireMessage) => void = () => {};
  #nudged: () => void = () => {};
  /** What would have run while it stood still. */
  #missed: (() => void)[] = [];
  #standsUntil = 0;
  #threadStandsUntil = 0;
  #wordsLeft = Number.POSITIVE_INFINITY;
  isUp = true;
  isDraining = false;
  /** Cut off from the database until this instant. */
  cutOffUntil = 0;

  constructor(cluster: Cluster, inc: string, kinds: readonly AnyActorKind[], isBuggy: boolean) {
    this.#cluster = cluster;
    this.inc = inc;
    this.#isBuggy = isBuggy;
    const { chance, database, model } = cluster;
    this.#skewMs = cluster.skewMs();
    const memory = new MemoryStore(inc, database, { after: (call) => model.onCall(call, inc) });
    this.#store = this.#throughWeather(memory);
    const world = {
      store: this.#store,
      clock: this.#clock,
      wire: this.#wire,
      directory: new Directory(this.#store, this.#clock),
    };
    const { timeScale, tuning } = cluster;
    const surroundings = { timeScale, tuning: () => tuning, chance: makeChance(Math.floor(chance() * 2 ** 31)) };
    const broke = (error: unknown) => cluster.fail(error instanceof Violation ? error : asViolation(inc, error));
    this.host = new Host({ ...world, ...surroundings }, kinds, { ...this.#events(broke) }, limits);
    this.#membership = new Membership(
      world,
      {
        changed: () => {},
        retired: (other, evidence) => {
          this.#note('retires', `${other} ${evidence}`);
          cluster.tally.add(`retired: ${evidence}`);
        },
        recovered: ({ inc: other, segments, actors }) => {
          this.#note('folds', `${other} ${segments}/${actors}`);
          cluster.tally.add('tails folded');
        },
        defective: (other, error) => broke(new Violation('D7', `the tail of ${other} is defective: ${error}`)),
        storeFailed: ({ message }) => this.#note('call failed', message),
        broke,
      },
      { leaseMs: LEASE_MS, everyMs: 500, foldGraceMs: 2_000 },
    );
  }

  #events(broke: (error: unknown) => void) {
    return {
      appended: () => {},
      checkpointed: () => {},
      fault: (address: string, message: string, error: Error) => {
        this.#note('fault', `${address} ${message}: ${error.message}`);
        this.#cluster.tally.add('poison taken');
        if (!this.#isBuggy) broke(new Violation('D10', `${address} fails at ${message}: ${error.stack}`));
      },
      storeFailed: ({ message }: StoreUnavailable) => this.#note('call failed', message),
      outputFailed: (error: unknown) => broke(error),
      releaseRefused: (address: string) => this.#note('not released', address),
      broke,
      finished: (why: string) => {
        this.#note('finished', why);
        this.exit(why);
      },
    };
  }

  begin(): void {
    this.#cluster.database.begin(this.inc, this.inc, LEASE_MS);
    void this.#renew();
    void this.#membership.start().then(() => this.isUp && this.host.start());
  }

  get isStill(): boolean {
    return this.#cluster.time.now < this.#standsUntil;
  }

  // ---- what may befall it ------------------------------------------------------------------------------------

  /** Gone, with all it had not said. */
  exit(why = 'crashed'): void {
    if (!this.isUp) return;
    this.isUp = false;
    this.#cluster.tally.add(`ends: ${why}`);
    this.#missed = [];
    this.#cluster.onExit(this);
  }

  /** Says so many things more, and dies in the midst of the next. */
  exitAfter(words: number): void {
    this.#wordsLeft = words;
  }

  /** Stands still, and goes on as if nothing had been; its lease is kept meanwhile if only the loop stands. */
  stall(ms: number, isWhole: boolean): void {
    const until = this.#cluster.time.now + ms;
    this.#standsUntil = Math.max(this.#standsUntil, until);
    if (isWhole) this.#threadStandsUntil = this.#standsUntil;
    this.#cluster.time.after(ms, () => {
      if (this.isStill) return;
      for (const run of this.#missed.splice(0)) this.#cluster.time.after(0, () => this.run(run));
    });
  }

  drain(): void {
    this.isDraining = true;
    void this.host.drain(DRAIN_MS);
  }

  suspect(inc: string): void {
    this.run(() => this.#membership.suspect(inc));
  }

  // ---- its ports ---------------------------------------------------------------------------------------------

  /** Something comes in from outside: at once, or when it goes on, or never. */
  run(what: () => void): void {
    if (!this.isUp) return;
    if (this.isStill) this.#missed.push(what);
    else what();
  }

  /** False once it is dead: nothing of it is heard any more. */
  get speaks(): boolean {
    if (this.#wordsLeft-- <= 0) this.exit();
    return this.isUp;
  }

  hear(from: string, message: WireMessage): void {
    this.run(() => this.#hear(from, message));
  }

  hearNudge(): void {
    this.run(() => this.#nudged());
  }

  get #clock(): Clock {
    const { time } = this.#cluster;
    return {
      now: () => Math.floor(time.now + this.#skewMs),
      after: (ms, run) => time.after(ms, () => this.run(run)),
      soon: (run) => void time.after(0, () => this.run(run)),
    };
  }

  get #wire(): Wire {
    const { network } = this.#cluster;
    return {
      send: (inc, message) => this.speaks && network.send(this.inc, inc, message),
      onMessage: (hear) => {
        this.#hear = hear;
      },
      nudge: () => this.speaks && network.nudge(this.inc),
      onNudge: (hear) => {
        this.#nudged = hear;
      },
    };
  }

  #throughWeather(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => this.#call(name as StoreCall, () => member.apply(target, args));
      },
    });
  }

  /** One call of the store, as it may go. It has its effect, if any, at one instant, whatever becomes of us meanwhile. */
  async #call<T>(call: StoreCall, ask: () => Promise<T>): Promise<T> {
    if (!this.isUp) return never;
    const { weatherChance: chance, time, weather, tally } = this.#cluster;
    const odds = this.#cluster.oddsOf(call);
    const fate = chance();
    const late = odds.lost + odds.late;
    const isUnknown = fate >= odds.lost && fate < late + odds.answerLost;
    if (call === 'append' && isUnknown) tally.add('appends of unknown outcome');
    if (fate >= odds.lost && fate < late) {
      const lateMs = chance() * 2_000;
      void time.pause(lateMs).then(async () => {
        if (this.#isCutOff) return;
        this.#note('lands late', call);
        await ask();
      });
    }
    if (fate < late) {
      await this.#pause(chance() * 200);
      throw new StoreUnavailable(`${call} was lost`);
    }
    await time.pause(1 + chance() * weather.storeMs);
    if (this.#isCutOff) {
      await this.#pause(CALL_MS);
      throw new StoreUnavailable(`${call} reaches nobody`);
    }
    const answer = await ask();
    if (call === 'claim') for (const claimed of answer as Claimed[]) this.#cluster.model.onClaim(this.inc, claimed);
    await this.#pause(chance() * weather.storeMs);
    if (this.#isCutOff || fate < late + odds.answerLost) throw new StoreUnavailable(`the answer to ${call} was lost`);
    return answer;
  }

  get #isCutOff(): boolean {
    return this.#cluster.isDatabaseAway || this.#cluster.time.now < this.cutOffUntil;
  }

  /** By its own loop: longer while it stands still, for ever once it is dead. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#cluster.time.after(ms, () => this.run(resolve)));
  }

  /** The thread that keeps the lease: it stands still only with the whole process. */
  async #renew(): Promise<void> {
    const { time } = this.#cluster;
    const memory = new MemoryStore(this.inc, this.#cluster.database);
    while (this.isUp) {
      await time.pause(RENEW_MS);
      // It comes to know what was decided meanwhile before anything else goes on, or some time after.
      const standsMs = this.#threadStandsUntil - time.now;
      const lateMs = Math.max(0, (this.#cluster.chance() - 0.5) * 2 * RENEW_MS);
      if (standsMs > 0) await time.pause(standsMs + lateMs);
      if (!this.isUp || this.#isCutOff) continue;
      if (!(await memory.renewLease(LEASE_MS))) this.run(() => this.host.retired());
    }
  }

  /** D9: what is held stays within its bounds. */
  checkBounds(): void {
    const { heldCascades, heldBytes } = this.host.vitals;
    expectPromise('D9', heldCascades <= 30_000 && heldBytes <= 16 << 20, () => `${this.inc} holds ${heldCascades}`);
  }

  /** D9: who went in peace has nothing left that is to be done, and nobody need fold his tail. */
  checkFarewell(): void {
    const { waiting, heldCascades, heldBytes, tailBytes } = this.host.vitals;
    const left = JSON.stringify({ waiting, heldCascades, heldBytes, tailBytes });
    expectPromise('D9', waiting + heldCascades + heldBytes + tailBytes === 0, () => `${this.inc} left ${left}`);
    const state = this.#cluster.database.nodes.get(this.inc)?.state;
    expectPromise('D9', state === 'folded', () => `${this.inc} went in peace, and is ${state}`);
  }

  #note(what: string, about: string): void {
    this.#cluster.journal(this.#cluster.time.now, this.inc, what, () => about);
  }
}

function asViolation(inc: string, error: unknown): Violation {
  return new Violation('D2', `${inc} broke: ${error instanceof Error ? error.stack : error}`);
}
