/**
 * An activation: one actor in memory, and the protocol by which it takes messages.
 * Pure: nothing here knows a socket, a database or a clock. The host drives it; so do the simulator and the tests.
 *
 * A message either becomes one outcome, completely, or (when a deed throws) an outcome that says it was poison (D10).
 */

import type { AnyActorKind, Index, Mail, Notice, Reply } from './actor.ts';
import { refused } from './actor.ts';
import type { Address } from './address.ts';
import { must } from './assert.ts';
import { makeChance } from './chance.ts';
import { Draft } from './draft.ts';
import { assertJson, findFlaw } from './json.ts';
import type { Letter, Reach } from './letter.ts';
import type { ActorRecord } from './record.ts';
import { applyPuts } from './record.ts';
import { Refusal } from './refusal.ts';
import type { Surroundings } from './surroundings.ts';
import type { MailPart, OutPart, SessionPart } from './system-parts.ts';
import { system } from './system-parts.ts';
import type { Value } from './value.ts';

/** Bounds of the protocol (D9). */
export const bounds = {
  sessionsPerActor: 8,
  repliesPerSession: 32,
  whyLength: 200,
  lettersPerActor: 1_000,
  wakeRetryMs: 5_000,
} as const;

/** What may arrive in a mailbox. */
export type Envelope =
  | { readonly type: 'open'; readonly session: string; readonly fresh: boolean }
  | {
      readonly type: 'command';
      readonly session: string;
      readonly seq: number;
      readonly ackBelow: number;
      readonly body: unknown;
    }
  | { readonly type: 'mail'; readonly from: Address; readonly seq: number; readonly mail: Mail; readonly value: Value }
  | { readonly type: 'taken'; readonly by: Address; readonly through: number }
  | { readonly type: 'wake' };

export interface Outcome {
  readonly address: Address;
  /** Null when nothing durable changed. */
  readonly record: ActorRecord | null;
  readonly reply: Reply | null;
  readonly notices: readonly Notice[];
  readonly letters: readonly Letter[];
  /** Set for mail that was taken (now or before): the sender may forget it up to this number. */
  readonly took: { readonly from: Address; readonly through: number } | null;
  /** The bug that made the message poison. */
  readonly fault: Error | null;
}

/** Mail of the kernel itself: a letter that comes back. */
const BOUNCE = '~bounce';

/** What an actor is restored from. */
export interface Restored {
  readonly epoch: number;
  readonly ver: number;
  /** Instant of its last decision: its time goes on from there, whatever the clock of the new owner says. */
  readonly at: number;
  readonly parts: Map<string, unknown>;
}

/** The plain pace, and chance that always runs the same course: whoever hosts players gives others. */
const quietSurroundings: Surroundings = { timeScale: 1, chance: makeChance(1), tuning: () => null };

export class Activation {
  readonly address: Address;
  readonly kind: AnyActorKind;
  readonly epoch: number;
  readonly parts: Map<string, unknown>;
  readonly surroundings: Surroundings;
  ver: number;
  /** The latest instant it knows of. */
  at: number;
  #index: Index | undefined;
  #isIndexStale = false;
  #letterCount = 0;

  constructor(kind: AnyActorKind, address: Address, restored: Restored, surroundings = quietSurroundings) {
    this.kind = kind;
    this.address = address;
    this.surroundings = surroundings;
    this.epoch = restored.epoch;
    this.ver = restored.ver;
    this.at = restored.at;
    this.parts = restored.parts;
    this.#index = this.#makeIndex();
    for (const key of this.parts.keys()) if (key.startsWith('~mail/')) this.#letterCount++;
  }

