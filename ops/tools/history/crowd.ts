/** Bots that never rest, in a world in a hurry: each walks, keeps a few commands under way, and asks the next soon after one is answered. */
import { Bot } from '../../../loadtest/Bot.ts';
import { nextCommand } from '../../../loadtest/hands.ts';
import { makeRng } from '../../../loadtest/schedule.ts';
import { pause, waitUntil } from '../../../server/postgres/process.ts';
import { furnishAll, hurry } from './hurry.ts';
import { Ledger } from './ledger.ts';

const HANDS_PER_BOT = 2;
const STEP_MS = 200;
const READERS = 4;
const ENTER_AT_ONCE = 8;
const KNOCK_MS = 100;
const RETURN_MS = 30_000;

/** The world they come into, and the database below it. */
export interface Place {
  readonly endpoint: string;
  readonly database: string;
}

/** How long a player waited for an answer, however many connections it took; epoch ms. */
export interface Wait {
  readonly player: string;
  readonly askedAt: number;
  readonly answeredAt: number;
}

export class Crowd {
  readonly ledger = new Ledger();
  readonly waits: Wait[] = [];
  readonly #pauseMsMax: number;
  readonly #bots: Bot[] = [];
  readonly #away = new Set<number>();
  #hands: Promise<void>[] = [];
  #walking: ReturnType<typeof setInterval> | undefined;
  #isWorking = true;
  #said = 0;

  /** Each hand thinks for up to so long between an answer and the next command. */
  constructor(pauseMsMax: number) {
    this.#pauseMsMax = pauseMsMax;
  }

  get size(): number {
    return this.#bots.length;
  }

  /** Brings everybody in, lends the world its hurry, and sets them to work. */
  async enter({ endpoint, database }: Place, count: number, seed: number): Promise<void> {
    await hurry(database);
    let next = 0;
    const usher = async (): Promise<void> => {
      for (let n = next++; n < count; n = next++) this.#bots.push(await this.#enterOne(endpoint, n, seed));
    };
    await Promise.all(Array.from({ length: ENTER_AT_ONCE }, usher));
    await furnishAll(
      database,
      this.#bots.map(({ player }) => player),
    );
    this.#walking = setInterval(() => {
      for (const bot of this.#bots) bot.walk();
    }, STEP_MS);
    this.#hands = this.#bots.flatMap((bot) => Array.from({ length: HANDS_PER_BOT }, () => this.#work(bot)));
  }

  /** Resolves when every trader's room is live again. They find back by themselves; knocking makes it sooner. */
  async everybodyBack(way: 'knocking' | 'by themselves' = 'knocking'): Promise<void> {
    const knock = setInterval(() => {
      for (const bot of this.#bots) if (way === 'knocking') bot.hurry();
    }, KNOCK_MS);
    const isBack = await waitUntil(() => this.#away.size === 0, RETURN_MS);
    clearInterval(knock);
    if (!isBack)
      throw new Error(`${this.#away.size} of ${this.size} bots did not find back within ${RETURN_MS / 1_000} s.`);
  }

  /** Resolves when everybody has heard an answer that came after now. */
  async everybodyHeard(): Promise<void> {
    const now = Date.now();
    const waiting = () => this.#bots.filter(({ player }) => (this.ledger.heardAt.get(player) ?? 0) <= now).length;
    const isServed = await waitUntil(() => waiting() === 0, RETURN_MS);
    if (!isServed) throw new Error(`${waiting()} of ${this.size} bots heard no answer for ${RETURN_MS / 1_000} s.`);
  }

  /** No new commands; those that were asked end, each exactly once. Says how many did not within the time. */
  async finish(limitMs: number): Promise<number> {
    this.#isWorking = false;
    const open = () => this.#bots.reduce((sum, { books }) => sum + books.unanswered.length, 0);
    await waitUntil(() => open() === 0, limitMs);
    if (open() === 0) await Promise.all(this.#hands);
    return open();
  }

  /** Commands that ended without anybody knowing how. */
  get unknown(): string[] {
    return this.#bots.flatMap(({ books }) =>
      books.asked
        .filter(({ reply }) => reply && !reply.ok && reply.refused === 'unknown')
        .map(({ body }) => JSON.stringify(body)),
    );
  }

  leave(): void {
    this.#isWorking = false;
    clearInterval(this.#walking);
    for (const bot of this.#bots) bot.leave();
  }

  async #enterOne(endpoint: string, n: number, seed: number): Promise<Bot> {
    const bot: Bot = await Bot.enter({
      endpoint,
      mark: `c${n}`,
      rng: makeRng(seed * 10_007 + n),
      // A few pairs of eyes are enough for all; the others look over their shoulder.
      watchesBooks: n < READERS,
      isRegistered: n % 2 === 0,
      watcher: this.ledger.watcherOf(() => bot.player),
      onPresence: (room, presence) => {
        if (room !== 'trader') return;
        if (presence === 'live') this.#away.delete(n);
        else this.#away.add(n);
      },
    });
    return bot;
  }

  async #work(bot: Bot): Promise<void> {
    while (this.#isWorking) {
      const reader = this.#bots.slice(0, READERS).find(({ hub }) => hub === bot.hub);
      const view = bot.view(reader?.readBooks() ?? {});
      const askedAt = Date.now();
      await bot.ask(nextCommand(view, bot.rng, `${bot.mark}-${++this.#said}`));
      this.waits.push({ player: bot.player, askedAt, answeredAt: Date.now() });
      await pause(bot.rng() * this.#pauseMsMax);
    }
  }
}
