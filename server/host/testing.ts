/** For tests of the host: a clock turned by hand, a kind of actor that does what it is told, and a small world of both. */
import { fail } from 'node:assert/strict';
import type { ActorKind, AnyActorKind, Fact, Mail, Notice, Reply } from '../../actors/kit/actor.ts';
import { accepted, refused } from '../../actors/kit/actor.ts';
import type { Address, Kind } from '../../actors/kit/address.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Surroundings } from '../../actors/kit/surroundings.ts';
import { systemHoldings } from '../../actors/kit/system-parts.ts';
import { gold } from '../../actors/kit/value.ts';
import type { Weather } from '../persistence/MemoryStore.ts';
import { MemoryDatabase, MemoryStore } from '../persistence/MemoryStore.ts';
import { StoreUnavailable } from '../persistence/Store.ts';
import type { Clock } from './clock.ts';
import { silence } from './events.ts';
import type { Face } from './Face.ts';
import type { HostLimits } from './Host.ts';
import { Host, hostLimits } from './Host.ts';
import { foldRetired, projectFolded } from './recovery.ts';
import { NoWire } from './wire.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class HandClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  soon(run: () => void): void {
    this.after(0, run);
  }

  /** Turns the hands; whatever is due on the way happens at its own instant. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#timers.reduce<Timer | null>(
        (first, each) => (first && first.at <= each.at ? first : each),
        null,
      );
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}

/** Bugs to be switched on. */
export interface Bugs {
  inWake?: boolean;
  inIndex?: boolean;
  inRestore?: boolean;
}

/** What the test kind does on command; everything is counted in parts. */
export type Deed =
  | { readonly type: 'add' | 'throw' | 'cheat' | 'shout' | 'undo' }
  | { readonly type: 'mint'; readonly gold: number }
  | { readonly type: 'pay' | 'payPoison'; readonly to: Address; readonly gold: number }
  | { readonly type: 'note'; readonly to: Address; readonly count: number }
  | { readonly type: 'spin'; readonly to: Address; readonly turns: number }
  | { readonly type: 'wakeIn'; readonly ms: number }
  | { readonly type: 'pad'; readonly length: number }
  | { readonly type: 'put'; readonly part: unknown }
  | { readonly type: 'happen'; readonly fact: Fact };

export interface Parts {
  readonly count: number;
  readonly purse: { readonly gold: number };
  /** Numbers of the notes heard, in order, by sender. */
  readonly [heard: `heard/${string}`]: readonly number[];
  readonly balls: number;
  readonly bounced: number;
  readonly woken: readonly number[];
  readonly pad: string;
  readonly any: unknown;
}

class SumIndex {
  sum = 0;
  readonly #bugs: Bugs;

  constructor(bugs: Bugs) {
    this.#bugs = bugs;
  }

