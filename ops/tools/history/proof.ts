/**
 * The proof: the whole log is folded by a path of its own and held against what clients were told and what the tables
 * hold. Pure; it is given the log group by group, causes first.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '../../../actors/kit/actor.ts';
import type { Address } from '../../../actors/kit/address.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { type OutPart, parseLetterKey } from '../../../actors/kit/system-parts.ts';
import type { OrderPart } from '../../../actors/trader/state.ts';
import { orderIn } from '../../../loadtest/accounting.ts';
import { Deadlines } from './deadlines.ts';
import { Deeds } from './deeds.ts';
import { strays } from './far-ends.ts';
import type { Asked } from './ledger.ts';
import { commandIn, type LoggedSegment } from './log.ts';

export interface Violations {
  readonly lost: string[];
  readonly doubled: string[];
  readonly halfDone: string[];
  /** Done in another order than asked. */
  readonly reordered: string[];
  /** Written by whom the actor did not belong to any more. */
  readonly usurped: string[];
  /** The log or the tables contradict themselves. */
  readonly broken: string[];
}

/** An actor as the tables have it. */
export interface StoredActor {
  readonly ver: number;
  readonly parts: ReadonlyMap<string, unknown>;
}

interface Folded {
  ver: number;
  epoch: number;
  readonly parts: Map<string, unknown>;
}

export class Proof {
  readonly violations: Violations = { lost: [], doubled: [], halfDone: [], reordered: [], usurped: [], broken: [] };
  readonly #actors = new Map<Address, Folded>();
  readonly #replies = new Map<string, Reply[]>();
  /** The incarnation that wrote under an epoch of an actor. */
  readonly #writers = new Map<string, string>();
  readonly #deeds = new Deeds();
  /** The lines of all squares: in which each stands, and its place in the order of all. */
  readonly #lines = new Map<string, { readonly hub: Address; readonly place: number }[]>();
  /** The last segment of each incarnation, and the last command of each session. */
  readonly #seqs = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  readonly deadlines = new Deadlines();
  segments = 0;
  records = 0;

  /** Segments that nothing is known to lie between: several of one instant, where their versions tell the order. */
  add(group: readonly LoggedSegment[]): void {
    const records: ActorRecord[] = [];
    for (const { inc, seq, records: own } of group) {
      const due = (this.#seqs.get(inc) ?? 0) + 1;
      if (seq !== due) this.violations.broken.push(`segment ${seq} of ${inc} where ${due} was due`);
      this.#seqs.set(inc, seq);
      this.segments++;
      for (const { address, epoch } of own) this.#checkWriter(`${address} of epoch ${epoch}`, inc);
      records.push(...own);
    }
    if (group.length > 1) records.sort((a, b) => a.ver - b.ver);
    for (const record of records) this.#fold(record);
    this.#checkLetters(records);
  }

  #checkWriter(claim: string, inc: string): void {
    const writer = this.#writers.get(claim) ?? inc;
    if (writer !== inc) this.violations.usurped.push(`${claim} was written by ${writer} and by ${inc}`);
    this.#writers.set(claim, writer);
  }

  get actors(): number {
    return this.#actors.size;
  }