  /** Made anew after a throw of its own, which may have left it half written. */
  get index(): Index | undefined {
    if (this.#isIndexStale) this.#index = this.#makeIndex();
    this.#isIndexStale = false;
    return this.#index;
  }

  get wakeAt(): number | null {
    return (this.parts.get(system.wake) as number | undefined) ?? null;
  }

  /** True while mail of ours waits to be taken: such an actor may not be passivated for good. */
  get hasLetters(): boolean {
    return this.#letterCount > 0;
  }

  /** For whom letters wait here. Costs the number of parts. */
  receivers(): Address[] {
    const found: Address[] = [];
    for (const [key, part] of this.parts) {
      if (key.startsWith('~out/') && (part as OutPart).taken < (part as OutPart).next - 1)
        found.push(key.slice(5) as Address);
    }
    return found;
  }

  /** Letters not yet taken, in order: behind the first that waits all do. */
  lettersTo(to: Address): Letter[] {
    const { next, taken } = (this.parts.get(system.outbox(to)) as OutPart | undefined) ?? { next: 1, taken: 0 };
    const found: Letter[] = [];
    for (let seq = taken + 1; seq < next; seq++) {
      found.push({
        to,
        seq,
        ...must(this.parts.get(system.letter(to, seq)) as MailPart | undefined, `letter ${seq} to ${to}`),
        queued: true,
      });
    }
    return found;
  }

  /** Decides one message. The activation has the new state when this returns. */
  take(envelope: Envelope, clock: number, reach: Reach): Outcome {
    const now = Math.max(this.at, clock);
    this.at = now;
    switch (envelope.type) {
      case 'open':
        return this.#open(envelope, now, reach);
      case 'command':
        return this.#command(envelope, now, reach);
      case 'mail':
        return this.#mail(envelope, now, reach);
      case 'taken':
        return this.#taken(envelope, now, reach);
      case 'wake':
        return this.#wake(now, reach);
    }
  }

  #open(envelope: Envelope & { type: 'open' }, now: number, reach: Reach): Outcome {
    const known = this.parts.get(system.session(envelope.session)) as SessionPart | undefined;
    if (known) return this.#say({ ok: true, result: { last: known.last } });
    if (!envelope.fresh) return this.#say(refused(Refusal.sessionClosed));
    if (findFlaw(envelope.session)) return this.#say(refused(Refusal.invalid, { why: 'no name of a session' }));
    const turn = new Draft(this, now, reach);
    const sessions = turn
      .keys('~session/')
      .map((key) => ({ key, usedAt: (turn.peek(key) as SessionPart).usedAt }))
      .sort((a, b) => a.usedAt - b.usedAt);
    for (const { key } of sessions.slice(0, Math.max(0, sessions.length - bounds.sessionsPerActor + 1)))
      turn.write(key, null);
    turn.write(system.session(envelope.session), { last: 0, usedAt: now, replies: [] } satisfies SessionPart);
    return this.#commit(turn, { reply: { ok: true, result: { last: 0 } } });
  }

  #command(envelope: Envelope & { type: 'command' }, now: number, reach: Reach): Outcome {
    const key = system.session(envelope.session);
    const session = this.parts.get(key) as SessionPart | undefined;
    if (!session) return this.#say(refused(Refusal.sessionClosed));
    if (envelope.seq <= session.last) {
      const remembered = session.replies.find(([seq]) => seq === envelope.seq);
      return this.#say(remembered ? remembered[1] : refused(Refusal.alreadyAnswered));
    }
    if (envelope.seq !== session.last + 1)
      return this.#say(refused(Refusal.outOfOrder, { expected: session.last + 1 }));
    const kept = session.replies.filter(([seq]) => seq >= envelope.ackBelow);
    if (kept.length >= bounds.repliesPerSession)
      return this.#say(refused(Refusal.busy, { why: 'too many commands in flight' }));
    if (this.#letterCount >= bounds.lettersPerActor) return this.#say(refused(Refusal.busy, { why: 'outbox is full' }));

    const answer = (turn: Draft, reply: Reply, fault: Error | null = null): Outcome => {
      assertJson(reply, 'the reply');
      turn.write(key, {
        last: envelope.seq,
        usedAt: now,
        replies: [...kept, [envelope.seq, reply]],
      } satisfies SessionPart);
      return this.#commit(turn, { reply, fault });
    };
    try {
      const turn = new Draft(this, now, reach);
      const reply = this.#decide(turn, envelope.body);
      return answer(reply.ok ? turn : new Draft(this, now, reach), reply);
    } catch (fault) {
      return answer(new Draft(this, now, reach), refused(Refusal.fault), asError(fault));
    }
  }

