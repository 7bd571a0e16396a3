/**
 * The model: what must be true, by the log alone. It reads each segment at the instant at which it lands, and holds whatever
 * anybody is told against it. It is told nothing by the host, and shares no code with it but the reading of a segment.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AnyActorKind, Index, Reply } from '../../actors/kit/actor.ts';
import type { Address } from '../../actors/kit/address.ts';
import { kindOf } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { MailPart, OutPart, SessionPart } from '../../actors/kit/system-parts.ts';
import type { Value } from '../../actors/kit/value.ts';
import { assetsOf, minus, nothing, plus } from '../../actors/kit/value.ts';
import { unpackSegment } from '../host/segment.ts';
import type { MemoryDatabase, StoreCall } from '../persistence/MemoryStore.ts';
import type { Claimed } from '../persistence/Store.ts';
import type { Journal } from './Journal.ts';
import type { Tally } from './Tally.ts';
import { expectPromise } from './Violation.ts';

export interface Modelled {
  ver: number;
  epoch: number;
  at: number;
  /** When it is to be woken: its deadline, or when it set that, should it be behind with its work. */
  dueAt: number | null;
  /** Who has claimed it last. */
  owner: string | null;
  readonly parts: Map<string, unknown>;
  readonly index: Index | undefined;
}

/** Who is told what happens. */
export interface Audience {
  readonly journal: Journal;
  readonly tally: Tally;
  /** A deadline was met, and when that was due. */
  onMet(address: Address, dueAt: number): void;
}

/** A question that is not answered yet, with all that was true since it was asked. */
export interface Read {
  readonly address: Address;
  readonly key: string;
  readonly truths: Set<string>;
}

/** Replies that say nothing about what was decided, and are not remembered. */
const PASSING = new Set(['busy', 'outOfOrder']);

export class Model {
  readonly actors = new Map<Address, Modelled>();
  readonly #database: MemoryDatabase;
  readonly #kinds: ReadonlyMap<string, AnyActorKind>;
  readonly #audience: Audience;
  readonly #landed = new Map<string, number>();
  /** Every reply there ever was, by address and session. */
  readonly #replies = new Map<string, string[]>();
  readonly #reads = new Set<Read>();
  /** Letters taken by the sender's word, to be true at the end of the segment. */
  #forgotten: { from: Address; to: Address; taken: number }[] = [];
  #transit: Value = nothing;
  #made: Value = nothing;
  #held: Value = nothing;

  constructor(database: MemoryDatabase, kinds: readonly AnyActorKind[], audience: Audience) {
    this.#database = database;
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#audience = audience;
  }

  actor(address: Address): Modelled {
    let actor = this.actors.get(address);
    if (!actor) {
      const index = this.#kinds.get(kindOf(address))?.makeIndex();
      actor = { ver: 0, epoch: 0, at: 0, dueAt: null, owner: null, parts: new Map(), index };
      this.actors.set(address, actor);
    }
    return actor;
  }

  part(address: Address, key: string): unknown {
    return this.actors.get(address)?.parts.get(key);
  }

  cursor(receiver: Address, sender: Address): number {
    return (this.part(receiver, `~in/${sender}`) as number | undefined) ?? 0;
  }

