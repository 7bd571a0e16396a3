/** The bots of one worker process: brought in, set to work by the schedule, and questioned at the end. */
import { isDeepStrictEqual } from 'node:util';
import type { BotView } from '../actors/trader/bot/view.ts';
import { type PlayerCommand, playerCommandTypes } from '../actors/trader/messages.ts';
import { type Asked, type CommandType, type Fault, isFinal, isTrade } from './accounting.ts';
import { Bot } from './Bot.ts';
import type { BotResult, CommandResult, Orders, WorkerResult } from './fleet-messages.ts';
import { nextChoreAtHome, nextLine, nextTrade } from './hands.ts';
import { watchHealth } from './health.ts';
import { Times } from './measures.ts';
import { instants, makeRng, merged, stepsDue } from './schedule.ts';

export const rates = { tradesPerMinute: 15, chatsPerMinute: 6, choresPerMinute: 6, stepMs: 50 } as const;

type Urge = 'trade' | 'talk' | 'chore';
const ENTER_AT_ONCE = 8;
const TICK_MS = 5;
const CHECK_MS = 250;
const STEP_BURST_MAX = 3;
/** How long answers and news may straggle in after the last command. */
const GRACE_MS = 15_000;

interface Member {
  readonly bot: Bot;
  readonly walks: boolean;
  /** Where he looks when he does not watch the auction house himself: over a neighbour's shoulder. */
  readonly reader: Bot;
  /** Staggers the steps of the crew. */
  readonly phaseMs: number;
}

export class Crew {
  readonly #orders: Orders;
  readonly #members: Member[] = [];
  readonly #waits: Record<string, number> = {};
  readonly #frameGaps = Times.empty();
  readonly #lateness = Times.empty();
  #isRunning = false;
  #drops = 0;
  #said = 0;
  sent = 0;
  answered = 0;

  constructor(orders: Orders) {
    this.#orders = orders;
  }

