/** The offer being written in the ticket. It stays when the window is closed and when another item is looked at. */
import { computed, signal } from '@preact/signals';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Hours, Offer, Side } from '../../actors/content/terms.ts';
import { terms } from '../../actors/content/terms.ts';
import { refusePlace } from '../../actors/trader/rules/orders.ts';
import { makePreview } from './preview.ts';
import { duesHere } from './realm.ts';
import { book, gold, hub, item, openWindow, standing, tuning } from './signals.ts';

export const offerSide = signal<Side>('buy');
/** As typed. */
export const offerPrice = signal('');
export const offerQuantity = signal('');
export const offerHours = signal<Hours>(24);

/** The exchange at this good, to buy or to sell it. */
export function openTicket(key: ItemKey, side: Side): void {
  item.value = key;
  offerSide.value = side;
  openWindow.value = 'exchange';
}

/** The offer, once price and quantity are whole numbers within bounds. */
export const offer = computed<Offer | null>(() => {
  const price = parseWhole(offerPrice.value, terms.priceMax);
  const quantity = parseWhole(offerQuantity.value, terms.quantityMax);
  if (price === null || quantity === null) return null;
  return { side: offerSide.value, item: item.value, price, quantity, hours: offerHours.value };
});

export const preview = computed(() => {
  if (!offer.value || !tuning.value) return null;
  return makePreview(offer.value, book.value, gold.value, tuning.value.trade, duesHere.value);
});

/** Why the trader would refuse it, by his own rule; null when he would not. */
export const offerRefusal = computed(() =>
  offer.value && hub.value && tuning.value ? refusePlace(standing.value, hub.value, offer.value, tuning.value) : null,
);

/** Typed text as a whole number from 1 up to the most; null when it is none. */
export function parseWhole(text: string, most: number): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}
