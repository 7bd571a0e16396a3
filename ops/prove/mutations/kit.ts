/** Guards of the kit: command memory, mail, deadlines, balance, poison. */
import type { Mutation } from '../mutation.ts';
import { without } from '../mutation.ts';

const activation = 'actors/kit/activation.ts';
const draft = 'actors/kit/draft.ts';
const commands = 'server/host/commands.test.ts';
const bounds = 'server/host/bounds.test.ts';
const turn = 'actors/kit/turn.test.ts';
const isNext = 'if (envelope.seq !== session.last + 1) return';

export const kitMutations: readonly Mutation[] = [
  without(
    'no command memory',
    'D5',
    commands,
    activation,
    'replies: [...kept, [envelope.seq, reply]],',
    'replies: kept,',
  ),
  {
    name: 'a number executed twice',
    promise: 'D5',
    tests: [commands],
    edits: [
      { file: activation, find: 'if (envelope.seq <= session.last) {', replace: 'if (envelope.seq < session.last) {' },
      { file: activation, find: isNext, replace: 'if (envelope.seq > session.last + 1) return' },
    ],
  },
  without(
    'a gap in numbers executed',
    'D5',
    commands,
    activation,
    isNext,
    'if (envelope.seq < session.last + 1) return',
  ),
  without(
    'a closed session opens again',
    'D5',
    commands,
    activation,
    'if (!envelope.fresh) return this.#say(refused(Refusal.sessionClosed));',
  ),
  without(
    'sessions without bound',
    'D5',
    commands,
    activation,
    'for (const { key } of sessions.slice(0, Math.max(0, sessions.length - bounds.sessionsPerActor + 1)))',
    'for (const { key } of sessions.slice(0, 0))',
  ),
  without(
    'mail cursor not persisted',
    'D6',
    commands,
    activation,
    'turn.write(cursorKey, seq); turn.receive(mail.type, value); if (mail.type === BOUNCE) this.kind',
    'turn.receive(mail.type, value);\nif (mail.type === BOUNCE) this.kind',
  ),
  without(
    'gap in mail accepted',
    'D6',
    commands,
    activation,
    'if (seq !== cursor + 1) return this.#silent();',
    'if (seq < cursor + 1) return this.#silent();',
  ),
  without(
    'mail overtakes what waits in the outbox',
    'D6',
    commands,
    draft,
    'const queued = out.taken !== seq - 1 || !this.#reach(to);',
    'const queued = !this.#reach(to);',
  ),
  without(
    'letters wait without a wake',
    'D6',
    commands,
    activation,
    'wakeAt: this.hasLetters ? Math.min(turn.now, this.wakeAt ?? turn.now) : this.wakeAt,',
    'wakeAt: this.wakeAt,',
  ),
  without(
    'wake time lost',
    'D8',
    bounds,
    activation,
    'wakeAt: this.hasLetters ? Math.min(turn.now, this.wakeAt ?? turn.now) : this.wakeAt,',
    'wakeAt: this.hasLetters ? turn.now : null,',
  ),
  without(
    'a wake that throws is dropped',
    'D8',
    bounds,
    activation,
    'turn.write(system.wake, now + bounds.wakeRetryMs);',
    'turn.write(system.wake, null);',
  ),
  without(
    'no balance check',
    'D3',
    [bounds, turn],
    draft,
    'assert(isNothing(astray), () => `${this.self}: value out of balance by ${JSON.stringify(astray)}`);',
  ),
  without(
    'less than nothing may be held',
    'D3',
    turn,
    draft,
    'assert(isSound(held), () => `${this.self}: ${key} would hold ${JSON.stringify(held)}`);',
  ),
  without(
    'value of any sign may travel',
    'D3',
    turn,
    draft,
    'assert(isSound(value), () => `not a value: ${JSON.stringify(value)}`);',
  ),
  without(
    'a refusal keeps what it wrote',
    'D2',
    turn,
    activation,
    'return answer(reply.ok ? turn : new Draft(this, now, reach), reply);',
    'return answer(turn, reply);',
  ),
  without(
    "an actor's bug breaks the host",
    'D10',
    bounds,
    activation,
    'return answer(new Draft(this, now, reach), refused(Refusal.fault), asError(fault));',
    'throw fault;',
  ),
  without(
    'poison mail keeps its value',
    'D10',
    commands,
    activation,
    'else turn.sendSystem(from, { type: BOUNCE, mail }, value);',
    'else turn.write(system.lost(this.ver), { mail, value } satisfies MailPart);',
  ),
  without('parts that no store can keep', 'D10', bounds, draft, 'assertJson(part, key);'),
];
