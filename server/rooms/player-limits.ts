/** How much one player may ask a minute, by sort, as the tuning in force has it. Kept by the node that owns his trader. */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Tuning } from '../../actors/tuning.ts';

type Sort = keyof Tuning['trader']['askedPerMinuteMax'];

const sortOf: Record<string, Sort> = {
  ...{ placeOrder: 'trades', cancelOrder: 'trades', openLot: 'trades', bid: 'trades', say: 'chat', sayInGuild: 'chat' },
  contribute: 'contributions',
  ...{ sayInTrade: 'chat', whisper: 'chat', sendMail: 'mail' },
  ...{ craft: 'crafting', cancelJob: 'crafting', hastenJob: 'crafting' },
};

export interface PlayerLimits {
  /** Ms to wait before this command may be asked again; 0 when it may be asked now. With a beacon lit it is no contribution that counts. */
  wait(player: string, commandType: unknown, hasBeacon?: boolean): Promise<number>;
}

export const noLimits: PlayerLimits = { wait: () => Promise.resolve(0) };

export function playerLimits(tuning: () => Pick<Tuning, 'trader'>): PlayerLimits {
  const limiter = (sort: Sort) => new RateLimiterMemory({ keyPrefix: sort, points: 1, duration: 60 });
  const limiters: Readonly<Record<Sort, RateLimiterMemory>> = {
    ...{ api: limiter('api'), trades: limiter('trades') },
    ...{
      crafting: limiter('crafting'),
      chat: limiter('chat'),
      mail: limiter('mail'),
      contributions: limiter('contributions'),
    },
  };
  return {
    async wait(player, commandType, hasBeacon = false) {
      const most = tuning().trader.askedPerMinuteMax;
      const asked: Sort[] = ['api', ...(typeof commandType === 'string' ? [sortOf[commandType] ?? []].flat() : [])];
      for (const sort of asked) {
        if (sort === 'contributions' && hasBeacon) continue;
        limiters[sort].points = most[sort];
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
