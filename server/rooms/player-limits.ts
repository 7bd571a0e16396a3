/** How much one player may ask a minute, by sort (canon: api 100, trades 20, crafting 10, chat 30). Kept by the node that owns his trader. */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const perMinute = { api: 100, trades: 20, crafting: 10, chat: 30 } as const;
type Sort = keyof typeof perMinute;

const sortOf: Record<string, Sort> = {
  ...{ placeOrder: 'trades', cancelOrder: 'trades', openLot: 'trades', bid: 'trades', say: 'chat', sayInGuild: 'chat' },
  ...{ craft: 'crafting', cancelJob: 'crafting', hastenJob: 'crafting' },
};

export interface PlayerLimits {
  /** Ms to wait before this command may be asked again; 0 when it may be asked now. */
  wait(player: string, commandType: unknown): Promise<number>;
}

export const noLimits: PlayerLimits = { wait: () => Promise.resolve(0) };

export function playerLimits(): PlayerLimits {
  const limiters = Object.fromEntries(
    Object.entries(perMinute).map(([sort, points]) => [
      sort,
      new RateLimiterMemory({ keyPrefix: sort, points, duration: 60 }),
    ]),
  ) as Record<Sort, RateLimiterMemory>;
  return {
    async wait(player, commandType) {
      const sorts: Sort[] = ['api', ...(typeof commandType === 'string' ? [sortOf[commandType] ?? []].flat() : [])];
      for (const sort of sorts) {
        try {
          await limiters[sort].consume(player);
        } catch (refusal) {
          return Math.max(1, (refusal as RateLimiterRes).msBeforeNext);
        }
      }
      return 0;
    },
  };
}