  /** A call has just had its effect. */
  onCall(call: StoreCall, inc: string): void {
    if (call !== 'append') return;
    const { segments } = must(this.#database.nodes.get(inc), inc);
    for (let seq = (this.#landed.get(inc) ?? 0) + 1; seq <= segments.length; seq++) {
      this.#landed.set(inc, seq);
      this.#audience.tally.add('segments');
      const records = unpackSegment(inc, seq, must(segments[seq - 1], 'a segment'));
      for (const record of records) this.#apply(inc, record);
      this.#closeSegment();
    }
  }

  #apply(inc: string, record: ActorRecord): void {
    const { address, ver, epoch, at, puts } = record;
    const actor = this.actor(address);
    const row = this.#database.actors.get(address);
    this.#note(inc, 'record', () => `${address} ${epoch}/${ver} ${puts.map(([key]) => key).join(' ')}`);
    const is = `${address} has a record ${epoch}/${ver} of ${inc}`;
    const isOwned = row?.owner === inc && row.epoch === epoch;
    expectPromise('D4', isOwned, () => `${is}; ${row?.owner} has it at ${row?.epoch}`);
    expectPromise('D4', epoch >= actor.epoch, () => `${is} after ${actor.epoch}/${actor.ver}`);
    expectPromise('D2', ver === actor.ver + 1, () => `${is} after ${actor.epoch}/${actor.ver}`);
    expectPromise('D8', at >= actor.at, () => `${is} of ${at}, and has known ${actor.at}`);
    actor.ver = ver;
    actor.epoch = epoch;
    actor.at = at;
    this.#balance(actor, record);
    for (const [key, part] of puts) {
      this.#check(record, actor, key, part);
      const before = actor.parts.get(key);
      if (!key.startsWith('~')) actor.index?.write(key, before, part ?? undefined);
      if (part === null) actor.parts.delete(key);
      else actor.parts.set(key, part);
    }
    if (puts.some(([key]) => key === '~wake')) this.#setAlarm(address, actor);
    for (const read of this.#reads)
      if (read.address === address) read.truths.add(JSON.stringify(actor.parts.get(read.key)) ?? 'nothing');
  }

  #setAlarm(address: Address, actor: Modelled): void {
    if (actor.dueAt !== null) this.#audience.onMet(address, actor.dueAt);
    const wakeAt = actor.parts.get('~wake') as number | undefined;
    actor.dueAt = wakeAt === undefined ? null : Math.max(wakeAt, this.#database.now());
  }

  #check(record: ActorRecord, actor: Modelled, key: string, part: unknown): void {
    const { address } = record;
    if (key.startsWith('~session/')) this.#checkSession(address, actor, key, part as SessionPart | null);
    else if (key.startsWith('~in/')) this.#checkCursor(record, key.slice(4) as Address, part as number);
    else if (key.startsWith('~out/')) {
      const to = key.slice(5) as Address;
      const before = (actor.parts.get(key) as OutPart | undefined) ?? { next: 1, taken: 0 };
      const { next, taken } = part as OutPart;
      const isForward = next >= before.next && taken >= before.taken && taken < next;
      expectPromise('D6', isForward, () => `letters of ${address} to ${to}: ${JSON.stringify([before, part])}`);
      this.#forgotten.push({ from: address, to, taken });
    }
  }

  /** D5: each number is consumed once, and what it was answered is known from now on. */
  #checkSession(address: Address, actor: Modelled, key: string, part: SessionPart | null): void {
    if (part === null) return;
    const before = actor.parts.get(key) as SessionPart | undefined;
    const name = `${address} ${key.slice(9)}`;
    const replies = this.#replies.get(name) ?? [];
    this.#replies.set(name, replies);
    expectPromise(
      'D5',
      part.last === (before ? before.last + 1 : 0),
      () => `${name}: ${part.last} after ${before?.last}`,
    );
    expectPromise('D5', replies.length === part.last || !before, () => `${name} was opened twice`);
    const answer = part.replies.find(([seq]) => seq === part.last);
    if (part.last > 0) {
      expectPromise('D5', answer !== undefined, () => `${name}: the reply to ${part.last} is not remembered`);
      replies[part.last] = JSON.stringify(answer[1]);
      this.#audience.tally.add('commands');
    } else replies[0] = '';
    expectPromise('D9', part.replies.length <= 32, () => `${name} remembers ${part.replies.length} replies`);
  }

