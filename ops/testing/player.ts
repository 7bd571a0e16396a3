/** A player for tests: the client library with nothing on screen. */
import { Account } from '../../client/net/account.ts';
import { fetchWithCookies } from '../../client/net/cookie-jar.ts';
import { Game, type Listener } from '../../client/net/game.ts';
import type { Fetch } from '../../client/net/http.ts';
import { makeHttp } from '../../client/net/http.ts';
import { type Room, sdkJoin } from '../../client/net/rooms.ts';
import { memoryStorage } from '../../client/net/storage.ts';

export interface Player {
  readonly id: string;
  readonly account: Account;
  readonly fetch: Fetch;
  readonly game: Game;
  /** Enters a room by hand, beside the game's own. */
  join(address: string): Promise<Room>;
  leave(): void;
}

/** In the game, as a guest unless he signs in otherwise: his starter has arrived. */
export async function makePlayer(
  origin: string,
  listener: Listener = {},
  signIn = (account: Account) => account.guest(),
): Promise<Player> {
  const fetch = fetchWithCookies();
  const account = new Account({ http: makeHttp({ origin, fetch }) });
  const { id } = await signIn(account).then(() => account.player ?? { id: '' });
  const join = sdkJoin(origin, fetch);
  const game = new Game({ ...listener, account, join, storage: memoryStorage(), sessionKey: 'session' });
  await until(() => game.trader.part('purse') !== undefined);
  return {
    id,
    account,
    fetch,
    game,
    join: async (address) => {
      const room = await join(await account.enter(address));
      for (const type of ['parts', 'tuning', 'causes', 'notice', 'frame', 'said', 'cried'])
        room.onMessage(type, () => {});
      return room;
    },
    leave: () => game.close(),
  };
}

/** Waits for something that must come true soon. */
export async function until(isTrue: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`not true after ${ms} ms: ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const goldOf = ({ game }: Player): number => game.trader.part('purse')?.gold ?? 0;
