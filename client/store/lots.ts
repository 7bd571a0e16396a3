/** Lots under the hammer in this town, one's own, and one's bids; the least that must be offered is computed by the lot's own rule. */
import { computed, signal } from '@preact/signals';
import type { ItemKey } from '../../actors/content/items.ts';
import type { LotShown, lotStyles } from '../../actors/letters.ts';
import { leastBid } from '../../actors/lot/rules.ts';
import { limits } from '../../actors/trader/limits.ts';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import { lotFee, refuseBid, refuseLot } from '../../actors/trader/rules/lots.ts';
import { Refusal } from '../../actors/trader/rules/refusal.ts';
import type { BidPart, LotPart } from '../../actors/trader/state.ts';
import { parseWhole } from './offer.ts';
import { board, goods, hub, items, level, parts, partsUnder, profile, standing, tuning } from './signals.ts';
import { serverNow } from './time.ts';

/** Newest first. */
export const ownLots = computed(() => partsUnder<LotPart>('lot/').sort((a, b) => b.endsAt - a.endsAt));
export const ownBids = computed(() => partsUnder<BidPart>('bid/').sort((a, b) => b.at - a.at));

/** Soonest over first. */
export const lotsHere = computed(() => [...board.value.lots].sort((a, b) => a.endsAt - b.endsAt));

export function isOwn({ id }: LotShown): boolean {
  return parts.value.has(`lot/${id}`);
}

/** The least that would be taken now; a falling price is met at what it has fallen to. */
export function leastFor(lot: LotShown, now = serverNow()): number {
  if (!tuning.value) return lot.startPrice;
  return leastBid({ ...lot, best: lot.price === null ? null : { amount: lot.price } }, now, tuning.value.lot);
}

export function bidRefusal({ hub: place, item, quantity }: LotShown, amount: number): Refusal | null {
  if (!tuning.value) return Refusal.notWelcomed;
  const bidder = { profile: profile.value, level: level.value, where: hub.value, gold: standing.value.store.gold };
  return refuseBid({ ...bidder, bids: ownBids.value }, { hub: place, item, quantity, amount }, tuning.value.trader);
}

// ---- the lot one would open -----------------------------------------------------------------------------------------

export const lotItem = signal<ItemKey | null>(null);
export const lotStyle = signal<(typeof lotStyles)[number]>('english');
export const lotMinutes = signal<(typeof limits.lotMinutes)[number]>(60);
/** As typed. */
export const lotQuantity = signal('1');
export const lotStart = signal('');
export const lotFloor = signal('');

/** What lies here to be sold. */
export const sellable = computed(() => items.filter((item) => (goods.value[item] ?? 0) > 0));

export interface LotPlan {
  readonly command: PlayerCommand & { readonly type: 'openLot' };
  readonly fee: number;
  readonly refusal: Refusal | null;
}

/** Null while something is missing or no number. */
export const lotPlan = computed((): LotPlan | null => {
  const item = lotItem.value ?? sellable.value[0];
  const quantity = parseWhole(lotQuantity.value, limits.lotUnitsMax);
  const startPrice = parseWhole(lotStart.value, limits.lotPriceMax);
  const floor = parseWhole(lotFloor.value, limits.lotPriceMax);
  const isDutch = lotStyle.value === 'dutch';
  if (!tuning.value || !item || !quantity || !startPrice || (isDutch && !floor)) return null;
  const floorPrice = isDutch && floor ? floor : startPrice;
  const offer = { item, quantity, startPrice, floorPrice };
  const seller = { profile: profile.value, level: level.value, where: hub.value, store: standing.value.store };
  return {
    command: { type: 'openLot', ...offer, style: lotStyle.value, minutes: lotMinutes.value },
    fee: lotFee(startPrice, tuning.value.trader),
    refusal: refuseLot({ ...seller, lots: ownLots.value }, offer, tuning.value.trader),
  };
});
