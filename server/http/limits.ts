/**
 * How often one may knock: by address where nobody is known yet, by account where somebody is, so that players behind one
 * address do not shut each other out. Several nodes count knocks of nobody known together, in Redis; while that is away, and for
 * all else, each counts for itself. Each refusal says how long to wait.
 */
import { isIPv6 } from 'node:net';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Per minute. */
export const RATES = {
  /** By address: log in, change or reset a password, an unknown refresh token. */
  auth: 5,
  /** By address: a new account or guest. */
  registration: 2,
  /** By account. */
  refresh: 30,
  enter: 100,
  /** By account: looking people up. */
  people: 60,
  /** By account: complaints, and asking for one's own data. */
  care: 6,
  /** By address: what anybody may read. */
  read: 300,
} as const;
export type Rule = keyof typeof RATES;

/** What strangers do, who may try any node. */
const SHARED: readonly Rule[] = ['auth', 'registration'];

export interface Limits {
  /** Counts one; ms to wait when it was one too many, else 0. */
  wait(rule: Rule, who: string): Promise<number>;
}

export const noLimits: Limits = { wait: () => Promise.resolve(0) };

/** With a Redis where there are several nodes. */
export function makeLimits(redis: Redis | null = null, rates: Readonly<Record<Rule, number>> = RATES): Limits {
  const limiters = new Map(
    (Object.entries(rates) as [Rule, number][]).map(([rule, points]) => {
      const alone = new RateLimiterMemory({ keyPrefix: rule, points, duration: 60 });
      return [rule, redis && SHARED.includes(rule) ? together(redis, rule, points, alone) : alone] as const;
    }),
  );
  return {
    async wait(rule, who) {
      try {
        await limiters.get(rule)?.consume(networkOf(who));
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
  };
}

function together(redis: Redis, rule: Rule, points: number, insuranceLimiter: RateLimiterMemory): RateLimiterRedis {
  const keyPrefix = `aurelian:knocks:${rule}`;
  return new RateLimiterRedis({
    ...{ storeClient: redis, keyPrefix, points, duration: 60, insuranceLimiter, rejectIfRedisNotReady: true },
  });
}

/** One home or host has a whole /64 of IPv6 to knock from; and IPv4 is one thing however it is written. */
export function networkOf(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const groups =
    tail === undefined ? front : [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
