/**
 * The command session: every command gets a number, is kept in storage before it is sent, and ends exactly once.
 * A command whose answer was lost is sent again under the same number, never under a new one; the trader answers a
 * number it has met from memory. So nothing is done twice, whatever the connection does.
 */
import type { Reply } from '../../actors/kit/actor.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { KeyStorage } from './storage.ts';

export const commandBounds = {
  /** Numbered and not yet answered; the trader remembers as many replies. */
  inFlight: 32,
  /** Asked for and not yet numbered; past it the answer is `busy`. */
  waiting: 256,
  retryMs: 500,
  retryMsMax: 10_000,
  reorderMs: 50,
} as const;

/** The trader's room, as far as commands go. A rejection means that nobody knows what became of the request. */
export interface CommandChannel {
  request(type: 'open' | 'command', payload: unknown): Promise<unknown>;
}

export interface PendingCommand<Body> {
  readonly seq: number;
  readonly body: Body;
}

export interface CommandOptions<Body> {
  readonly storage: KeyStorage;
  /** The session's place in the storage; two tabs must never share one. */
  readonly key: string;
  readonly clock?: Clock;
  readonly makeId?: () => string;
  /** Something was asked for or answered. */
  readonly onChange?: () => void;
  /** The answer to a command of an earlier life of this page: nobody holds its promise any more. */
  readonly onLate?: (body: Body, reply: Reply) => void;
}

/** What is kept in the storage. */
interface Memory<Body> {
  readonly session: string;
  readonly next: number;
  /** True until something is sent in the session. */
  readonly fresh: boolean;
  readonly pending: readonly PendingCommand<Body>[];
}

type End = (reply: Reply) => void;

/** The command's session was closed while its answer was out: it happened or it did not. */
const UNKNOWN: Reply = { ok: false, refused: 'unknown' };

export class CommandSession<Body = unknown> {
  readonly #options: CommandOptions<Body>;
  readonly #clock: Clock;
  #memory: Memory<Body>;
  #ends = new Map<number, End>();
  readonly #waiting: { readonly body: Body; readonly end: End }[] = [];
  #channel: CommandChannel | null = null;
  #isOpen = false;
  #isClosed = false;
  /** Counts reasons to send again; an answer that settles nothing counts only in the round it was asked in. */
  #round = 0;
  /** The lowest number that has not been sent in this round. */
  #cursor = 1;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;

  constructor(options: CommandOptions<Body>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#memory = parseMemory<Body>(options.storage.getItem(options.key)) ?? this.#freshMemory();
  }

