/** One trader's seat under load: numbers his commands, keeps what is under way, and tells when each is answered. */
import { randomBytes } from 'node:crypto';
import { addressOf } from '../../../actors/kit/address.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { Code, decodeResponse, encodeCommand, encodeOpen, isAccepted, REQUESTS_MAX } from './frames.ts';
import { type Guest, Seat } from './Seat.ts';
import { Hand } from './trading.ts';

/** Unanswered commands the server lets a session have. */
const UNDER_WAY_MAX = 32;
/** Refusals that do not use up the number. */
const PASSING = ['busy', 'rateLimited', 'outOfOrder', 'sessionClosed'];

interface UnderWay {
  readonly command: PlayerCommand;
  readonly seq: number;
  readonly dueAt: number;
}

/** An answer: when its command was due (ms), and why it was refused, if it was. */
export type Heard = (dueAt: number, refused: string | null) => void;

export class Trader {
  readonly seat: Seat;
  readonly #hand: Hand;
  readonly #session = randomBytes(9).toString('base64url');
  readonly #underWay = new Map<number, UnderWay>();
  readonly #waiting: number[] = [];
  readonly #heard: Heard;
  #seq = 0;
  #id = 0;

  private constructor(seat: Seat, hand: Hand, heard: Heard) {
    this.seat = seat;
    this.#hand = hand;
    this.#heard = heard;
    seat.hear = (frame) => this.#hear(frame);
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
    else this.#send(dueAt);
  }

  actTogether(dueAt: number, count: number): void {
    this.seat.together(() => {
      for (let n = 0; n < count; n++) this.act(dueAt);
    });
  }

  #send(dueAt: number): void {
    const command = this.#hand.next();
    const seq = ++this.#seq;
    this.#id = (this.#id + 1) % REQUESTS_MAX;
    const oldest = this.#underWay.values().next().value;
    this.#underWay.set(this.#id, { command, seq, dueAt });
    this.seat.send(
      encodeCommand(this.#id, { session: this.#session, seq, ackBelow: oldest?.seq ?? seq, body: command }),
    );
  }

  #hear(frame: Buffer): void {
    if (frame[0] !== Code.response) return;
    const underWay = this.#underWay.get(frame[1] ?? 0);
    if (!underWay) return;
    this.#underWay.delete(frame[1] ?? 0);
    const isAnswer = isAccepted(frame);
    if (isAnswer && this.#hand.cares(underWay.command)) this.#hand.rests(orderOf(frame));
    const refused = isAnswer ? null : this.#refused(frame, underWay);
    const next = this.#waiting.shift();
    if (next !== undefined) this.#send(next);
    this.#heard(underWay.dueAt, refused);
  }

  #refused(frame: Buffer, { command, seq }: UnderWay): string {
    const answer = decodeResponse(frame) as { refused?: string; name?: string; message?: string } | undefined;
    const why = answer?.refused ?? answer?.message ?? 'nothing';
    // The number is free again; what was sent behind it will be out of order, and its numbers free as well.
    if (PASSING.includes(why)) this.#seq = Math.min(this.#seq, seq - 1);
    return `${command.type} ${why}`;
  }
}

const orderOf = (frame: Buffer): string => (decodeResponse(frame) as { result: { order: string } }).result.order;
