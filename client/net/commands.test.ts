/**
 * The command session against a trader turned by hand: requests and answers are lost, the connection drops, the page
 * is reloaded, the trader is busy or has closed the session. Whatever happens, a command is done at most once, every
 * promise ends exactly once, and a number never stands for two bodies.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../actors/kit/actor.ts';
import { CommandSession, commandBounds } from './commands.ts';
import { HandClock, settle } from './fakes.ts';
import { memoryStorage } from './storage.ts';

type Body = { readonly name: string };
type Sent = { session: string; seq: number; ackBelow: number; body: Body };

/** A trader that keeps the rules of the wire, and a room to it whose two ends are turned by hand. */
class FakeTrader {
  readonly done: string[] = [];
  readonly bodies = new Map<string, string>();
  readonly problems: string[] = [];
  busyFor = 0;
  #sessions = new Map<string, { last: number; replies: Map<number, Reply> }>();
  #requests: { type: string; payload: unknown; settle: (reply: Reply | null) => void }[] = [];
  #answers: { settle: (reply: Reply | null) => void; reply: Reply }[] = [];

  channel = {
    request: (type: 'open' | 'command', payload: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        this.#requests.push({ type, payload, settle: (reply) => (reply ? resolve(reply) : reject(new Error('lost'))) });
      }),
  };

  get isIdle(): boolean {
    return this.#requests.length === 0 && this.#answers.length === 0;
  }

  /** The oldest request arrives. */
  takeRequest(): void {
    const request = this.#requests.shift();
    if (request) this.#answers.push({ settle: request.settle, reply: this.#decide(request.type, request.payload) });
  }

  /** The oldest answer arrives. */
  giveAnswer(): void {
    const answer = this.#answers.shift();
    answer?.settle(answer.reply);
  }

  /** The connection breaks: what was on its way, in either direction, is lost. */
  drop(): void {
    for (const { settle } of [...this.#requests.splice(0), ...this.#answers.splice(0)]) settle(null);
  }

  /** Turns the next so many commands away. */
  beBusy(times: number): void {
    this.busyFor = times;
  }

  closeSessions(): void {
    this.#sessions.clear();
  }

  #decide(type: string, payload: unknown): Reply {
    if (type === 'open') return this.#open(payload as { session: string; fresh: boolean });
    const { session, seq, ackBelow, body } = payload as Sent;
    const key = `${session}/${seq}`;
    const known = this.bodies.get(key);
    if (known !== undefined && known !== body.name) this.problems.push(`${key} was ${known} and is ${body.name}`);
    this.bodies.set(key, body.name);
    const memory = this.#sessions.get(session);
    if (!memory) return { ok: false, refused: 'sessionClosed' };
    if (seq <= memory.last) return memory.replies.get(seq) ?? { ok: false, refused: 'alreadyAnswered' };
    if (seq !== memory.last + 1) return { ok: false, refused: 'outOfOrder', expected: memory.last + 1 };
    if (this.busyFor-- > 0) return { ok: false, refused: 'busy', retryAfterMs: 100 };
    for (const old of memory.replies.keys()) if (old < ackBelow) memory.replies.delete(old);
    if (memory.replies.size >= commandBounds.inFlight) this.problems.push('more than the trader remembers');
    const reply: Reply = body.name.startsWith('bad')
      ? { ok: false, refused: 'invalid' }
      : { ok: true, result: body.name };
    if (reply.ok) this.done.push(body.name);
    memory.last = seq;
    memory.replies.set(seq, reply);
    return reply;
  }

  #open({ session, fresh }: { session: string; fresh: boolean }): Reply {
    const memory = this.#sessions.get(session);
    if (!memory && !fresh) return { ok: false, refused: 'sessionClosed' };
    if (!memory) this.#sessions.set(session, { last: 0, replies: new Map() });
    return { ok: true, result: { last: memory?.last ?? 0 } };
  }
}

/** A page with a command session, which may be reloaded on the same storage. */
function aPage() {
  const clock = new HandClock();
  const storage = memoryStorage();
  const trader = new FakeTrader();
  const ends = new Map<string, Reply[]>();
  let sessionCount = 0;
  const note = (name: string, reply: Reply) => ends.set(name, [...(ends.get(name) ?? []), reply]);
  const load = () => {
    const commands = new CommandSession<Body>({
      storage,
      key: 'commands',
      clock,
      makeId: () => `session${++sessionCount}`,
      onLate: ({ name }, reply) => note(name, reply),
    });
    let isLoaded = true;
    return {
      commands,
      ask: (name: string) => void commands.send({ name }).then((reply) => isLoaded && note(name, reply)),
      unload: () => {
        isLoaded = false;
        commands.detach();
      },
    };
  };
  const page = load();
  return { clock, trader, ends, page, load };
}

