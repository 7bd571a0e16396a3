/** A few bots that trade and talk without a pause, for tests that want a world in motion. */
import { Bot } from '../../loadtest/Bot.ts';
import { nextLine, nextTrade } from '../../loadtest/hands.ts';
import { makeRng } from '../../loadtest/schedule.ts';

const watcher = { asked: () => () => {} };
const TRADES_PER_LINE = 5;

/** They are in when this resolves; what it returns ends their play, and resolves when all is answered. */
export async function play(endpoint: string, count: number): Promise<() => Promise<Bot[]>> {
  const enter = (n: number): Promise<Bot> =>
    Bot.enter({ endpoint, mark: `b${n}`, rng: makeRng(n + 1), watchesBooks: true, watcher });
  const bots = await Promise.all(Array.from({ length: count }, (_, n) => enter(n)));
  let isOver = false;
  const playing = bots.map(async (bot) => {
    for (let n = 1; !isOver; n++) {
      const view = bot.view(bot.readBooks());
      const isLine = n % (TRADES_PER_LINE + 1) === 0;
      await bot.ask(isLine ? nextLine(view, bot.rng, `${bot.mark}-${n}`) : nextTrade(view, bot.rng));
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(playing);
    return bots;
  };
}