  #fold(record: ActorRecord): void {
    this.records++;
    const { address, epoch, ver } = record;
    const actor = this.#actors.get(address) ?? { ver: 0, epoch: 0, parts: new Map<string, unknown>() };
    this.#actors.set(address, actor);
    if (ver !== actor.ver + 1 || epoch < actor.epoch) {
      const { usurped, broken } = this.violations;
      const isLate = ver <= actor.ver || epoch < actor.epoch;
      (isLate ? usurped : broken).push(`${address} went from ${actor.epoch}/${actor.ver} to ${epoch}/${ver}`);
    }
    this.deadlines.note(record);
    actor.ver = ver;
    actor.epoch = epoch;
    const command = commandIn(record);
    if (command) this.#noteCommand(command.name, command.reply);
    for (const [key, part] of record.puts) {
      const before = actor.parts.get(key);
      if (part === null) actor.parts.delete(key);
      else actor.parts.set(key, part);
      this.#note(address, key, part, before);
    }
  }

  #noteCommand(name: string, reply: Reply): void {
    this.#replies.set(name, [...(this.#replies.get(name) ?? []), reply]);
    const [session = '', number] = name.split('/');
    // Those of the server itself are one a node.
    if (session.startsWith('.')) return;
    const before = this.#numbers.get(session) ?? 0;
    if (Number(number) < before) this.violations.reordered.push(`${name} was done after ${session}/${before}`);
    this.#numbers.set(session, Number(number));
  }

  #note(address: Address, key: string, part: unknown, before: unknown): void {
    if (address.startsWith('trader:')) this.#deeds.note(address, key, part, before);
    if (part === null || !address.startsWith('hub:') || !key.startsWith('line/')) return;
    const { text } = part as { text: string };
    this.#lines.set(text, [...(this.#lines.get(text) ?? []), { hub: address, place: this.records }]);
  }

  /** After each segment: a letter that left without waiting has been taken, and one that waits is there. */
  #checkLetters(records: readonly ActorRecord[]): void {
    const pairs = new Map<string, [from: Address, to: Address]>();
    const note = (from: Address, to: Address) => pairs.set(`${from} ${to}`, [from, to]);
    for (const { address, puts } of records) {
      for (const [key] of puts) {
        if (key.startsWith('~out/')) note(address, key.slice('~out/'.length) as Address);
        if (key.startsWith('~in/')) note(key.slice('~in/'.length) as Address, address);
      }
    }
    for (const [from, to] of pairs.values()) this.#checkPair(from, to);
  }

  #checkPair(from: Address, to: Address): void {
    const { next, taken } = this.#part<OutPart>(from, `~out/${to}`) ?? { next: 1, taken: 0 };
    const cursor = this.#part<number>(to, `~in/${from}`) ?? 0;
    if (taken > cursor || cursor >= next) {
      this.violations.halfDone.push(
        `mail from ${from} to ${to}: sent ${next - 1}, known as taken ${taken}, taken ${cursor}`,
      );
    }
    for (let seq = taken + 1; seq < next; seq++) {
      if (this.#part(from, `~mail/${to}/${seq}`) === undefined)
        this.violations.lost.push(`letter ${seq} from ${from} to ${to}`);
    }
  }

  #part<Part>(address: Address, key: string): Part | undefined {
    return this.#actors.get(address)?.parts.get(key) as Part | undefined;
  }

  /** Everything that clients were told must be there, once and whole. */
  conclude(commands: Iterable<Asked>): void {
    const placed = new Map<string, number>();
    const said = new Map<string, number>();
    for (const asked of commands) {
      if (!asked.reply) continue;
      this.#findDecision(asked, asked.reply);
      if (!asked.reply.ok) continue;
      if (asked.body.type === 'placeOrder') bump(placed, asked.player);
      this.#findEffect(asked, asked.reply.result);
      if (asked.body.type === 'say') this.#findInOrder(said, asked.player, asked.body.text);
    }
    for (const [player, count] of placed) {
      const counted = this.#part<{ orders: number }>(`trader:${player}`, 'counter')?.orders ?? 0;
      const says = `${player}: ${count} orders acknowledged, ${counted} placed`;
      if (counted > count) this.violations.doubled.push(says);
      if (counted < count) this.violations.lost.push(says);
    }
    this.violations.doubled.push(...this.#deeds.doubled);
    this.#findMailUnderWay();
    const parts = [...this.#actors].map(([address, { parts }]) => [address, parts] as const);
    this.violations.halfDone.push(...strays(parts, (address, key) => this.#part(address, key)));
  }

  /** The command is in the log once, with the very reply its client got. */
  #findDecision({ name, body }: Asked, reply: Reply): void {
    const { lost, doubled, halfDone } = this.violations;
    const logged = this.#replies.get(name) ?? [];
    if (logged.length === 0) lost.push(`${name} ${JSON.stringify(body)}`);
    if (logged.length > 1) doubled.push(`${name} ${JSON.stringify(body)} is in the log ${logged.length} times`);
    const isSame = logged.length !== 1 || isDeepStrictEqual(plain(logged[0]), plain(reply));
    if (!isSame) halfDone.push(`${name} was answered otherwise than decided`);
  }

  /** What the command set out to do came about, once, at the far end too. */
  #findEffect({ body, player }: Asked, result: unknown): void {
    const { lost, halfDone } = this.violations;
    const effect = this.#deeds.timesOf(`trader:${player}`, body, result);
    // What came about more than once is named as such, whoever asked for it.
    if (effect?.times === 0) lost.push(effect.what);
    if (body.type === 'say') this.#findOnce(this.#lines.get(body.text)?.length ?? 0, body.text, 'line');
    if (body.type !== 'cancelOrder') return;
    const order = orderIn({ ok: true, result });
    const status = this.#part<OrderPart>(`trader:${player}`, `order/${order}`)?.status;
    if (status === 'open') halfDone.push(`${order} was cancelled and is open`);
  }

  #findMailUnderWay(): void {
    for (const [address, { parts }] of this.#actors) {
      for (const key of parts.keys()) {
        if (parseLetterKey(key)) this.violations.halfDone.push(`${address} still holds ${key}`);
        if (key.startsWith('~lost/')) this.violations.lost.push(`${address} holds ${key}`);
      }
    }
  }

  /** A player's lines stand in a square as he said them there; `said` holds the place of the last one of each player in each. */
  #findInOrder(said: Map<string, number>, player: string, text: string): void {
    const line = this.#lines.get(text)?.[0];
    if (!line) return;
    const speaker = `${player} in ${line.hub}`;
    if (line.place < (said.get(speaker) ?? 0)) this.violations.reordered.push(`the line ${text} of ${speaker}`);
    said.set(speaker, line.place);
  }

  #findOnce(count: number, key: string, what: string): void {
    if (count === 0) this.violations.lost.push(`the ${what} ${key}`);
    if (count > 1) this.violations.doubled.push(`the ${what} ${key} is there ${count} times`);
  }

  /** After a gentle end the tables must hold exactly what the log folds to. */
  compare(stored: ReadonlyMap<Address, StoredActor>): void {
    const { broken } = this.violations;
    for (const [address, { ver, parts }] of this.#actors) {
      const row = stored.get(address);
      if (row?.ver !== ver) broken.push(`${address} stands at ${row?.ver}, its log at ${ver}`);
      else if (!isDeepStrictEqual(plainParts(row.parts), plainParts(parts)))
        broken.push(`${address} is stored otherwise than logged`);
    }
    for (const [address, { ver }] of stored)
      if (ver > 0 && !this.#actors.has(address)) broken.push(`${address} is in no log`);
  }
}

/** As JSON tells it: what both the log's and the tables' formats keep. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function plainParts(parts: ReadonlyMap<string, unknown>): unknown {
  return plain(Object.fromEntries(parts));
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