  #decide(turn: Draft, body: unknown): Reply {
    const parsed = this.kind.parseCommand(body);
    if ('command' in parsed) return this.kind.onCommand(turn as never, parsed.command);
    // It may repeat what was sent, and is remembered: short, and as every store can keep it.
    const why = parsed.invalid.slice(0, bounds.whyLength).toWellFormed().replaceAll('\0', ' ');
    return refused(Refusal.invalid, { why });
  }

  #mail(envelope: Envelope & { type: 'mail' }, now: number, reach: Reach): Outcome {
    const { from, seq, mail, value } = envelope;
    const cursorKey = system.inbox(from);
    const cursor = (this.parts.get(cursorKey) as number | undefined) ?? 0;
    if (seq <= cursor) return { ...this.#silent(), took: { from, through: cursor } };
    if (seq !== cursor + 1) return this.#silent();
    const took = { from, through: seq };
    try {
      const turn = new Draft(this, now, reach);
      turn.write(cursorKey, seq);
      turn.receive(mail.type, value);
      if (mail.type === BOUNCE) this.kind.onBounce(turn as never, from, mail['mail'] as Mail, value);
      else this.kind.onMail(turn as never, from, mail as never, value);
      return this.#commit(turn, { took });
    } catch (fault) {
      const turn = new Draft(this, now, reach);
      turn.write(cursorKey, seq);
      turn.receive(mail.type, value);
      if (mail.type === BOUNCE) turn.write(system.lost(this.ver), { mail, value } satisfies MailPart);
      else turn.sendSystem(from, { type: BOUNCE, mail }, value);
      return this.#commit(turn, { took, fault: asError(fault) });
    }
  }

  #taken(envelope: Envelope & { type: 'taken' }, now: number, reach: Reach): Outcome {
    const key = system.outbox(envelope.by);
    const out = this.parts.get(key) as OutPart | undefined;
    if (!out || envelope.through <= out.taken) return this.#silent();
    const turn = new Draft(this, now, reach);
    for (let seq = out.taken + 1; seq <= envelope.through; seq++) {
      const letter = system.letter(envelope.by, seq);
      if (this.parts.has(letter)) turn.forget(letter);
    }
    turn.write(key, { next: out.next, taken: envelope.through } satisfies OutPart);
    return this.#commit(turn, {});
  }

  #wake(now: number, reach: Reach): Outcome {
    if (this.wakeAt === null || this.wakeAt > now) return this.#silent();
    try {
      const turn = new Draft(this, now, reach);
      turn.write(system.wake, null);
      this.kind.onWake(turn as never);
      return this.#commit(turn, {});
    } catch (fault) {
      // A deadline is a promise: it is tried again, never dropped.
      const turn = new Draft(this, now, reach);
      turn.write(system.wake, now + bounds.wakeRetryMs);
      return this.#commit(turn, { fault: asError(fault) });
    }
  }

  #silent(): Outcome {
    return { address: this.address, record: null, reply: null, notices: [], letters: [], took: null, fault: null };
  }

  #say(reply: Reply): Outcome {
    return { ...this.#silent(), reply };
  }

  #commit(turn: Draft, rest: Partial<Pick<Outcome, 'reply' | 'took' | 'fault'>>): Outcome {
    // What an actor remembers says under which tuning it was decided; nothing reads it back (D7).
    const tuned = this.surroundings.tuning()?.version ?? 0;
    if (tuned !== (this.parts.get(system.tuned) ?? 0)) turn.write(system.tuned, tuned);
    const { puts, movements } = turn.close();
    this.#writeIndex(puts);
    for (const [key, part] of puts) {
      if (key.startsWith('~mail/')) this.#letterCount += (part === null ? 0 : 1) - (this.parts.has(key) ? 1 : 0);
    }
    applyPuts(this.parts, puts);
    const record: ActorRecord = {
      address: this.address,
      epoch: this.epoch,
      ver: ++this.ver,
      stateVersion: this.kind.version,
      at: turn.now,
      wakeAt: this.hasLetters ? Math.min(turn.now, this.wakeAt ?? turn.now) : this.wakeAt,
      puts,
      movements,
      facts: turn.facts,
    };
    return { ...this.#silent(), ...rest, record, notices: turn.notices, letters: turn.letters };
  }

  #writeIndex(puts: ActorRecord['puts']): void {
    try {
      for (const [key, part] of puts)
        if (!system.isSystem(key)) this.index?.write(key, this.parts.get(key), part ?? undefined);
    } catch (fault) {
      this.#isIndexStale = true;
      throw fault;
    }
  }

  #makeIndex(): Index | undefined {
    const index = this.kind.makeIndex();
    for (const [key, part] of this.parts) if (!system.isSystem(key)) index?.write(key, undefined, part);
    return index;
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
