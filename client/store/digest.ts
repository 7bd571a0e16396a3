/**
 * What happened to one's orders while one was away: the committed orders against how they stood when they were last
 * looked at. Pure but for the place where that is written down.
 */
import type { ItemKey } from '../../actors/content/items.ts';
import type { Side } from '../../actors/content/terms.ts';
import type { OrderPart, OrderStatus } from '../../actors/trader/state.ts';
import type { KeyStorage } from '../net/storage.ts';

/** Of each order: how much of it was filled, the gold that moved, and what became of it. */
export type Mark = Readonly<Record<string, readonly [filled: number, proceeds: number, status: OrderStatus]>>;

export interface DigestLine {
  readonly order: string;
  readonly side: Side;
  readonly item: ItemKey;
  /** Since the mark. */
  readonly filled: number;
  readonly proceeds: number;
  /** Set when it ended since. */
  readonly ended: OrderStatus | null;
}

const isOver = (status: OrderStatus) => status !== 'pending' && status !== 'open';

export function markOf(orders: readonly OrderPart[]): Mark {
  return Object.fromEntries(
    orders.map(({ id, filled, proceeds, status }) => [id, [filled, proceeds, status] as const]),
  );
}

/** Orders nobody knew of are not news: they were placed elsewhere, by oneself. Only what became of them is. */
export function digestOf(mark: Mark, orders: readonly OrderPart[]): DigestLine[] {
  return orders.flatMap(({ id, side, item, filled, proceeds, status }) => {
    const [filledBefore, proceedsBefore, before] = mark[id] ?? [0, 0, 'open'];
    const ended = isOver(status) && !isOver(before) ? status : null;
    if (filled === filledBefore && !ended) return [];
    return [{ order: id, side, item, filled: filled - filledBefore, proceeds: proceeds - proceedsBefore, ended }];
  });
}

const keyOf = (player: string) => `aurelian/seen/${player}`;

export function saveMark(storage: KeyStorage, player: string, mark: Mark): void {
  storage.setItem(keyOf(player), JSON.stringify(mark));
}

/** Null at a first visit: then nothing is news. */
export function loadMark(storage: KeyStorage, player: string): Mark | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(keyOf(player)) ?? 'null');
    return typeof found === 'object' && found !== null ? (found as Mark) : null;
  } catch {
    return null;
  }
}
