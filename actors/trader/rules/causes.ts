/** Causes as a trader sees them: what he may give, and which of his trades are told. Pure. */
import type { CauseKey } from '../../content/causes.ts';
import { effectOf } from '../../content/gear.ts';
import type { Goods } from '../../content/goods.ts';
import { addGoods, goodsValue, unitsIn } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import { itemKeys } from '../../content/items.ts';
import { gold, plus } from '../../kit/value.ts';
import type { CauseStanding } from '../../letters.ts';
import type { Profile, TraderParts } from '../state.ts';
import { isBound } from './progress.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { refuseDebit } from './store.ts';

export interface HelperStanding {
  readonly profile: Profile | undefined;
  readonly level: number;
  readonly where: HubKey | null | undefined;
}

/** To take part at all, or to claim what that earned; what is bound stays with him, and so does its reward. */
export function refuseHelp({ profile, level, where }: HelperStanding): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  if (isBound(profile, level)) return Refusal.bound;
  return where ? null : Refusal.onTheRoad;
}

/** What he gives is in his purse, and in the warehouse where he is. */
export function refuseContribution(
  standing: HelperStanding,
  store: Store,
  { gold: amount, goods, beacon }: { readonly gold: number; readonly goods: Goods; readonly beacon?: true | undefined },
): Refusal | null {
  const refusal = refuseHelp(standing);
  if (refusal) return refusal;
  if (amount === 0 && unitsIn(goods) === 0) return Refusal.nothingToCarry;
  return refuseDebit(store, plus(gold(amount), goodsValue(addGoods(goods, beacon ? beaconGoods : {}))));
}

/** The thing that is given with a contribution beyond the limit. */
export const beaconItem = itemKeys.find((item) => effectOf(item)?.when === 'contribution') as ItemKey;
export const beaconGoods: Goods = { [beaconItem]: 1 };

/** The causes that are to hear of an order that was filled. */
export function toldOf(
  causes: TraderParts['causes'] | undefined,
  proceeds: number,
  tradeGoldMin: number,
): readonly (readonly [CauseKey, CauseStanding])[] {
  if (!causes || proceeds < tradeGoldMin) return [];
  const all = Object.entries(causes.standings) as [CauseKey, CauseStanding][];
  return all.filter(([, { countsTrades }]) => countsTrades);
}