  write(key: string, before: unknown, after: unknown): void {
    if (this.#bugs.inRestore) throw new Error('a bug in restoring');
    if (key === 'count') this.sum += ((after as number | undefined) ?? 0) - ((before as number | undefined) ?? 0);
    if (this.#bugs.inIndex) throw new Error('a bug in the index');
  }
}

export function makeTestKind(kind: Kind, bugs: Bugs = {}): AnyActorKind {
  const testKind: ActorKind<Parts, 'trader', SumIndex, Deed, Mail> = {
    kind: kind as 'trader',
    version: 1,
    tuning: undefined,
    parseCommand(body) {
      if (body === 'a bug in parsing') throw new Error(body);
      return body !== null && typeof body === 'object' ? { command: body as Deed } : { invalid: 'not a deed' };
    },
    makeIndex: () => new SumIndex(bugs),
    holdings: (key, part) => (key === 'purse' ? gold((part as Parts['purse']).gold) : {}),

    onCommand(turn, deed): Reply {
      const purse = turn.get('purse')?.gold ?? 0;
      switch (deed.type) {
        case 'add': {
          const count = (turn.get('count') ?? 0) + 1;
          turn.put('count', count);
          return accepted({ count, indexed: turn.index.sum });
        }
        case 'throw':
          turn.put('count', -1);
          turn.notify({ type: 'never' });
          throw new Error('a bug in a command');
        case 'cheat':
          turn.put('purse', { gold: purse + 1 });
          return accepted({});
        case 'undo':
          turn.put('count', -1);
          return refused('changedMyMind');
        case 'shout':
          turn.put('count', (turn.get('count') ?? 0) + 1);
          turn.notify({ type: 'shouted' });
          return accepted({});
        case 'mint':
          turn.mint('starter', gold(deed.gold));
          turn.put('purse', { gold: purse + deed.gold });
          return accepted({});
        case 'pay':
        case 'payPoison':
          if (purse < deed.gold) return refused('poor');
          turn.put('purse', { gold: purse - deed.gold });
          turn.send(deed.to, { type: deed.type }, gold(deed.gold));
          return accepted({});
        case 'note': {
          const sent = turn.get('count') ?? 0;
          for (let i = 1; i <= deed.count; i++) turn.send(deed.to, { type: 'note', number: sent + i });
          turn.put('count', sent + deed.count);
          return accepted({});
        }
        case 'spin':
          turn.send(deed.to, { type: 'ball', left: deed.turns });
          return accepted({});
        case 'wakeIn':
          turn.wakeAt(turn.now + deed.ms);
          return accepted({});
        case 'pad':
          turn.put('pad', 'x'.repeat(deed.length));
          return accepted({});
        case 'put':
          turn.put('any', deed.part);
          return accepted({});
        case 'happen':
          turn.happened(deed.fact);
          return accepted({});
      }
    },

    onMail(turn, from, mail, value) {
      turn.put('count', (turn.get('count') ?? 0) + 1);
      switch (mail.type) {
        case 'pay':
          turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) + (value.gold ?? 0) });
          break;
        case 'note':
          turn.put(`heard/${from}`, [...(turn.get(`heard/${from}`) ?? []), mail['number'] as number]);
          break;
        case 'ball':
          turn.put('balls', (turn.get('balls') ?? 0) + 1);
          if (Number(mail['left']) > 1) turn.send(from, { type: 'ball', left: Number(mail['left']) - 1 });
          break;
        default:
          throw new Error(`a bug about ${mail.type}`);
      }
    },

    onBounce(turn, _to, _mail, value) {
      turn.put('bounced', (turn.get('bounced') ?? 0) + 1);
      turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) + (value.gold ?? 0) });
    },

    onWake(turn) {
      turn.put('woken', [...(turn.get('woken') ?? []), turn.now]);
      if (bugs.inWake) throw new Error('a bug in waking');
    },
  };
  return testKind;
}

export const testKinds = (bugs: Bugs = {}): AnyActorKind[] =>
  (['trader', 'hub', 'auction'] as const).map((kind) => makeTestKind(kind, bugs));

/** A face that keeps what it was shown. */
export class Onlooker implements Face {
  onlookers = 1;
  readonly seen: string[] = [];
  parts: ReadonlyMap<string, unknown> | null = null;

  restored(ver: number, parts: ReadonlyMap<string, unknown>): void {
    this.parts = parts;
    this.seen.push(`restored ${ver}`);
  }

  committed(record: ActorRecord, notices: readonly Notice[]): void {
    this.seen.push(`committed ${record.ver}`, ...notices.map(({ type }) => type));
  }

  lost(): void {
    this.seen.push('lost');
  }
}

export interface Node {
  readonly inc: string;
  readonly host: Host;
  readonly store: MemoryStore;
  /** What the host told its keeper. */
  readonly told: string[];
}

/** Other kinds than the test kind, and their surroundings. */
export interface Game {
  readonly kinds: readonly AnyActorKind[];
  readonly surroundings: Partial<Surroundings>;
}

/** Nodes on one database, one after another; the clock is in the test's hand. */
export class World {
  readonly clock = new HandClock(1_700_000_000_000);
  readonly database = new MemoryDatabase(() => this.clock.now());
  readonly #seqs = new Map<string, number>();
  readonly #game: Game | null;
  #nodes = 0;

  /** With the test kind, unless it is said what game is played. */
  constructor(game: Game | null = null) {
    this.#game = game;
  }

