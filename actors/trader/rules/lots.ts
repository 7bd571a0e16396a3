/** Lots and bids: who may open one, what that costs, and what may be offered. Pure. */
import { hasGoods } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { isUnlocked } from '../../content/levels.ts';
import type { BidPart, LotPart, Profile } from '../state.ts';
import { BidStatus, LotStatus } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { isWithinBound } from './orders.ts';
import { isBound } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export interface LotStanding {
  readonly profile: Profile | undefined;
  readonly level: number;
  readonly where: HubKey | null | undefined;
  readonly store: Store;
  readonly lots: readonly LotPart[];
}

export interface LotOffer {
  readonly item: ItemKey;
  readonly quantity: number;
  readonly startPrice: number;
  readonly floorPrice: number;
}

export function refuseLot(standing: LotStanding, offer: LotOffer, tuning: TraderTuning): Refusal | null {
  const { profile, level, where, store, lots } = standing;
  if (!profile) return Refusal.notWelcomed;
  if (!where) return Refusal.notHere;
  if (!isUnlocked('lots', level)) return Refusal.levelTooLow;
  if (offer.floorPrice > offer.startPrice) return Refusal.floorAboveStart;
  if (freePlace(lots, tuning) === null) return Refusal.tooManyLots;
  if (!hasGoods(store.goods, { [offer.item]: offer.quantity })) return Refusal.notEnoughGoods;
  return store.gold < lotFee(offer.startPrice, tuning) ? Refusal.notEnoughGold : null;
}

/** Gold for the hammer, however it falls. */
export function lotFee(startPrice: number, tuning: TraderTuning): number {
  return Math.ceil((startPrice * tuning.lotFeePercent) / 100);
}

/** The first of his places that no lot holds; there may be none. */
export function freePlace(lots: readonly LotPart[], tuning: TraderTuning): number | null {
  const held = new Set(lots.filter(({ status }) => status === LotStatus.open).map(({ slot }) => slot));
  for (let slot = 1; slot <= tuning.lotsMax; slot++) if (!held.has(slot)) return slot;
  return null;
}

export interface BidStanding {
  readonly profile: Profile | undefined;
  readonly level: number;
  readonly where: HubKey | null | undefined;
  readonly gold: number;
  readonly bids: readonly BidPart[];
}

/** What he bids on, as he says; a lot that is something else sends his gold back. */
export interface BidOffer {
  readonly hub: HubKey;
  readonly item: ItemKey;
  readonly quantity: number;
  readonly amount: number;
}

export function refuseBid(standing: BidStanding, offer: BidOffer, tuning: TraderTuning): Refusal | null {
  const { profile, level, where, gold, bids } = standing;
  if (!profile) return Refusal.notWelcomed;
  if (where !== offer.hub) return Refusal.notHere;
  const perUnit = offer.amount / offer.quantity;
  if (isBound(profile, level) && !isWithinBound(offer.item, perUnit, offer.hub, tuning)) return Refusal.bound;
  if (bids.filter(isUp).length >= tuning.bidsMax) return Refusal.tooManyBids;
  return gold < offer.amount ? Refusal.notEnoughGold : null;
}

/** Its gold lies with a lot. */
export function isUp({ status }: BidPart): boolean {
  return status === BidStatus.pending || status === BidStatus.leading;
}

/** Of what is over, the oldest beyond a page. */
export function surplus<Part extends { readonly id: string }>(
  past: readonly Part[],
  tuning: TraderTuning,
): readonly Part[] {
  const byNumber = [...past].sort((a, b) => numberOf(a.id) - numberOf(b.id));
  return byNumber.slice(0, Math.max(0, past.length - tuning.pastLotsMax));
}

function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1));
}
