/** Goods one keeps an eye on in this town, and prices one waits for. */
import { computed, signal } from '@preact/signals';
import { terms } from '../../actors/content/terms.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import type { AlertPart, TraderParts } from '../../actors/trader/state.ts';
import { parseWhole } from './offer.ts';
import { hub, item, parts, partsUnder } from './signals.ts';

const watched = computed(() => {
  const lists = (parts.value.get('watched') as TraderParts['watched'] | undefined) ?? {};
  return new Set(hub.value ? lists[hub.value] : []);
});

export function isWatched(key: typeof item.value): boolean {
  return watched.value.has(key);
}

/** Of the good that is looked at, in this town. */
export const alertsHere = computed(() =>
  partsUnder<AlertPart>('alert/')
    .filter((alert) => alert.hub === hub.value && alert.item === item.value)
    .sort((a, b) => a.price - b.price),
);

export const alertWhen = signal<AlertPart['when']>('below');
/** As typed. */
export const alertPrice = signal('');

/** Null while what is typed is no price. */
export const alertCommand = computed((): (PlayerCommand & { readonly type: 'setAlert' }) | null => {
  const price = parseWhole(alertPrice.value, terms.priceMax);
  if (!hub.value || price === null) return null;
  return { type: 'setAlert', hub: hub.value, item: item.value, when: alertWhen.value, price };
});
