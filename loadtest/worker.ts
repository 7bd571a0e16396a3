/** One process of a load test: it does what the launcher says, and leaves when the launcher does. */
import { HttpError } from '../client/net/http.ts';
import { Crew } from './Crew.ts';
import type { FromWorker, ToWorker } from './fleet-messages.ts';
import { limited } from './report.ts';

const PROGRESS_MS = 1_000;

let crew: Crew | null = null;

const tell = (message: FromWorker): void => void process.send?.(message);

process.on('disconnect', () => process.exit(1));
process.on('message', (message: ToWorker) => {
  follow(message).catch((error: unknown) => tell({ type: 'failed', why: explain(error) }));
});

async function follow(message: ToWorker): Promise<void> {
  if (message.type === 'enter') {
    crew = new Crew(message.orders);
    await crew.enter((bots) => tell({ type: 'entered', bots }));
    return;
  }
  const workers = crew;
  if (!workers) throw new Error('told to begin before anybody was in');
  await new Promise((resolve) => setTimeout(resolve, message.at - Date.now()));
  const timer = setInterval(
    () => tell({ type: 'progress', sent: workers.sent, answered: workers.answered }),
    PROGRESS_MS,
  );
  const result = await workers.work();
  clearInterval(timer);
  tell({ type: 'result', result });
  workers.leave();
}

function explain(error: unknown): string {
  if (error instanceof HttpError && error.status === 429) return limited;
  return error instanceof Error ? error.message : String(error);
}
