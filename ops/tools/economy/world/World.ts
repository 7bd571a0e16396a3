/**
 * A whole world of actors in one process, on virtual time: no host, no log and no wire, so that a month of three hundred traders
 * passes in minutes. Everybody is at hand at once: a command and all its mail are done when `command` returns.
 */
import { kinds } from '../../../../actors/kinds.ts';
import type { Envelope, Outcome } from '../../../../actors/kit/activation.ts';
import { Activation } from '../../../../actors/kit/activation.ts';
import type { AnyActorKind, Reply } from '../../../../actors/kit/actor.ts';
import type { Address } from '../../../../actors/kit/address.ts';
import { kindOf } from '../../../../actors/kit/address.ts';
import { must } from '../../../../actors/kit/assert.ts';
import { runCascade } from '../../../../actors/kit/cascade.ts';
import type { Chance } from '../../../../actors/kit/chance.ts';
import type { Surroundings } from '../../../../actors/kit/surroundings.ts';
import type { Tuning } from '../../../../actors/tuning.ts';
import { Timeline } from './Timeline.ts';

/** Hears of everything that is done, in the order in which it is. */
export type Witness = (outcomes: readonly Outcome[], now: number) => void;

const session = 'life';
const kindsByName: ReadonlyMap<string, AnyActorKind> = new Map(kinds.map((kind) => [kind.kind, kind]));

export class World {
  now: number;
  /** Messages decided so far. */
  turns = 0;
  readonly tuning: Tuning;
  readonly actors = new Map<Address, Activation>();
  readonly #surroundings: Surroundings;
  readonly #witness: Witness;
  readonly #wakes = new Timeline<Address>();
  /** For when each is in the timeline; an entry that says otherwise is out of date. */
  readonly #wakeAt = new Map<Address, number>();
  readonly #lastSeq = new Map<Address, number>();

  constructor(now: number, chance: Chance, tuning: Tuning, witness: Witness) {
    this.now = now;
    this.tuning = tuning;
    const inForce = { version: 1, values: tuning };
    this.#surroundings = { timeScale: 1, chance, tuning: () => inForce };
    this.#witness = witness;
  }

  /** The actor at the address, activated if it was not. */
  actor(address: Address): Activation {
    let actor = this.actors.get(address);
    if (!actor) {
      const kind = must(kindsByName.get(kindOf(address)), `kind of ${address}`);
      actor = new Activation(kind, address, { epoch: 1, ver: 0, at: 0, parts: new Map() }, this.#surroundings);
      this.actors.set(address, actor);
    }
    return actor;
  }

  part<T>(address: Address, key: string): T | undefined {
    return this.actor(address).parts.get(key) as T | undefined;
  }

  command(address: Address, body: unknown): Reply {
    const seq = (this.#lastSeq.get(address) ?? 0) + 1;
    if (seq === 1) this.#deliver(address, { type: 'open', session, fresh: true });
    this.#lastSeq.set(address, seq);
    const [first] = this.#deliver(address, { type: 'command', session, seq, ackBelow: seq, body });
    return must(first?.reply, 'a reply');
  }

  /** Lets time pass, waking whoever is due, each at his own instant. */
  advanceTo(instant: number): void {
    while (this.#wakes.nextAt <= instant) {
      const at = this.#wakes.nextAt;
      const address = must(this.#wakes.take(), 'somebody to wake');
      if (this.#wakeAt.get(address) !== at) continue;
      this.#wakeAt.delete(address);
      this.now = Math.max(this.now, at);
      this.#deliver(address, { type: 'wake' });
    }
    this.now = Math.max(this.now, instant);
  }

  #deliver(address: Address, envelope: Envelope): readonly Outcome[] {
    const outcomes = this.#cascade(address, envelope);
    for (const { address: sender } of outcomes) this.#sendOn(this.actor(sender));
    return outcomes;
  }

  /** Mail past the hop limit waits in outboxes; here, as in a host, it sets out in a cascade of its own. */
  #sendOn(sender: Activation): void {
    while (sender.hasLetters) {
      const { to, seq, mail, value } = must(sender.lettersTo(must(sender.receivers()[0], 'a receiver'))[0], 'a letter');
      this.#deliver(to, { type: 'mail', from: sender.address, seq, mail, value });
    }
  }

  #cascade(address: Address, envelope: Envelope): readonly Outcome[] {
    const outcomes = runCascade(this.actor(address), envelope, this.now, (to) => this.actor(to));
    this.turns += outcomes.length;
    for (const outcome of outcomes) if (outcome.record) this.#remember(outcome.address);
    this.#witness(outcomes, this.now);
    return outcomes;
  }

  #remember(address: Address): void {
    const { wakeAt } = this.actor(address);
    if (wakeAt === (this.#wakeAt.get(address) ?? null)) return;
    if (wakeAt === null) this.#wakeAt.delete(address);
    else {
      this.#wakeAt.set(address, wakeAt);
      this.#wakes.add(wakeAt, address);
    }
  }
}
