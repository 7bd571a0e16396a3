/**
 * The mailroom: sees to it that letters reach their receivers, on this node or another, however long that takes.
 * Letters lie in the sender's outbox and are part of its state; here is only what is under way, and may be forgotten (D6).
 * What goes to another node goes after the sender's commit; that it was taken is said after the receiver's.
 */
import type { Activation, Envelope, Outcome } from '../../actors/kit/activation.ts';
import type { Address } from '../../actors/kit/address.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './Directory.ts';
import { Postbox } from './postbox.ts';
import type { Wire, WireMessage } from './wire.ts';

/** Letters of one pair in one message. */
const LETTERS_AT_ONCE = 100;
/** The node that was asked did not have the receiver: the directory is asked again. */
const ELSEWHERE_MS = 100;

/** What the mailroom asks of its host. */
export interface MailroomHost {
  readonly isOpen: boolean;
  readonly isFinished: boolean;
  /** The actor, if it takes messages here and now. */
  here(address: Address): Activation | undefined;
  whenHere(address: Address, use: (actor: Activation | null) => void): void;
  deliver(to: Address, envelope: Envelope, said?: (outcome: Outcome) => void): void;
  /** Calls once everything decided by now is committed. */
  afterCommit(say: () => void): void;
}

export class Mailroom {
  readonly #host: MailroomHost;
  readonly #clock: Clock;
  readonly #wire: Wire;
  readonly #directory: Directory;
  readonly #repostEveryMs: number;
  readonly #postbox = new Postbox();
  /** By receiver at another node, by sender: the last letter that was sent and not heard of. */
  readonly #sent = new Map<Address, Map<Address, number>>();
  /** Acknowledgements of one turn of the loop, the highest of each pair. */
  readonly #acks = new Map<string, { readonly inc: string; readonly ack: WireMessage & { type: 'taken' } }>();

  constructor(
    host: MailroomHost,
    world: { clock: Clock; wire: Wire; directory: Directory },
    limits: { repostEveryMs: number },
  ) {
    this.#host = host;
    this.#clock = world.clock;
    this.#wire = world.wire;
    this.#directory = world.directory;
    this.#repostEveryMs = limits.repostEveryMs;
    world.wire.onMessage((from, message) => this.#hear(from, message));
  }

  /** The sender has letters waiting for the receiver. */
  post(to: Address, from: Address): void {
    this.#postbox.add(to, from);
    if (this.#postbox.begin(to)) this.#bring(to);
  }

  /** One round to the receiver, wherever it is. While intake is closed letters wait: nothing could take them. */
  #bring(to: Address): void {
    if (this.#host.isFinished) return;
    if (!this.#host.isOpen) this.#later(to);
    else if (this.#host.here(to)) this.#clock.soon(() => this.#deliver(to));
    else
      void this.#directory.locate(to).then((owner) => {
        if (owner === null) this.#later(to);
        else if (owner !== this.#directory.inc) this.#send(owner, to);
        else this.#load(to);
      });
  }

  #load(to: Address): void {
    this.#host.whenHere(to, (actor) => {
      if (actor && this.#host.isOpen) {
        this.#clock.soon(() => this.#deliver(to));
      } else {
        this.#directory.forget(to);
        this.#later(to);
      }
    });
  }

