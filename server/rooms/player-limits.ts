/** How much one player may ask a minute, by sort, as the tuning in force has it. Kept by the node that owns his trader. */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Tuning } from '../../actors/tuning.ts';

type Sort = keyof Tuning['trader']['askedPerMinuteMax'];

const sorts = ['api', 'trades', 'crafting', 'chat'] as const satisfies readonly Sort[];

const sortOf: Record<string, Sort> = {
  ...{ placeOrder: 'trades', cancelOrder: 'trades', openLot: 'trades', bid: 'trades', say: 'chat', sayInGuild: 'chat' },
  ...{ craft: 'crafting', cancelJob: 'crafting', hastenJob: 'crafting' },
};

export interface PlayerLimits {
  /** Ms to wait before this command may be asked again; 0 when it may be asked now. */
  wait(player: string, commandType: unknown): Promise<number>;
}

export const noLimits: PlayerLimits = { wait: () => Promise.resolve(0) };

export function playerLimits(tuning: () => Pick<Tuning, 'trader'>): PlayerLimits {
  const limiters = new Map(
    sorts.map((sort) => [sort, new RateLimiterMemory({ keyPrefix: sort, points: 1, duration: 60 })]),
  );
  return {
    async wait(player, commandType) {
      const most = tuning().trader.askedPerMinuteMax;
      const asked: Sort[] = ['api', ...(typeof commandType === 'string' ? [sortOf[commandType] ?? []].flat() : [])];
      for (const sort of asked) {
        const limiter = limiters.get(sort);
        if (!limiter) continue;
        limiter.points = most[sort];
        try {
          await limiter.consume(player);
        } catch (refusal) {
          return Math.max(1, (refusal as RateLimiterRes).msBeforeNext);
        }
      }
      return 0;
    },
  };
}