  /** Everything that has been asked for and not been answered, oldest first. */
  get unanswered(): readonly Body[] {
    return [...this.#memory.pending, ...this.#waiting].map(({ body }) => body);
  }

  /** Asks once. The promise ends with the trader's reply, or with the refusal `unknown` or `busy` of our own. */
  send(body: Body): Promise<Reply> {
    if (this.#isClosed || this.#waiting.length >= commandBounds.waiting) {
      return Promise.resolve({ ok: false, refused: 'busy' });
    }
    // What is sent must equal what would be read back from the storage.
    const kept = JSON.parse(JSON.stringify(body)) as Body;
    return new Promise((end) => {
      this.#waiting.push({ body: kept, end });
      this.#admit();
    });
  }

  /** A room is there: opens the session in it and sends again whatever is unanswered. */
  attach(channel: CommandChannel): void {
    this.#channel = channel;
    this.#failures = 0;
    this.#open();
  }

  /** The room is gone; the next one is given to `attach`. */
  detach(): void {
    this.#channel = null;
    this.#startRound();
  }

  /**
   * For good: nothing is sent or kept any more. Promises end as `unknown`; what was numbered stays in the storage,
   * and the next session with this key sends it again.
   */
  close(): void {
    this.detach();
    this.#isClosed = true;
    for (const end of this.#ends.values()) end(UNKNOWN);
    for (const { end } of this.#waiting.splice(0)) end(UNKNOWN);
  }

  #startRound(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#isOpen = false;
    this.#round++;
  }

  #open(): void {
    this.#startRound();
    const round = this.#round;
    const { session, fresh } = this.#memory;
    this.#ask('open', { session, fresh }, (reply) => {
      if (round !== this.#round) return;
      if (!reply) return this.#retry(() => this.#open());
      if (!reply.ok) {
        return reply.refused === 'sessionClosed'
          ? this.#abandon()
          : this.#retry(() => this.#open(), reply['retryAfterMs']);
      }
      // A trader that knows more or less of this session than we do is not the one we spoke to.
      const last = lastOf(reply.result);
      if (last >= this.#memory.next || last < this.#lowest() - 1) return this.#abandon();
      this.#isOpen = true;
      this.#cursor = this.#lowest();
      this.#transmit();
    });
  }

  /** Numbers what waits, as far as the bound allows, and keeps it before it is sent. */
  #admit(): void {
    const pending = [...this.#memory.pending];
    let { next } = this.#memory;
    while (pending.length < commandBounds.inFlight) {
      const asked = this.#waiting.shift();
      if (!asked) break;
      this.#ends.set(next, asked.end);
      pending.push({ seq: next++, body: asked.body });
    }
    if (next !== this.#memory.next) this.#keep({ ...this.#memory, next, pending });
    this.#options.onChange?.();
    this.#transmit();
  }

  #transmit(): void {
    if (!this.#isOpen || this.#cancelRetry) return;
    const round = this.#round;
    for (const { seq, body } of this.#memory.pending) {
      if (seq < this.#cursor) continue;
      this.#cursor = seq + 1;
      if (this.#memory.fresh) this.#keep({ ...this.#memory, fresh: false });
      const { session } = this.#memory;
      this.#ask('command', { session, seq, ackBelow: this.#lowest(), body }, (reply) =>
        this.#hear(session, round, seq, reply),
      );
    }
  }

  #hear(session: string, round: number, seq: number, reply: Reply | null): void {
    // The commands of an abandoned session have ended already.
    if (this.#isClosed || session !== this.#memory.session) return;
    if (reply === null) this.#rewind(round, seq);
    else if (reply.ok) this.#end(seq, reply);
    else this.#hearRefusal(round, seq, reply);
  }

  /** Some refusals are about the way of the command and do not use up its number; the others are its answer. */
  #hearRefusal(round: number, seq: number, reply: Reply & { ok: false }): void {
    switch (reply.refused) {
      case 'busy':
      case 'rateLimited':
        this.#rewind(round, seq, reply['retryAfterMs']);
        break;
      case 'outOfOrder':
        this.#hearExpected(round, reply['expected']);
        break;
      case 'sessionClosed':
        this.#abandon();
        break;
      case 'alreadyAnswered':
        this.#end(seq, UNKNOWN);
        break;
      default:
        this.#end(seq, reply);
    }
  }

  #hearExpected(round: number, expected: unknown): void {
    const next = this.#memory.pending.find(({ seq }) => seq === expected);
    if (next) this.#rewind(round, next.seq, commandBounds.reorderMs);
    else if (round === this.#round) this.#abandon();
  }

  /** Sends again from the number on, in order, after a pause. */
  #rewind(round: number, seq: number, pauseMs?: unknown): void {
    if (round !== this.#round) return;
    this.#round++;
    this.#cursor = Math.min(this.#cursor, seq);
    this.#retry(() => this.#transmit(), pauseMs);
  }

  #retry(task: () => void, pauseMs?: unknown): void {
    const grown = Math.min(commandBounds.retryMsMax, commandBounds.retryMs * 2 ** this.#failures++);
    const ms = typeof pauseMs === 'number' && pauseMs >= 0 ? pauseMs : grown;
    this.#cancelRetry?.();
    this.#cancelRetry = this.#clock.after(ms, () => {
      this.#cancelRetry = null;
      task();
    });
  }

  #end(seq: number, reply: Reply): void {
    const ended = this.#memory.pending.find((command) => command.seq === seq);
    if (!ended) return;
    this.#failures = 0;
    this.#keep({ ...this.#memory, pending: this.#memory.pending.filter((command) => command !== ended) });
    this.#report(this.#ends, ended, reply);
    this.#admit();
  }

  /** The session is closed for good: a new one begins, and no command of the old one moves into it. */
  #abandon(): void {
    const { pending } = this.#memory;
    const ends = this.#ends;
    this.#ends = new Map();
    this.#keep(this.#freshMemory());
    this.#cursor = 1;
    for (const command of pending) this.#report(ends, command, UNKNOWN);
    this.#startRound();
    if (this.#channel) this.#open();
    this.#admit();
  }

  #report(ends: Map<number, End>, { seq, body }: PendingCommand<Body>, reply: Reply): void {
    const end = ends.get(seq);
    ends.delete(seq);
    if (end) end(reply);
    else this.#options.onLate?.(body, reply);
  }

  #ask(type: 'open' | 'command', payload: unknown, hear: (reply: Reply | null) => void): void {
    this.#channel?.request(type, payload).then(
      (answer) => hear(parseReply(answer)),
      () => hear(null),
    );
  }

  #lowest(): number {
    return this.#memory.pending[0]?.seq ?? this.#memory.next;
  }

  #keep(memory: Memory<Body>): void {
    this.#memory = memory;
    this.#options.storage.setItem(this.#options.key, JSON.stringify(memory));
  }

  #freshMemory(): Memory<Body> {
    const { makeId = randomId } = this.#options;
    return { session: makeId(), next: 1, fresh: true, pending: [] };
  }
}

/** 128 random bits. `crypto.randomUUID` is not there on pages served without TLS. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parseReply(answer: unknown): Reply | null {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return null;
  if (answer.ok === true) return answer as Reply;
  return 'refused' in answer && typeof answer.refused === 'string' ? (answer as Reply) : null;
}

function lastOf(result: unknown): number {
  const last = (result as { last?: unknown } | undefined)?.last;
  return typeof last === 'number' ? last : 0;
}

function parseMemory<Body>(text: string | null): Memory<Body> | null {
  if (!text) return null;
  try {
    const memory = JSON.parse(text) as Memory<Body>;
    return typeof memory.session === 'string' && memory.next >= 1 && Array.isArray(memory.pending) ? memory : null;
  } catch {
    return null;
  }
}
