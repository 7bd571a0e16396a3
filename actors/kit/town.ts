/**
 * A town: actors in memory with no host, no log and no wire, for tests of the rules.
 * Every actor it is given is at hand at once, so a command and all its mail are done when `command` returns.
 */
import type { Activation, Envelope, Outcome } from './activation.ts';
import { Activation as Actor } from './activation.ts';
import type { AnyActorKind, Fact, Notice, Reply } from './actor.ts';
import type { Address } from './address.ts';
import { kindOf } from './address.ts';
import { must } from './assert.ts';
import { runCascade } from './cascade.ts';
import { makeChance } from './chance.ts';
import type { Movement } from './record.ts';
import type { Surroundings, TuningInForce } from './surroundings.ts';
import { systemHoldings } from './system-parts.ts';
import type { Value } from './value.ts';
import { nothing, plus } from './value.ts';

export class Town {
  now: number;
  readonly notices: { address: Address; notice: Notice }[] = [];
  readonly facts: Fact[] = [];
  readonly movements: Movement[] = [];
  readonly faults: Error[] = [];
  /** Whatever a test turns; null for kinds as shipped. */
  tuning: TuningInForce | null = null;
  readonly #kinds: readonly AnyActorKind[];
  readonly #surroundings: Surroundings;
  readonly #actors = new Map<Address, Activation>();
  readonly #lastSeq = new Map<Address, number>();

  constructor(kinds: readonly AnyActorKind[], now = 1_000_000, chance = makeChance(1)) {
    this.#kinds = kinds;
    this.now = now;
    this.#surroundings = { timeScale: 1, chance, tuning: () => this.tuning };
  }

  /** The actor at the address, activated if it was not. */
  actor(address: Address): Activation {
    let actor = this.#actors.get(address);
    if (!actor) {
      const kind = must(
        this.#kinds.find(({ kind }) => kind === kindOf(address)),
        `kind of ${address}`,
      );
      actor = new Actor(kind, address, { epoch: 1, ver: 0, at: 0, parts: new Map() }, this.#surroundings);
      this.#actors.set(address, actor);
    }
    return actor;
  }

  /** Restores the actor from its own parts, as after a crash. */
  restart(address: Address): void {
    const { kind, parts, ver, at, epoch } = this.actor(address);
    const copied = new Map(JSON.parse(JSON.stringify([...parts])) as [string, unknown][]);
    const restored = { epoch: epoch + 1, ver, at, parts: copied };
    this.#actors.set(address, new Actor(kind, address, restored, this.#surroundings));
  }

  /** A command of the address's own player, in one ever-open session. */
  command(address: Address, body: unknown): Reply {
    const seq = (this.#lastSeq.get(address) ?? 0) + 1;
    if (seq === 1) this.deliver(address, { type: 'open', session: 'test', fresh: true });
    this.#lastSeq.set(address, seq);
    const [first] = this.deliver(address, { type: 'command', session: 'test', seq, ackBelow: seq, body });
    return must(first?.reply, 'a reply');
  }

  deliver(address: Address, envelope: Envelope): Outcome[] {
    const outcomes = this.#cascade(address, envelope);
    // Mail past the hop limit waits in outboxes; here, as in a host, it sets out in a cascade of its own.
    for (let sender = this.#nextSender(); sender; sender = this.#nextSender()) {
      const { to, seq, mail, value } = must(sender.lettersTo(must(sender.receivers()[0], 'a receiver'))[0], 'a letter');
      outcomes.push(...this.#cascade(to, { type: 'mail', from: sender.address, seq, mail, value }));
    }
    return outcomes;
  }

  #nextSender(): Activation | undefined {
    return [...this.#actors.values()].find((actor) => actor.hasLetters);
  }

  #cascade(address: Address, envelope: Envelope): Outcome[] {
    const outcomes = runCascade(this.actor(address), envelope, this.now, (to) => this.actor(to));
    for (const outcome of outcomes) {
      if (outcome.fault) this.faults.push(outcome.fault);
      for (const notice of outcome.notices) this.notices.push({ address: outcome.address, notice });
      this.facts.push(...(outcome.record?.facts ?? []));
      this.movements.push(...(outcome.record?.movements ?? []));
    }
    return outcomes;
  }

  /** Moves the clock, waking whoever is due, each at its own instant. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = [...this.#actors.values()]
        .filter((actor) => actor.wakeAt !== null && actor.wakeAt <= end)
        .sort((a, b) => (a.wakeAt ?? 0) - (b.wakeAt ?? 0))[0];
      if (!due) break;
      this.now = Math.max(this.now, due.wakeAt ?? 0);
      this.deliver(due.address, { type: 'wake' });
    }
    this.now = end;
  }

  part<T>(address: Address, key: string): T | undefined {
    return this.actor(address).parts.get(key) as T | undefined;
  }

  /** Everything of value, wherever it lies. */
  holdings(address?: Address): Value {
    let total: Value = nothing;
    for (const actor of address ? [this.actor(address)] : this.#actors.values()) {
      for (const [key, part] of actor.parts) {
        total = plus(total, key.startsWith('~') ? systemHoldings(key, part) : actor.kind.holdings(key, part));
      }
    }
    return total;
  }

  /** What faucets brought in minus what sinks took out: must equal `holdings()` (D3). */
  minted(): Value {
    let total: Value = nothing;
    for (const { asset, amount, debit, credit } of this.movements) {
      if (debit.startsWith('faucet:')) total = plus(total, { [asset]: amount });
      if (credit.startsWith('sink:')) total = plus(total, { [asset]: -amount });
    }
    return total;
  }
}
