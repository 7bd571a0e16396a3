/** What a hub's merchant deals in, and what distance does to a price: cheap where it grows, dear where it has come far. */
import type { HubKey } from './hubs.ts';
import { hubKeys, hubs } from './hubs.ts';
import type { BaseItem } from './items.ts';
import { baseItems, itemOf } from './items.ts';
import { pathBetween } from './routes.ts';

export const distances = {
  // From here on a thing has come as far as it can: the other end of the roads most travelled.
  farFrom: 300,
} as const;

/** What his own nation produces, and what grows or is found anywhere. */
export function goodsKnownIn(hub: HubKey): readonly BaseItem[] {
  return knownIn[hub];
}

/** Whether the neighbourhood brings it to this hub's merchant. */
export function isProducedIn(item: BaseItem, hub: HubKey): boolean {
  return producersOf(item).includes(hub);
}

/** Percent of the base price that is usual here. What nobody produces costs the same everywhere. */
export function localPercent(item: BaseItem, hub: HubKey): number {
  return percents[hub][item];
}

function percentBetween(item: BaseItem, hub: HubKey): number {
  const { produced } = itemOf(item);
  if (!produced) return 100;
  const nearest = Math.min(...producersOf(item).map((producer) => pathBetween(producer, hub).distance));
  const share = Math.min(1, nearest / distances.farFrom);
  return Math.round(produced.homePercent + (produced.farPercent - produced.homePercent) * share);
}

function producersOf(item: BaseItem): readonly HubKey[] {
  return (itemOf(item).produced?.in ?? []) as readonly HubKey[];
}

const isRaw = (item: BaseItem): boolean => ['gathered', 'mission'].includes(itemOf(item).source);

const knownIn = Object.fromEntries(
  hubKeys.map((hub) => {
    const isOurs = (producer: HubKey) => hubs[producer].nation === hubs[hub].nation;
    return [hub, baseItems.filter((item) => isRaw(item) || producersOf(item).some(isOurs))];
  }),
) as unknown as Readonly<Record<HubKey, readonly BaseItem[]>>;

/** Merchants ask for it at each tick, for each of their goods. */
const percents = Object.fromEntries(
  hubKeys.map((hub) => [hub, Object.fromEntries(baseItems.map((item) => [item, percentBetween(item, hub)]))]),
) as Readonly<Record<HubKey, Readonly<Record<BaseItem, number>>>>;