  async begin(options: { weather?: Weather; bugs?: Bugs; limits?: Partial<HostLimits> } = {}): Promise<Node> {
    const inc = `n${++this.#nodes}`;
    for (const other of this.database.nodes.keys()) this.database.retire(other);
    this.database.begin(inc);
    await foldRetired(new MemoryStore(inc, this.database));
    const store = new MemoryStore(inc, this.database, options.weather);
    const told: string[] = [];
    const host = new Host(
      { store, clock: this.clock, wire: new NoWire(), ...this.#game?.surroundings },
      this.#game?.kinds ?? testKinds(options.bugs),
      {
        ...silence,
        fault: (address, message, error) => told.push(`fault ${address} ${message}: ${error.message}`),
        storeFailed: ({ message }) => told.push(`store failed: ${message}`),
        outputFailed: (error) => told.push(`output failed: ${error}`),
        releaseRefused: (address) => told.push(`release refused ${address}`),
        broke: (error) => told.push(`broke: ${error}`),
        finished: (why) => told.push(`finished ${why}`),
      },
      { ...hostLimits, ...options.limits },
    );
    host.start();
    return { inc, host, store, told };
  }

  /** Writes the history that the dead left, as a chore of a server does. */
  async projectFolded(): Promise<void> {
    await projectFolded(new MemoryStore(`n${this.#nodes}`, this.database));
  }

  /** Turns the clock until the promise has an answer. */
  async settled<T>(promise: Promise<T>, withinMs = 10_000): Promise<T> {
    let answer: { value: T } | null = null;
    void promise.then((value) => {
      answer = { value };
    });
    for (const end = this.clock.now() + withinMs; !answer && this.clock.now() < end; ) await this.clock.advance(1);
    if (!answer) fail(`nothing said within ${withinMs} ms`);
    return (answer as { value: T }).value;
  }

  /** A command in an ever-open session; numbered by the world, so that it goes on over nodes. */
  ask({ host }: Node, address: Address, body: unknown, session = 'test'): Promise<Reply> {
    const key = `${address}/${session}`;
    const seq = (this.#seqs.get(key) ?? 0) + 1;
    this.#seqs.set(key, seq);
    const ask = () => host.ask(address, { type: 'command', session, seq, ackBelow: Math.max(1, seq - 8), body });
    return seq === 1 ? host.ask(address, { type: 'open', session, fresh: true }).then(ask) : ask();
  }

  async told(node: Node, address: Address, body: unknown, session?: string): Promise<Reply> {
    return this.settled(this.ask(node, address, body, session));
  }

  /** The actor's own parts as its rows stand. */
  row(address: Address): Record<string, unknown> {
    const parts = this.database.actors.get(address)?.parts ?? new Map();
    return Object.fromEntries(
      [...parts].filter(([key]) => !key.startsWith('~')).map(([key, { value }]) => [key, value]),
    );
  }

  /** Gold in purses and letters, as the rows stand. */
  get goldHeld(): number {
    let sum = 0;
    for (const { parts } of this.database.actors.values()) {
      for (const [key, { value }] of parts) {
        if (key === 'purse') sum += (value as Parts['purse']).gold;
        else sum += systemHoldings(key, value).gold ?? 0;
      }
    }
    return sum;
  }

  get goldMinted(): number {
    return this.database.ledger.reduce((sum, { amount, debit }) => sum + (debit.startsWith('faucet:') ? amount : 0), 0);
  }

  segments({ inc }: Node): number {
    return this.database.nodes.get(inc)?.segments.length ?? 0;
  }
}

export const ana: Address = 'trader:ana';
export const ben: Address = 'trader:ben';
export const bank: Address = 'auction:bank';

export const storm = (): never => {
  throw new StoreUnavailable('storm');
};

/** A gate that holds some kinds of call while it is shut. */
export class Gate implements Weather {
  isShut = false;
  readonly #calls: readonly string[];
  #letGo: (() => void)[] = [];

  constructor(...calls: readonly string[]) {
    this.#calls = calls;
  }

  async before(call: string): Promise<void> {
    if (this.isShut && this.#calls.includes(call)) await new Promise<void>((resolve) => this.#letGo.push(resolve));
  }

  open(): void {
    this.isShut = false;
    for (const letGo of this.#letGo.splice(0)) letGo();
  }
}
