/** What browser tests may read of a running client. It changes nothing. */
import type { OrderPart } from '../actors/trader/state.ts';
import { crowd } from './store/crowd.ts';
import * as show from './store/signals.ts';

export interface Snapshot {
  readonly place: string | null;
  readonly connection: string;
  readonly purse: number;
  readonly goods: Readonly<Record<string, number>>;
  readonly orders: readonly OrderPart[];
  readonly people: number;
  readonly me: { readonly x: number; readonly y: number } | null;
}

export interface Hook {
  /** True once the world is drawn and the trader is known. */
  ready: boolean;
  /** `webgl`, `canvas`, or null before there is a world. */
  renderer: string | null;
  snapshot(): Snapshot;
}

declare global {
  interface Window {
    __aurelian?: Hook;
  }
}

export const hook: Hook = {
  ready: false,
  renderer: null,
  snapshot() {
    const me = crowd.me(performance.now());
    return {
      place: show.hub.peek() ?? null,
      connection: show.presence.peek(),
      purse: show.gold.peek(),
      goods: show.goods.peek() as Record<string, number>,
      orders: show.orders.peek(),
      people: show.people.peek().length,
      me: me && { x: me.x, y: me.y },
    };
  },
};
