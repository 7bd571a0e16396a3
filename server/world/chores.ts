/**
 * What a server does beside the game: it writes the history that the dead left, and lets the log go where it is older or larger
 * than wanted.
 */
import type { Env } from '../env.ts';
import type { Clock } from '../host/clock.ts';
import { prune } from '../host/prune.ts';
import { Archive } from '../persistence/archive.ts';
import type { Life } from './incarnate.ts';

const PROJECT_EVERY_MS = 2_000;
const PRUNE_EVERY_MS = 600_000;

type Kept = Pick<Env, 'logRetentionDays' | 'logRetentionMb'>;

/** Returns a function that stops them. A chore that fails is told of, and done again at its next time. */
export function startChores(life: Life, kept: Kept, clock: Clock, failed: (error: unknown) => void): () => void {
  const archive = new Archive(life.work);
  const retention = { maxAgeMs: kept.logRetentionDays * 86_400_000, maxBytes: kept.logRetentionMb * 1024 * 1024 };
  const stops = [
    every(PROJECT_EVERY_MS, clock, failed, () => life.folder.projectFolded()),
    every(PRUNE_EVERY_MS, clock, failed, () => prune(archive, retention)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export function every(
  ms: number,
  clock: Clock,
  failed: (error: unknown) => void,
  work: () => Promise<unknown>,
): () => void {
  let cancel = () => {};
  let isStopped = false;
  const arm = (): void => {
    if (!isStopped) cancel = clock.after(ms, () => void work().catch(failed).then(arm));
  };
  arm();
  return () => {
    isStopped = true;
    cancel();
  };
}
