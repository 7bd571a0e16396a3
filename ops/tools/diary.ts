/**
 * npm run diary -- [--minutes 10] [--endpoint URL]
 *
 * Follows a new player through the real server, at the pace of the world and of a person who reads what he clicks on, and prints his
 * diary. He plays through the client library and knows only what it is told. Ends with 1 when a minute held nothing useful to do.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { count } from '../options.ts';
import { startServer } from '../testing/server.ts';
import { Diary } from './diary/Diary.ts';
import { Newcomer } from './diary/Newcomer.ts';

const LOOK_MS = 500;

const options = new Command('diary')
  .description('Follows a new player and prints what he found to do, minute by minute.')
  .option('--minutes <n>', 'how long', count, 10)
  .option('--endpoint <url>', 'a server that runs already; else one is started')
  .parse()
  .opts<{ minutes: number; endpoint?: string }>();

async function follow(): Promise<boolean> {
  const server = options.endpoint ? null : await startServer({ env: { LOG_LEVEL: 'warn' } });
  try {
    const diary = new Diary(Date.now(), options.minutes);
    const newcomer = await Newcomer.arrive(options.endpoint ?? server?.url ?? '', diary);
    const before = newcomer.standing();
    for (let minute = 1; minute <= options.minutes; await pause(LOOK_MS)) {
      if (Date.now() < diary.minuteEndsAt(minute)) await newcomer.look();
      else console.log(diary.linesOf(minute++).join('\n'));
    }
    console.log(`He came with ${before}.\nHe has ${newcomer.standing()}.`);
    newcomer.leave();
    const idle = diary.idleMinutes();
    console.log(
      idle.length > 0
        ? `Nothing useful to do in minute ${idle.join(', ')}.`
        : 'Something useful to do in every minute.',
    );
    return idle.length === 0;
  } finally {
    await server?.stop();
  }
}

try {
  process.exit((await follow()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
