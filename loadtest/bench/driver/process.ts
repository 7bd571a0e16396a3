/** The generator, in a process of its own so that its work is never the server's: does what the bench tells it. */
import { Crowd } from './Crowd.ts';
import type { FromDriver, ToDriver } from './talk.ts';
import { Walkers } from './Walkers.ts';

let crowd: Crowd | null = null;
let walkers: Walkers | null = null;

const tell = (message: FromDriver): void => void process.send?.(message);
const window = (is: 'open' | 'over'): void => tell({ type: 'window', is });

process.on('disconnect', () => process.exit(1));
process.on('message', (message: ToDriver) => {
  follow(message).catch((error: unknown) =>
    tell({ type: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});

async function follow(message: ToDriver): Promise<void> {
  switch (message.type) {
    case 'enter': {
      const startedAt = performance.now();
      if (message.room === 'trader') crowd = await Crowd.enter(message.url, message.traders);
      else walkers = await Walkers.enter(message.url, message.traders);
      return tell({ type: 'entered', seconds: (performance.now() - startedAt) / 1_000, traders: message.traders });
    }
    case 'run':
      if (!crowd) throw new Error('told to run before anybody was in');
      return tell({ type: 'ran', result: await crowd.run(message.load, window) });
    case 'walk':
      if (!walkers) throw new Error('told to walk before anybody was in');
      return tell({ type: 'walked', result: await walkers.walk(message.warmupMs, message.windowMs, window) });
    case 'leave':
      await crowd?.leave();
      await walkers?.leave();
      return tell({ type: 'left' });
  }
}