/** A room whose every answer is given by hand. */
function aRawChannel() {
  const requests: { payload: unknown; answer: (reply: Reply) => void }[] = [];
  const channel = {
    request: (_: 'open' | 'command', payload: unknown) =>
      new Promise<unknown>((resolve) => void requests.push({ payload, answer: resolve })),
  };
  return { channel, requests };
}

/** Everything arrives, until nothing is on its way. */
async function deliverAll(trader: FakeTrader, clock: HandClock): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    while (!trader.isIdle) {
      trader.takeRequest();
      trader.giveAnswer();
      await settle();
      quiet = 0;
    }
    clock.turn(commandBounds.retryMsMax);
    await settle();
    quiet++;
  }
}

describe('command session', () => {
  test('a command is sent once and ends with its reply', async () => {
    const { clock, trader, ends, page } = aPage();
    page.commands.attach(trader.channel);
    page.ask('a');
    page.ask('bad b');
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['a']);
    expect(ends.get('a')).toEqual([{ ok: true, result: 'a' }]);
    expect(ends.get('bad b')).toEqual([{ ok: false, refused: 'invalid' }]);
    expect(page.commands.unanswered).toEqual([]);
  });

  test('a command asked for while offline waits for a room', async () => {
    const { clock, trader, ends, page } = aPage();
    page.ask('a');
    expect(page.commands.unanswered).toEqual([{ name: 'a' }]);
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    expect(ends.get('a')).toHaveLength(1);
  });

  test('a lost reply is asked for again under the same number', async () => {
    const { clock, trader, ends, page } = aPage();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    page.ask('a');
    trader.takeRequest();
    expect(trader.done).toEqual(['a']);
    trader.drop();
    page.commands.detach();
    await settle();
    expect(ends.size).toBe(0);
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['a']);
    expect([...trader.bodies.keys()]).toEqual(['session1/1']);
    expect(ends.get('a')).toEqual([{ ok: true, result: 'a' }]);
  });

  test('a command survives the page, and its late answer is told', async () => {
    const { clock, trader, ends, page, load } = aPage();
    page.commands.attach(trader.channel);
    page.ask('a');
    await settle();
    trader.takeRequest();
    trader.giveAnswer();
    await settle();
    trader.takeRequest();
    page.unload();
    trader.drop();
    const again = load();
    expect(again.commands.unanswered).toEqual([{ name: 'a' }]);
    again.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['a']);
    expect(ends.get('a')).toEqual([{ ok: true, result: 'a' }]);
  });

  test('busy waits as long as it is told and keeps number and order', async () => {
    const { clock, trader, ends, page } = aPage();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    trader.busyFor = 1;
    page.ask('a');
    page.ask('b');
    trader.takeRequest();
    trader.takeRequest();
    trader.giveAnswer();
    trader.giveAnswer();
    await settle();
    clock.turn(99);
    await settle();
    expect(trader.isIdle).toBe(true);
    clock.turn(1);
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['a', 'b']);
    expect(trader.bodies.size).toBe(2);
    expect(ends.get('b')).toHaveLength(1);
  });

  test('a closed session ends its commands as unknown and never moves them', async () => {
    const { clock, trader, ends, page } = aPage();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    page.ask('a');
    trader.drop();
    page.commands.detach();
    trader.closeSessions();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    expect(ends.get('a')).toEqual([{ ok: false, refused: 'unknown' }]);
    page.ask('b');
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['b']);
    expect([...trader.bodies.keys()]).toContain('session2/1');
  });

  test('a trader who knows more or less of the session than we do is not trusted with it', async () => {
    for (const last of [7, 0]) {
      const { clock, ends, page } = aPage();
      const { channel, requests } = aRawChannel();
      page.ask('a');
      page.ask('b');
      page.commands.attach(channel);
      requests.shift()?.answer({ ok: true, result: { last: 0 } });
      await settle();
      requests.shift()?.answer({ ok: true, result: {} });
      await settle();
      page.commands.detach();
      page.commands.attach(channel);
      requests.splice(0).at(-1)?.answer({ ok: true, result: { last } });
      await settle();
      expect(ends.get('b')).toEqual([{ ok: false, refused: 'unknown' }]);
      clock.turn(1_000);
      expect(requests.at(-1)?.payload).toEqual({ session: 'session2', fresh: true });
    }
  });

  test('an answer of an abandoned session ends nothing in the next one', async () => {
    const { ends, page } = aPage();
    const { channel, requests } = aRawChannel();
    page.commands.attach(channel);
    requests.shift()?.answer({ ok: true, result: { last: 0 } });
    await settle();
    page.ask('a');
    page.ask('b');
    const [first, second] = requests.splice(0);
    second?.answer({ ok: false, refused: 'sessionClosed' });
    await settle();
    page.ask('c');
    first?.answer({ ok: true, result: 'a' });
    await settle();
    expect(ends.get('a')).toEqual([{ ok: false, refused: 'unknown' }]);
    expect(ends.has('c')).toBe(false);
  });

  test('an answer that the trader has forgotten is unknown', async () => {
    const { ends, page } = aPage();
    const { channel, requests } = aRawChannel();
    page.commands.attach(channel);
    requests.shift()?.answer({ ok: true, result: { last: 0 } });
    await settle();
    page.ask('a');
    requests.shift()?.answer({ ok: false, refused: 'alreadyAnswered' });
    await settle();
    expect(ends.get('a')).toEqual([{ ok: false, refused: 'unknown' }]);
  });

  test('closed, it ends every promise, and its successor sends what is unanswered', async () => {
    const { clock, trader, ends, page, load } = aPage();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    page.ask('a');
    trader.takeRequest();
    page.commands.close();
    await settle();
    expect(ends.get('a')).toEqual([{ ok: false, refused: 'unknown' }]);
    const next = load();
    next.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(['a']);
    expect(ends.get('a')?.at(-1)).toEqual({ ok: true, result: 'a' });
    expect(await page.commands.send({ name: 'b' })).toEqual({ ok: false, refused: 'busy' });
  });

  test('no more than 32 are in flight, and all of them get through', async () => {
    const { clock, trader, ends, page } = aPage();
    page.commands.attach(trader.channel);
    await deliverAll(trader, clock);
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    for (const name of names) page.ask(name);
    for (let n = 0; n < 40; n++) trader.takeRequest();
    expect(trader.done).toHaveLength(commandBounds.inFlight);
    await deliverAll(trader, clock);
    expect(trader.done).toEqual(names);
    expect(trader.problems).toEqual([]);
    expect(ends.size).toBe(100);
  });

  test('past the bound a command is refused as busy', async () => {
    const { page } = aPage();
    for (let n = 0; n < commandBounds.inFlight + commandBounds.waiting; n++) page.ask(`c${n}`);
    expect(await page.commands.send({ name: 'one more' })).toEqual({ ok: false, refused: 'busy' });
  });

  test('whatever happens, each command is done at most once and ends exactly once', async () => {
    const deed = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('ask', 'ask', 'ask bad') },
      { weight: 8, arbitrary: fc.constantFrom('take', 'give', 'time') },
      { weight: 2, arbitrary: fc.constantFrom('drop', 'reload', 'busy', 'close') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 80 }), async (deeds) => {
        const { clock, trader, ends, page, load } = aPage();
        const asked: string[] = [];
        let now = page;
        now.commands.attach(trader.channel);
        const ask = (kind: string) => {
          const name = `${kind} ${asked.length}`;
          // What is not numbered yet when the page goes was never kept: no more is asked than can be numbered.
          if (now.commands.unanswered.length >= commandBounds.inFlight) return;
          asked.push(name);
          now.ask(name);
        };
        const comeBack = (leave: () => void) => {
          leave();
          trader.drop();
          now.commands.attach(trader.channel);
        };
        const does: Record<(typeof deeds)[number], () => void> = {
          ask: () => ask('good'),
          'ask bad': () => ask('bad'),
          take: () => trader.takeRequest(),
          give: () => trader.giveAnswer(),
          time: () => clock.turn(150),
          busy: () => trader.beBusy(2),
          close: () => trader.closeSessions(),
          drop: () => comeBack(() => now.commands.detach()),
          reload: () =>
            comeBack(() => {
              now.unload();
              now = load();
            }),
        };
        for (const deed of deeds) {
          does[deed]();
          await settle();
        }
        trader.busyFor = 0;
        await deliverAll(trader, clock);
        expect(trader.problems).toEqual([]);
        expect(new Set(trader.done).size).toBe(trader.done.length);
        for (const name of asked) expect(ends.get(name), name).toHaveLength(1);
        expect(trader.done.filter((name) => !name.startsWith('good'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
