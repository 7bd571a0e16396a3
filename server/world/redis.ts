/** Redis is optional; one that is named must answer at the start, or nobody would be matched later. */
import { Redis } from 'ioredis';
import { StartError } from '../start-error.ts';

const ANSWER_MS = 3_000;
const RECONNECT_MS_MAX = 1_000;

/** A connection that nobody waits for: what cannot be said now is not said later, and memory stays bounded. */
export function openRedis(url: string): Redis {
  return new Redis(url, {
    ...{ enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: ANSWER_MS },
    retryStrategy: (attempt) => Math.min(RECONNECT_MS_MAX, attempt * 50),
  });
}

export async function assertRedisAnswers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: ANSWER_MS, retryStrategy: () => null });
  // What goes wrong is heard from the promises below.
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The Redis of REDIS_URL does not answer (${why}): start it, or unset REDIS_URL; one server needs none.`,
    );
  } finally {
    redis.disconnect();
  }
}
