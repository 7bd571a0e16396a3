/** What browser tests may read of a running client. It changes nothing. */
import type { OrderPart } from '../actors/trader/state.ts';
import { crowd } from './store/crowd.ts';
import * as show from './store/signals.ts';

export interface Snapshot {
  readonly name: string | null;
  readonly place: string | null;
  readonly connection: string;
  readonly purse: number;
  readonly goods: Readonly<Record<string, number>>;
  readonly orders: readonly OrderPart[];
  /** Commands without an answer. */
  readonly unanswered: number;
  /** Everybody in the square, and how many of them are drawn. */
  readonly people: number;
  readonly figures: number;
  readonly others: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  readonly me: { readonly x: number; readonly y: number } | null;
  readonly walking: boolean;
  /** What stands over heads. */
  readonly bubbles: readonly string[];
}

/** What a drawn square tells of itself. */
export interface Drawn {
  /** `webgl` or `canvas`. */
  readonly renderer: string;
  readonly framesPerSecond: number;
  readonly figures: number;
  readonly bubbles: readonly string[];
  /** Where on the screen a place of the world is, in pixels. */
  screenOf(place: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number };
}

export interface Hook {
  /** True once the world is drawn and oneself is in it. */
  readonly ready: boolean;
  readonly renderer: string | null;
  readonly framesPerSecond: number;
  snapshot(): Snapshot;
  /** One's own middle on the screen, in pixels. */
  placeOfMe(): { readonly x: number; readonly y: number } | null;
}

declare global {
  interface Window {
    __aurelian?: Hook;
  }
}

let drawn: Drawn | null = null;

/** Told by whoever holds the canvas. */
export function setDrawn(square: Drawn | null): void {
  drawn = square;
}

export const hook: Hook = {
  get ready() {
    return drawn !== null && show.presence.peek() === 'live' && crowd.ahead !== null;
  },
  get renderer() {
    return drawn?.renderer ?? null;
  },
  get framesPerSecond() {
    return drawn?.framesPerSecond ?? 0;
  },
  placeOfMe() {
    const me = crowd.me(performance.now());
    return me && drawn ? drawn.screenOf(me) : null;
  },
  snapshot() {
    const now = performance.now();
    const me = crowd.me(now);
    return {
      name: show.player.peek()?.name ?? null,
      place: show.hub.peek() ?? null,
      connection: show.presence.peek(),
      purse: show.gold.peek(),
      goods: show.goods.peek(),
      orders: show.orders.peek(),
      unanswered: show.unanswered.peek().length,
      people: show.people.peek().length,
      figures: drawn?.figures ?? 0,
      others: crowd.others(now).map(({ person: { name }, x, y }) => ({ name, x, y })),
      me: me && { x: me.x, y: me.y },
      walking: me?.moving ?? false,
      bubbles: drawn?.bubbles ?? [],
    };
  },
};
