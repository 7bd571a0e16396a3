/** Watch lists and price alerts: how many one may keep. Pure. */
import type { HubKey } from '../../content/hubs.ts';
import type { ItemKey } from '../../content/items.ts';
import type { TraderParts } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';

type Watched = TraderParts['watched'];

/** The list with the good on it, or off it. */
export function watchedAfter(watched: Watched, hub: HubKey, item: ItemKey, on: boolean): Watched {
  const others = (watched[hub] ?? []).filter((other) => other !== item);
  const { [hub]: _, ...elsewhere } = watched;
  const here = on ? [...others, item] : others;
  return here.length > 0 ? { ...elsewhere, [hub]: here } : elsewhere;
}

export function countOf(watched: Watched): number {
  return Object.values(watched).reduce((sum, { length }) => sum + length, 0);
}

export function hasRoomToWatch(watched: Watched, tuning: TraderTuning): boolean {
  return countOf(watched) < tuning.watchedMax;
}

export function hasRoomForAlert(alerts: number, tuning: TraderTuning): boolean {
  return alerts < tuning.alertsMax;
}
