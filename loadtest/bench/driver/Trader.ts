/**
 * One trader's seat under load: numbers his commands, keeps what is under way, and tells when each is answered. A command that
 * is turned away for the time being (`busy`) is sent again under its own number after a pause, as the client library does.
 */
import { randomBytes } from 'node:crypto';
import type { Reply } from '../../../actors/kit/actor.ts';
import { addressOf } from '../../../actors/kit/address.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { Code, decodeNotice, decodeResponse, encodeCommand, encodeOpen, isNotice, REQUESTS_MAX } from './frames.ts';
import { type Guest, Seat } from './Seat.ts';
import { Hand } from './trading.ts';

/** Unanswered commands the server lets a session have. */
const UNDER_WAY_MAX = 32;
/** Refusals that do not use up the number. */
const PASSING = ['busy', 'rateLimited', 'outOfOrder'];
/** Unless the refusal says how long. */
const PAUSE_MS = 50;

interface UnderWay {
  readonly command: PlayerCommand;
  readonly dueAt: number;
}

/** An answer: when its command was due (ms), and why it was refused, if it was. */
export type Heard = (dueAt: number, refused: string | null) => void;

export class Trader {
  readonly seat: Seat;
  /** How often he was turned away for the time being. */
  turnedAway = 0;
  readonly #hand: Hand;
  readonly #session = randomBytes(9).toString('base64url');
  /** By their numbers, in order; what was turned away among them. */
  readonly #underWay = new Map<number, UnderWay>();
  /** By request: which command was asked, and in which round. */
  readonly #asked = new Map<number, { readonly seq: number; readonly round: number }>();
  readonly #waiting: number[] = [];
  readonly #heard: Heard;
  #seq = 0;
  #request = 0;
  /** Counts reasons to send again: what was turned away in an earlier one is on its way already. */
  #round = 0;
  #isPausing = false;

  private constructor(seat: Seat, hand: Hand, heard: Heard) {
    this.seat = seat;
    this.#hand = hand;
    this.#heard = heard;
  }

  static async enter(url: string, guest: Guest, n: number, heard: Heard): Promise<Trader> {
    const seat = await Seat.take(url, guest, addressOf('trader', guest.player));
    const trader = new Trader(seat, new Hand(n % 2 === 0), heard);
    const opened = Promise.withResolvers<void>();
    seat.hear = (frame) => {
      if (frame[0] === Code.response) opened.resolve();
    };
    seat.send(encodeOpen(0, trader.#session));
    await opened.promise;
    seat.hear = (frame) => trader.#hear(frame);
    return trader;
  }

  get unanswered(): number {
    return this.#underWay.size + this.#waiting.length;
  }

  /** Forgets what was due and could not be sent; how many that were. */
  giveUp(): number {
    return this.#waiting.splice(0).length;
  }

  /** Sends the next command, or keeps it until there is room. */
  act(dueAt: number): void {
    if (this.#underWay.size >= UNDER_WAY_MAX) this.#waiting.push(dueAt);
    else this.#begin(dueAt);
  }

  actTogether(dueAt: number, count: number): void {
    this.seat.together(() => {
      for (let n = 0; n < count; n++) this.act(dueAt);
    });
  }

  #begin(dueAt: number): void {
    const command = this.#hand.next();
    this.#underWay.set(++this.#seq, { command, dueAt });
    if (!this.#isPausing) this.#send(this.#seq, command);
  }

  #send(seq: number, body: PlayerCommand): void {
    this.#request = (this.#request + 1) % REQUESTS_MAX;
    this.#asked.set(this.#request, { seq, round: this.#round });
    const ackBelow = this.#underWay.keys().next().value ?? seq;
    this.seat.send(encodeCommand(this.#request, { session: this.#session, seq, ackBelow, body }));
  }

  #hear(frame: Buffer): void {
    if (isNotice(frame)) this.#hand.hears(decodeNotice(frame));
    const asked = frame[0] === Code.response ? this.#asked.get(frame[1] ?? 0) : undefined;
    const underWay = asked && this.#underWay.get(asked.seq);
    if (!underWay) return;
    const reply = decodeResponse(frame);
    if (!reply.ok && PASSING.includes(reply.refused)) this.#turnAway(asked, reply['retryAfterMs']);
    else this.#end(asked.seq, underWay, reply);
  }

  #end(seq: number, { command, dueAt }: UnderWay, reply: Reply): void {
    this.#underWay.delete(seq);
    this.#hand.answered(command, reply);
    const next = this.#waiting.shift();
    if (next !== undefined) this.#begin(next);
    this.#heard(dueAt, reply.ok ? null : `${command.type} ${reply.refused}`);
  }

  /** What was sent behind it is out of order, and turned away as well: all of it goes again, in order. */
  #turnAway({ seq: from, round }: { seq: number; round: number }, pauseMs: unknown): void {
    this.turnedAway++;
    if (round !== this.#round) return;
    this.#round++;
    this.#isPausing = true;
    setTimeout(
      () => {
        this.#isPausing = false;
        for (const [seq, { command }] of this.#underWay) if (seq >= from) this.#send(seq, command);
      },
      typeof pauseMs === 'number' ? pauseMs : PAUSE_MS,
    );
  }
}
