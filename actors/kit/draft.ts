/**
 * A draft: the turn that a deed is given. It gathers the writes, mail and movements of one message, until they are closed
 * into a record or thrown away.
 */
import type { AnyActorKind, Fact, Mail, Notice, Turn } from './actor.ts';
import type { Address } from './address.ts';
import { keyOf, parseAddress } from './address.ts';
import { assert } from './assert.ts';
import type { Chance } from './chance.ts';
import { hasPlace } from './fact.ts';
import { assertFaucet, assertSink } from './faucets.ts';
import { assertJson } from './json.ts';
import type { Letter, Reach } from './letter.ts';
import type { Account, Movement, Put } from './record.ts';
import type { Surroundings } from './surroundings.ts';
import type { MailPart, OutPart } from './system-parts.ts';
import { system, systemHoldings } from './system-parts.ts';
import type { Asset, Value } from './value.ts';
import { isNothing, isSound, minus, nothing, plus } from './value.ts';

/** The last instant of the year 9999: as far as dates can be written. */
const WAKE_AT_MAX = 253_402_300_799_999;

/** The actor a draft is written for, as the draft sees it. */
interface Author {
  readonly address: Address;
  readonly kind: AnyActorKind;
  readonly parts: ReadonlyMap<string, unknown>;
  readonly index: unknown;
  readonly surroundings: Surroundings;
}

export class Draft implements Turn<Record<string, unknown>, never, unknown, never> {
  readonly self: never;
  readonly key: string;
  readonly now: number;
  readonly notices: Notice[] = [];
  readonly facts: Fact[] = [];
  readonly letters: Letter[] = [];
  readonly #actor: Author;
  readonly #reach: Reach;
  readonly #writes = new Map<string, unknown>();
  readonly #movements: Movement[] = [];
  /** What holdings must have grown by when the turn closes. */
  #due: Value = nothing;

  constructor(actor: Author, now: number, reach: Reach) {
    this.#actor = actor;
    this.#reach = reach;
    this.self = actor.address as never;
    this.key = keyOf(actor.address);
    this.now = now;
  }

  get index(): unknown {
    return this.#actor.index;
  }

  span(gameMs: number): number {
    return Math.max(1, Math.round(gameMs / this.#actor.surroundings.timeScale));
  }

  get chance(): Chance {
    return this.#actor.surroundings.chance;
  }

  get tuning(): never {
    const { surroundings, kind } = this.#actor;
    return (surroundings.tuning()?.values ?? kind.tuning) as never;
  }

  get(key: string): unknown {
    assert(!system.isSystem(key), () => `a kind may not read ${key}`);
    return this.peek(key);
  }

  put(key: string, part: unknown): void {
    assert(!system.isSystem(key) && part !== undefined && part !== null, () => `not a part: ${key}`);
    assertJson(key, 'the key of a part');
    assertJson(part, key);
    this.write(key, part);
  }

  drop(key: string): void {
    assert(!system.isSystem(key), () => `a kind may not drop ${key}`);
    this.write(key, null);
  }

  keys(prefix: string): string[] {
    const found = new Set<string>();
    for (const key of this.#actor.parts.keys()) if (key.startsWith(prefix)) found.add(key);
    for (const [key, part] of this.#writes) {
      if (!key.startsWith(prefix)) continue;
      if (part === null) found.delete(key);
      else found.add(key);
    }
    return [...found];
  }

  mint(faucet: string, value: Value): void {
    assertFaucet(faucet, value);
    this.#move(value, `faucet:${faucet}`, this.self, faucet);
    this.#due = plus(this.#due, value);
  }

  burn(sink: string, value: Value): void {
    assertSink(sink, value);
    this.#move(value, this.self, `sink:${sink}`, sink);
    this.#due = minus(this.#due, value);
  }

  receive(reason: string, value: Value): void {
    this.#move(value, 'transit', this.self, reason);
    this.#due = plus(this.#due, value);
  }

  send(to: Address, mail: Mail, value: Value = nothing): void {
    assert(!mail.type.startsWith('~'), () => `a kind may not send ${mail.type}`);
    assert(to !== (this.self as Address), 'an actor does not write to itself');
    assert(parseAddress(to) !== null, () => `not an address: ${to}`);
    assertJson(mail, mail.type);
    this.sendSystem(to, mail, value);
  }

  sendSystem(to: Address, mail: Mail, value: Value): void {
    const key = system.outbox(to);
    const out = (this.peek(key) as OutPart | undefined) ?? { next: 1, taken: 0 };
    const seq = out.next;
    const queued = out.taken !== seq - 1 || !this.#reach(to);
    this.#move(value, this.self, 'transit', mail.type);
    // A queued letter stays among our holdings until it is taken; a fast one leaves with this turn.
    if (queued) this.write(system.letter(to, seq), { mail, value } satisfies MailPart);
    else this.#due = minus(this.#due, value);
    this.write(key, { next: seq + 1, taken: queued ? out.taken : seq } satisfies OutPart);
    this.letters.push({ to, seq, mail, value, queued });
  }

  /** Drops a letter that was taken: its value has arrived, and leaves our holdings without a movement. */
  forget(letterKey: string): void {
    this.#due = minus(this.#due, (this.peek(letterKey) as MailPart).value);
    this.write(letterKey, null);
  }

  notify(notice: Notice): void {
    this.notices.push(notice);
  }

  happened(fact: Fact): void {
    assertJson(fact, fact.type);
    assert(hasPlace(fact), () => `history has no place for ${JSON.stringify(fact)}`);
    this.facts.push(fact);
  }

  wakeAt(instant: number | null): void {
    assert(
      instant === null || (Number.isSafeInteger(instant) && instant <= WAKE_AT_MAX),
      () => `not an instant: ${instant}`,
    );
    this.write(system.wake, instant);
  }

  /** Any part, system parts too. */
  peek(key: string): unknown {
    const written = this.#writes.get(key);
    if (written !== undefined) return written === null ? undefined : written;
    return this.#actor.parts.get(key);
  }

  write(key: string, part: unknown): void {
    this.#writes.set(key, part);
  }

  /** The balance check (D3), then the puts. Throws when value would appear, vanish or go below zero. */
  close(): { puts: Put[]; movements: Movement[] } {
    const puts: Put[] = [];
    let grown: Value = nothing;
    for (const [key, part] of this.#writes) {
      const before = this.#actor.parts.get(key);
      if (part === null && before === undefined) continue;
      puts.push(before === undefined ? [key, part, true] : [key, part]);
      if (before !== undefined) grown = minus(grown, this.#holdings(key, before));
      if (part !== null) {
        const held = this.#holdings(key, part);
        assert(isSound(held), () => `${this.self}: ${key} would hold ${JSON.stringify(held)}`);
        grown = plus(grown, held);
      }
    }
    const astray = minus(grown, this.#due);
    assert(isNothing(astray), () => `${this.self}: value out of balance by ${JSON.stringify(astray)}`);
    return { puts, movements: this.#movements };
  }

  #holdings(key: string, part: unknown): Value {
    return system.isSystem(key) ? systemHoldings(key, part) : this.#actor.kind.holdings(key, part);
  }

  #move(value: Value, debit: Account, credit: Account, reason: string): void {
    assert(isSound(value), () => `not a value: ${JSON.stringify(value)}`);
    for (const asset in value)
      this.#movements.push({ asset: asset as Asset, amount: value[asset as Asset] ?? 0, debit, credit, reason });
  }
}
