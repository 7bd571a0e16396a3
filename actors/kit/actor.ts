/**
 * What an actor is: a key, a set of named parts (its whole durable state), and four deeds.
 * The deeds are pure: they read and write parts through a turn, and touch nothing else.
 *
 * State is kept in parts so that the log, the checkpoint and the restore cost what changed, not what there is.
 */
import type { Address, Kind } from './address.ts';
import type { Chance } from './chance.ts';
import type { FaucetOf, SinkOf } from './faucets.ts';
import type { Value } from './value.ts';

/** JSON in, JSON out. A part is replaced, never mutated. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The answer to a command. A refusal is data: the rules say no, and nothing changed. */
export type Reply<Result = unknown> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly refused: string; readonly [detail: string]: unknown };

export function accepted<Result>(result: Result): Reply<Result> {
  return { ok: true, result };
}

export function refused(code: string, details: Record<string, unknown> = {}): Reply<never> {
  return { ok: false, refused: code, ...details };
}

/** Something said to the clients of an actor once its cause is committed. */
export interface Notice {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** Something that happened and stays true: a row of history (a trade, a fill). */
export interface Fact {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** A derived view of the parts, kept beside them and never stored (an order book, for one). */
export interface Index {
  /** Called for each part at activation (`before` undefined) and for each committed write of a turn. */
  write(key: string, before: unknown, after: unknown): void;
}

/**
 * One message being decided. `Parts` maps part keys to their types; template keys (`order/${string}`) are welcome.
 * Reads see the writes of this turn; the index shows the state before it.
 */
export interface Turn<Parts, K extends Kind, I = undefined, Tuning = undefined> {
  readonly self: Address<K>;
  readonly key: string;
  /** Epoch ms, never running backwards for one actor. */
  readonly now: number;
  /** A duration of the game as this world's clock runs it, ms (`TIME_SCALE`); never for limits or leases. */
  span(gameMs: number): number;
  /** The only dice there are; the turn's outcome is recorded, so nothing ever throws them twice. */
  readonly chance: Chance;
  /** The numbers a designer turns, as they are now; what must not change under way is kept in a part at its beginning. */
  readonly tuning: Tuning;
  readonly index: I;
  get<Key extends keyof Parts & string>(key: Key): Parts[Key] | undefined;
  put<Key extends keyof Parts & string>(key: Key, part: Parts[Key]): void;
  drop(key: keyof Parts & string): void;
  /** Keys beginning with the prefix, this turn's writes included. Costs the number of parts. */
  keys(prefix: string): string[];
  /** Brings value into the world; the turn must then hold or send it. */
  mint(faucet: FaucetOf<K>, value: Value): void;
  /** Takes value out of the world. */
  burn(sink: SinkOf<K>, value: Value): void;
  /** Mail, with value inside if wanted: exactly once, in order per pair, or back as a bounce. */
  send(to: Address, mail: Mail, value?: Value): void;
  notify(notice: Notice): void;
  happened(fact: Fact): void;
  /** The next instant at which `onWake` must run; null for never. Durable (D8). */
  wakeAt(instant: number | null): void;
}

export interface Mail {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** One kind of actor: the same object serves the host, the simulator and the tests. */
export interface ActorKind<
  Parts = never,
  K extends Kind = Kind,
  I = undefined,
  Command = never,
  M extends Mail = never,
  Tuning = undefined,
> {
  readonly kind: K;
  /** Version of the parts' shapes; a newer one than the code's is refused at activation. */
  readonly version: number;
  /** As shipped: in force where the surroundings name no other. */
  readonly tuning: Tuning;
  /** Untrusted body to command, or a sentence that says what is wrong with it. */
  parseCommand(body: unknown): { command: Command } | { invalid: string };
  makeIndex(): I;
  /** The value that lies in a part: the base of conservation (D3). */
  holdings(key: string, part: unknown): Value;
  onCommand(turn: Turn<Parts, K, I, Tuning>, command: Command): Reply;
  onMail(turn: Turn<Parts, K, I, Tuning>, from: Address, mail: M, value: Value): void;
  /** Mail of ours that could not be delivered comes back with its value. */
  onBounce(turn: Turn<Parts, K, I, Tuning>, to: Address, mail: Mail, value: Value): void;
  onWake(turn: Turn<Parts, K, I, Tuning>): void;
}

/** A kind as the host sees it: its own types stay its own. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where kinds of different types are held together.
export type AnyActorKind = ActorKind<any, any, any, any, any, any>;
