/**
 * What the windows show, as signals. Written by play.ts and toasts.ts, read by everybody; balances and orders are the
 * trader's committed parts and nothing else.
 */
import { computed, signal } from '@preact/signals';
import type { Goods } from '../../actors/content/goods.ts';
import { unitsIn } from '../../actors/content/goods.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import { homeHub } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { itemKeys } from '../../actors/content/items.ts';
import { levelAt } from '../../actors/content/levels.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import type { Standing } from '../../actors/trader/rules/orders.ts';
import { isOpen } from '../../actors/trader/rules/orders.ts';
import { noProgress, warehouseUnitsAt } from '../../actors/trader/rules/progress.ts';
import { emptyShelf } from '../../actors/trader/rules/store.ts';
import type { OrderPart, Profile, ProgressPart, Shelf, Where } from '../../actors/trader/state.ts';
import type { Tuning } from '../../actors/tuning.ts';
import type { Player } from '../net/account.ts';
import type { Book } from '../net/auction-link.ts';
import type { Presence } from '../net/face.ts';
import type { Board, Person, Said } from '../net/hub-link.ts';
import type { DigestLine } from './digest.ts';

/** Where the page is in a player's visit. */
export type Stage = 'starting' | 'signedOut' | 'playing';
export const stage = signal<Stage>('starting');
export const player = signal<Player | null>(null);

export const presence = signal<Presence>('connecting');
export const latencyMs = signal<number | null>(null);

/** The trader's parts by key; a new map for each change. */
export const parts = signal<ReadonlyMap<string, unknown>>(new Map());
/** The numbers of the game, as the server goes by; nothing is foretold before it has said them. */
export const tuning = signal<Tuning | null>(null);
/** Commands without an answer, oldest first. */
export const unanswered = signal<readonly PlayerCommand[]>([]);

/** Those whose keys begin so, in no order. */
export function partsUnder<Part>(prefix: string): Part[] {
  return [...parts.value].flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
}

export const profile = computed(() => parts.value.get('profile') as Profile | undefined);
export const hub = computed(() => (parts.value.get('where') as Where | undefined)?.hub ?? undefined);
export const gold = computed(() => (parts.value.get('purse') as { gold: number } | undefined)?.gold ?? 0);
export const goods = computed(() => goodsIn(hub.value ?? homeHub));
export const shelf = computed(() => (parts.value.get(`shelf/${hub.value}`) as Shelf | undefined) ?? emptyShelf);
export const goodsCount = computed(() => unitsIn(goods.value));

export function goodsIn(place: HubKey): Goods {
  return (parts.value.get(`goods/${place}`) as Goods | undefined) ?? {};
}

/** Newest first, open ones before closed ones. */
export const orders = computed(() => {
  const found: OrderPart[] = [];
  for (const [key, part] of parts.value) if (key.startsWith('order/')) found.push(part as OrderPart);
  return found.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.placedAt - a.placedAt);
});

/** How far one has come. */
export const level = computed(() =>
  levelAt(((parts.value.get('progress') as ProgressPart | undefined) ?? noProgress).xp),
);

const unitsMax = computed(() => (tuning.value ? warehouseUnitsAt(level.value, tuning.value.trader) : 0));

/** What decides whether an order may be placed, for the same rule the server will use. */
export const standing = computed<Standing>(() => ({
  profile: profile.value,
  level: level.value,
  where: hub.value,
  openOrders: orders.value.filter(isOpen).length,
  store: { gold: gold.value, goods: goods.value, shelf: shelf.value, unitsMax: unitsMax.value },
}));

export function isWaiting(matches: (command: PlayerCommand) => boolean): boolean {
  return unanswered.value.some(matches);
}

/** What happened while one was away, until it is put aside. */
export const digest = signal<readonly DigestLine[]>([]);

export const people = signal<readonly Person[]>([]);

/** What goes on in the market of this town. */
const emptyRealm: Board['realm'] = { owner: null, contest: null, contenders: [], verdict: null };
export const board = signal<Board>({
  events: [],
  errands: [],
  lots: [],
  convoys: [],
  rewardPercent: 100,
  realm: emptyRealm,
});

export const linesMax = 100;
export const lines = signal<readonly Said[]>([]);

export const item = signal<ItemKey>('herb');
/** Books of the hub's auction house by item; an item without one is not in it. */
export const books = signal<ReadonlyMap<ItemKey, Book>>(new Map());
export const book = computed(() => books.value.get(item.value) ?? null);
export const items = itemKeys;

/** In the order of the bar; letters and people are opened from the talk, help and credits from the account. */
export const barWindows = [
  'exchange',
  'goods',
  'workshop',
  'caravan',
  'town',
  'lots',
  'map',
  'guild',
  'cause',
  'deeds',
  'nearby',
  'account',
] as const;
export type WindowName = (typeof barWindows)[number] | 'mail' | 'people' | 'help' | 'credits';
/** One window at a time; on a phone it is the bottom sheet. */
export const openWindow = signal<WindowName | null>(null);

export function toggleWindow(name: WindowName): void {
  openWindow.value = openWindow.value === name ? null : name;
}