  #later(to: Address): void {
    this.#clock.after(this.#repostEveryMs, () => this.#bring(to));
  }

  /** Hands an actor of this node everything that waits for it in the outboxes of others. */
  #deliver(to: Address): void {
    for (const from of this.#postbox.take(to)) {
      for (const { seq, mail, value } of this.#host.here(from)?.lettersTo(to) ?? []) {
        if (this.#host.here(to) && this.#host.isOpen) this.#host.deliver(to, { type: 'mail', from, seq, mail, value });
        else this.#postbox.add(to, from);
      }
    }
    // Those that could not be delivered, and those that were written meanwhile.
    if (this.#postbox.has(to) && this.#postbox.begin(to)) this.#bring(to);
  }

  // ---- to other nodes ----------------------------------------------------------------------------------------

  #send(inc: string, to: Address): void {
    const sent = this.#sent.get(to) ?? new Map<Address, number>();
    const isFirst = sent.size === 0;
    for (const from of this.#postbox.take(to)) {
      const after = sent.get(from) ?? 0;
      const letters = (this.#host.here(from)?.lettersTo(to) ?? []).filter(({ seq }) => seq > after);
      const some = letters.slice(0, LETTERS_AT_ONCE).map(({ seq, mail, value }) => ({ seq, mail, value }));
      const last = some.at(-1);
      if (!last) continue;
      sent.set(from, last.seq);
      this.#host.afterCommit(() => this.#wire.send(inc, { type: 'letters', to, from, letters: some }));
    }
    if (!isFirst || sent.size === 0) return;
    this.#sent.set(to, sent);
    this.#clock.after(this.#repostEveryMs, () => this.#again(to));
  }

  /** What was sent and has not been taken is sent once more, to whoever has the receiver now. */
  #again(to: Address): void {
    const sent = this.#sent.get(to);
    if (!sent || this.#host.isFinished) return;
    this.#sent.delete(to);
    this.#directory.forget(to);
    for (const [from] of sent) if (this.#host.here(from)?.lettersTo(to).length) this.post(to, from);
  }

  #hear(inc: string, message: WireMessage): void {
    if (this.#host.isFinished) return;
    switch (message.type) {
      case 'letters':
        this.#hearLetters(inc, message);
        break;
      case 'taken':
        this.#hearTaken(message);
        break;
      case 'elsewhere':
        this.#hearElsewhere(message);
    }
  }

  #hearElsewhere({ to }: WireMessage & { type: 'elsewhere' }): void {
    this.#directory.forget(to);
    if (this.#sent.has(to)) this.#clock.after(ELSEWHERE_MS, () => this.#again(to));
  }

  #hearLetters(inc: string, { to, from, letters }: WireMessage & { type: 'letters' }): void {
    // While we are closed nothing is answered: the letters stay where they are, and come again.
    if (!this.#host.isOpen) return;
    void this.#whenOurs(to, (actor) => {
      if (!actor) return this.#wire.send(inc, { type: 'elsewhere', to });
      for (const { seq, mail, value } of letters) {
        if (!this.#host.here(to) || !this.#host.isOpen) return;
        this.#host.deliver(to, { type: 'mail', from, seq, mail, value }, ({ took }) => {
          if (took) this.#acknowledge(inc, { type: 'taken', to: from, by: to, through: took.through });
        });
      }
    });
  }

  /** An actor that has moved away is not fetched back by those who have not heard of it. */
  async #whenOurs(address: Address, use: (actor: Activation | null) => void): Promise<void> {
    if (await this.#directory.isOurs(address)) this.#host.whenHere(address, use);
    else use(null);
  }

  /** Many letters are taken in one commit: the highest number says it of all. */
  #acknowledge(inc: string, ack: WireMessage & { type: 'taken' }): void {
    if (this.#acks.size === 0) this.#clock.soon(() => this.#sayTaken());
    const key = `${inc} ${ack.to} ${ack.by}`;
    const before = this.#acks.get(key)?.ack.through ?? 0;
    this.#acks.set(key, { inc, ack: { ...ack, through: Math.max(before, ack.through) } });
  }

  #sayTaken(): void {
    for (const { inc, ack } of this.#acks.values()) this.#wire.send(inc, ack);
    this.#acks.clear();
  }

  #hearTaken({ to: sender, by, through }: WireMessage & { type: 'taken' }): void {
    // Closed, we decide nothing more; it is said again when the letter comes again.
    if (!this.#host.isOpen || !this.#host.here(sender)) return;
    this.#host.deliver(sender, { type: 'taken', by, through });
    const sent = this.#sent.get(by);
    if (sent && (sent.get(sender) ?? 0) <= through) sent.delete(sender);
    if (sent?.size === 0) this.#sent.delete(by);
    if (this.#host.here(sender)?.lettersTo(by).length) this.post(by, sender);
  }
}
