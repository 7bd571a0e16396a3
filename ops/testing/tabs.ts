/** One player in several tabs: each has a socket and a session of its own, so that what they ask is truly under way at once. */
import type { Reply } from '../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import { systemClock } from '../../client/net/clock.ts';
import { sdkJoin } from '../../client/net/rooms.ts';
import { memoryStorage } from '../../client/net/storage.ts';
import { TraderLink } from '../../client/net/trader-link.ts';
import { type Player, until } from './player.ts';

/** With the player's own and the server's a trader has as many sessions as he may. */
const TABS = 5;

export class Tabs {
  readonly #links: readonly TraderLink[];

  private constructor(links: readonly TraderLink[]) {
    this.#links = links;
  }

  static async open(origin: string, { id, account, fetch }: Player): Promise<Tabs> {
    const enter = (address: string) => account.enter(address);
    const doors = { enter, join: sdkJoin(origin, fetch), clock: systemClock, random: Math.random };
    const links = Array.from(
      { length: TABS },
      () => new TraderLink({ player: id, doors, storage: memoryStorage(), sessionKey: 'session' }),
    );
    await until(() => links.every((link) => link.part('purse') !== undefined));
    return new Tabs(links);
  }

  /** Every tab asks the same, so many times, without waiting for an answer. What is asked need be no command at all. */
  ask(body: unknown, times = 1): Promise<Reply[]> {
    return Promise.all(
      this.#links.flatMap((link) => Array.from({ length: times }, () => link.command(body as PlayerCommand))),
    );
  }

  /** Each tab asks for one of these, in turn. */
  askEach(bodies: readonly PlayerCommand[]): Promise<Reply[]> {
    return Promise.all(
      this.#links.flatMap((link, n) => {
        const body = bodies[n % bodies.length];
        return body ? link.command(body) : [];
      }),
    );
  }

  close(): void {
    for (const link of this.#links) link.close();
  }
}

/** How many were granted, and why the others were not. */
export function tally(replies: readonly Reply[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const answer = reply.ok ? 'ok' : reply.refused;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

/** His purse and his warehouses, as his parts say. */
export function belongingsOf({ game }: Player): Record<string, unknown> {
  const owned = [...game.trader.parts].filter(([key]) => key === 'purse' || /^(goods|shelf)\//.test(key));
  return Object.fromEntries(owned);
}