  async enter(onEntered: (bots: number) => void): Promise<void> {
    const { bots, walkers, readers } = this.#orders;
    const entered: Bot[] = [];
    const reader: Bot[] = [];
    let next = 0;
    const usher = async (): Promise<void> => {
      while (next < bots) {
        const n = next++;
        const watchesBooks = n < readers;
        const bot = await this.#enterOne(n, watchesBooks, n < walkers);
        entered[n] = bot;
        if (watchesBooks) reader.push(bot);
        onEntered(entered.filter(Boolean).length);
      }
    };
    await Promise.all(Array.from({ length: ENTER_AT_ONCE }, usher));
    for (const [n, bot] of entered.entries()) {
      const phaseMs = (n / bots) * rates.stepMs;
      this.#members.push({
        bot,
        walks: n < walkers,
        reader: n < readers ? bot : (reader[n % reader.length] ?? bot),
        phaseMs,
      });
    }
  }

  #enterOne(n: number, watchesBooks: boolean, walks: boolean): Promise<Bot> {
    const { endpoint, run, worker, seed } = this.#orders;
    let frameAt: number | null = null;
    return Bot.enter({
      endpoint,
      mark: `${run}-${worker}-${n}`,
      rng: makeRng(seed * 1_000_003 + worker * 10_007 + n),
      watchesBooks,
      watcher: {
        asked:
          ({ session, seq, body }) =>
          (reply) => {
            if (reply) this.#members[n]?.bot.books.hear(session, seq, body.type, reply);
            const why = !reply ? 'noAnswer' : reply.ok || isFinal(reply) ? null : reply.refused;
            if (why) this.#waits[why] = (this.#waits[why] ?? 0) + 1;
          },
      },
      onFrame: () => {
        const now = performance.now();
        // A walker pushes at every step, so there is always something to tell him, and each gap is the server's.
        if (walks && this.#isRunning && frameAt !== null) this.#frameGaps.add(now - frameAt);
        frameAt = this.#isRunning ? now : null;
      },
      onPresence: (_room, presence) => {
        if (presence === 'reconnecting' && this.#isRunning) this.#drops++;
      },
    });
  }

  /** Works for the given time; resolves when every answer is in, or its time is over. */
  async work(): Promise<WorkerResult> {
    const durationMs = this.#orders.seconds * 1_000;
    const health = watchHealth();
    const startedAt = performance.now();
    const beats = merged(
      this.#members.flatMap((member) => {
        const row = (urge: Urge, perMinute: number) => ({
          what: { member, urge },
          at: instants(durationMs, perMinute, member.bot.rng),
        });
        return [
          row('trade', rates.tradesPerMinute),
          row('talk', rates.chatsPerMinute),
          row('chore', rates.choresPerMinute),
        ];
      }),
    );
    this.#isRunning = true;
    let next = 0;
    await until(startedAt + durationMs, () => {
      const elapsed = performance.now() - startedAt;
      for (let beat = beats[next]; beat && beat.at <= elapsed; beat = beats[++next]) {
        this.#act(beat.what.member, beat.what.urge, startedAt + beat.at);
      }
      for (const { bot, walks, phaseMs } of this.#members) {
        if (!walks) continue;
        for (let due = stepsDue(elapsed - phaseMs, rates.stepMs, bot.steps, STEP_BURST_MAX); due > 0; due--) bot.walk();
      }
    });
    for (const { what, at } of beats.slice(next)) this.#act(what.member, what.urge, startedAt + at);
    this.#isRunning = false;
    const elapsedMs = performance.now() - startedAt;
    const fared = health();
    const faults = await this.#settle();
    return {
      commands: playerCommandTypes.map((type) => this.#resultOf(type)).filter(({ sent }) => sent > 0),
      bots: this.#members.map((member) => botResult(member, elapsedMs)),
      faults,
      waits: this.#waits,
      drops: this.#drops,
      frameGaps: this.#frameGaps.pack(),
      lateness: this.#lateness.pack(),
      health: fared,
    };
  }

  leave(): void {
    for (const { bot } of this.#members) bot.leave();
  }

  #act({ bot, reader }: Member, urge: Urge, dueAt: number): void {
    const command = this.#think(bot, bot.view(reader.readBooks()), urge);
    if (!command) return;
    this.#lateness.add(performance.now() - dueAt);
    this.sent++;
    void bot.ask(command, dueAt).then(() => this.answered++);
  }

  #think(bot: Bot, view: BotView, urge: Urge): PlayerCommand | null {
    switch (urge) {
      case 'trade':
        return nextTrade(view, bot.rng);
      case 'talk':
        return nextLine(view, bot.rng, `${bot.mark}-${++this.#said}`);
      case 'chore':
        return nextChoreAtHome(view, bot.rng);
    }
  }

  /** Waits for what is under way, then compares everything answered with what the server says is so. */
  async #settle(): Promise<Fault[]> {
    const endsAt = performance.now() + GRACE_MS;
    await until(endsAt, () => this.answered === this.sent);
    let faults: Fault[] = [];
    await until(
      endsAt,
      () => {
        faults = this.#members.flatMap(({ bot }) => bot.books.reconcile(bot.truth));
        return faults.length === 0;
      },
      CHECK_MS,
    );
    return [...faults, ...(await this.#compareMirrors(endsAt))];
  }

  /** What the bots were told bit by bit must be what the server tells somebody who comes in now. */
  async #compareMirrors(endsAt: number): Promise<Fault[]> {
    const faults: Fault[] = [];
    const queue = [...this.#members];
    const compare = async (): Promise<void> => {
      for (let member = queue.shift(); member; member = queue.shift()) {
        const { bot } = member;
        // The merchant goes on trading: a difference counts only if it stays.
        let isSame = false;
        do isSame = isDeepStrictEqual(await bot.askAfresh(), new Map(bot.parts));
        while (!isSame && performance.now() < endsAt);
        if (!isSame)
          faults.push({ type: 'lost', command: 'placeOrder', what: `${bot.player} was not told all his parts` });
      }
    };
    await Promise.all(Array.from({ length: ENTER_AT_ONCE }, compare));
    return faults;
  }

  #resultOf(type: CommandType): CommandResult {
    const asked = this.#members.flatMap(({ bot }) => bot.books.asked).filter(({ body }) => body.type === type);
    const latency = Times.empty();
    const refusedBy: Record<string, number> = {};
    for (const { reply, latencyMs } of asked) {
      if (!reply) continue;
      latency.add(latencyMs);
      if (!reply.ok) refusedBy[reply.refused] = (refusedBy[reply.refused] ?? 0) + 1;
    }
    const acked = asked.filter(({ reply }) => reply?.ok).length;
    return { type, sent: asked.length, acked, refused: refusedBy, latency: latency.pack() };
  }
}

function botResult({ bot, walks }: Member, elapsedMs: number): BotResult {
  const answered = (of: (asked: Asked) => boolean) =>
    bot.books.asked.filter((asked) => asked.reply !== null && of(asked)).length;
  const perSecond = (steps: number) => steps / (elapsedMs / 1_000);
  return {
    trades: answered(({ body }) => isTrade(body.type)),
    chats: answered(({ body }) => body.type === 'say'),
    walks,
    stepRate: perSecond(bot.steps),
    confirmedRate: perSecond(bot.confirmedInput),
    orders: bot.books.acked('placeOrder').length,
    ordersFilled: bot.ordersFilled,
  };
}

/** Runs the task again and again until it says true or the time is over. */
async function until(endsAt: number, task: () => unknown, everyMs = TICK_MS): Promise<void> {
  while (performance.now() < endsAt && task() !== true) await new Promise((resolve) => setTimeout(resolve, everyMs));
}