  /** D6: the next one of the pair, and one that was written; with the value it was sent with. */
  #checkCursor(record: ActorRecord, from: Address, seq: number): void {
    const { address: to, movements } = record;
    const before = this.cursor(to, from);
    const { next } = (this.part(from, `~out/${to}`) as OutPart | undefined) ?? { next: 1 };
    expectPromise('D6', seq === before + 1, () => `${to} took letter ${seq} of ${from} after ${before}`);
    expectPromise('D6', seq < next, () => `${to} took letter ${seq} of ${from}, who has written ${next - 1}`);
    this.#audience.tally.add('letters taken');
    const letter = this.part(from, `~mail/${to}/${seq}`) as MailPart | undefined;
    if (!letter) return;
    let taken = nothing;
    for (const { asset, amount, debit } of movements) if (debit === 'transit') taken = plus(taken, { [asset]: amount });
    const isWhole = isDeepStrictEqual(taken, letter.value);
    expectPromise(
      'D3',
      isWhole,
      () => `letter ${seq} of ${from} to ${to} held ${show(letter.value)}, not ${show(taken)}`,
    );
  }

  /** D3: what lies in the parts has grown by what the movements say, and the world by what was made and unmade. */
  #balance(actor: Modelled, { address, movements, puts }: ActorRecord): void {
    const kind = this.#kinds.get(kindOf(address));
    let grown: Value = nothing;
    const holdings = (key: string, part: unknown): Value => {
      if (part === undefined || part === null || key.startsWith('~mail/')) return nothing;
      if (key.startsWith('~lost/')) return (part as MailPart).value;
      return key.startsWith('~') ? nothing : (kind?.holdings(key, part) ?? nothing);
    };
    for (const [key, part] of puts)
      grown = plus(minus(grown, holdings(key, actor.parts.get(key))), holdings(key, part));
    let moved: Value = nothing;
    for (const { asset, amount, debit, credit } of movements) {
      this.#audience.tally.add('movements of value');
      const value = { [asset]: amount };
      if (credit === address) moved = plus(moved, value);
      if (debit === address) moved = minus(moved, value);
      if (credit === 'transit') this.#transit = plus(this.#transit, value);
      if (debit === 'transit') this.#transit = minus(this.#transit, value);
      if (debit.startsWith('faucet:')) this.#made = plus(this.#made, value);
      if (credit.startsWith('sink:')) this.#made = minus(this.#made, value);
    }
    expectPromise(
      'D3',
      isDeepStrictEqual(grown, moved),
      () => `${address} grew by ${show(grown)}, moved ${show(moved)}`,
    );
    this.#held = plus(this.#held, grown);
  }

  #closeSegment(): void {
    for (const { from, to, taken } of this.#forgotten) {
      const cursor = this.cursor(to, from);
      expectPromise('D6', taken <= cursor, () => `${from} forgot letter ${taken} to ${to}, who has taken ${cursor}`);
    }
    this.#forgotten = [];
    const isOwed = assetsOf(this.#transit).some((asset) => (this.#transit[asset] ?? 0) < 0);
    expectPromise('D3', !isOwed, () => `more has arrived than was sent: ${show(this.#transit)}`);
    const all = plus(this.#held, this.#transit);
    expectPromise('D3', isDeepStrictEqual(minus(all, this.#made), nothing), () => `the world holds ${show(all)}`);
  }

  get transit(): Value {
    return this.#transit;
  }

  /** D7: what an actor is restored from is what the log says. */
  onClaim(inc: string, { address, epoch, ver, at, parts }: Claimed): void {
    const actor = this.actor(address);
    this.#note(inc, 'claims', () => `${address} ${epoch}/${ver}`);
    if (actor.owner !== null && actor.owner !== inc) {
      const isDead = this.#database.nodes.get(actor.owner)?.state !== 'live';
      this.#audience.tally.add(isDead ? 'takeovers from the dead' : 'moves between the living');
    }
    actor.owner = inc;
    const isAsLogged = ver === actor.ver && at === actor.at;
    expectPromise('D7', isAsLogged, () => `${inc} restores ${address} at ${ver}, the log is at ${actor.ver}`);
    expectPromise(
      'D7',
      isDeepStrictEqual(parts, actor.parts),
      () => `${inc} restores ${address} at ${ver}: ${difference(parts, actor.parts)}`,
    );
  }

  /** D1 and D5: what a client is told is in the log, and is what was told first. */
  onReply(address: Address, session: string, seq: number, reply: Reply): void {
    if (!reply.ok && PASSING.has(reply.refused)) return;
    const first = this.#replies.get(`${address} ${session}`)?.[seq];
    const said = `${session} of ${address} hears ${show(reply)} to ${seq}`;
    expectPromise(
      reply.ok || reply.refused !== 'sessionClosed' ? 'D1' : 'D5',
      first !== undefined,
      () => `${said}, and the log knows nothing of it`,
    );
    expectPromise('D5', first === JSON.stringify(reply), () => `${said}, and the log has ${first}`);
  }

  /** The number of the last command of a session. */
  lastOf(address: Address, session: string): number {
    return (this.#replies.get(`${address} ${session}`)?.length ?? 1) - 1;
  }

  beginRead(address: Address, key: string): Read {
    const read: Read = { address, key, truths: new Set([JSON.stringify(this.part(address, key)) ?? 'nothing']) };
    this.#reads.add(read);
    return read;
  }

  /** D1: what was read was true at some instant between question and answer. */
  endRead(read: Read, answer: unknown): void {
    this.#reads.delete(read);
    const said = JSON.stringify(answer) ?? 'nothing';
    expectPromise(
      'D1',
      read.truths.has(said),
      () => `${read.key} of ${read.address} is read as ${said}, which it was not`,
    );
  }

  dropRead(read: Read): void {
    this.#reads.delete(read);
  }

  #note(inc: string, what: string, about: () => string): void {
    this.#audience.journal(this.#database.now(), inc, what, about);
  }
}

const show = (value: unknown): string => JSON.stringify(value);

export function difference(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): string {
  const keys = new Set([...left.keys(), ...right.keys()]);
  const key = [...keys].find((each) => !isDeepStrictEqual(left.get(each), right.get(each))) ?? '';
  return `${key} is ${show(left.get(key))}, not ${show(right.get(key))}`;
}
