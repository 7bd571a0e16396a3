/** What goes on in a market: want and plenty, by chance, for a while. It moves the merchant's prices and ends by itself. */
import type { HubKey } from '../content/hubs.ts';
import type { BaseItem } from '../content/items.ts';
import { goodsKnownIn } from '../content/markets.ts';
import type { Chance } from '../kit/chance.ts';
import { below } from '../kit/chance.ts';
import type { HubTurn } from './merchant.ts';
import type { MarketEvent, Severity } from './state.ts';
import { eventTypes, severities } from './state.ts';
import type { HubTuning } from './tuning.ts';

type EventTuning = HubTuning['events'];

/** Once a round: what is over goes, and something new may begin. */
export function turnEvents(turn: HubTurn): void {
  const tuning = turn.tuning.hub.events;
  const known = turn.get('events') ?? [];
  const lasting = known.filter(({ endsAt }) => endsAt > turn.now);
  const isBegun = lasting.length < tuning.eventsMax && turn.chance() < tuning.chancePerTick;
  const lastsMs = (severity: Severity) => turn.span(tuning.lastsMs[severity]);
  const event = isBegun ? makeEvent(turn.key as HubKey, turn.now, lastsMs, turn.chance) : null;
  if (!event && lasting.length === known.length) return;
  turn.put('events', event ? [...lasting, event] : lasting);
  if (event) turn.notify({ ...event, type: 'eventBegan', event: event.type });
}

/** Roads are broken for every good alike; want, plenty and finds concern one. */
export function makeEvent(
  hub: HubKey,
  now: number,
  lastsMs: (severity: Severity) => number,
  chance: Chance,
): MarketEvent {
  const type = eventTypes[below(eventTypes.length, chance)] ?? 'shortage';
  const severity = severities[below(severities.length, chance)] ?? 'low';
  const goods = goodsKnownIn(hub);
  const item = type === 'disruption' ? null : (goods[below(goods.length, chance)] ?? null);
  return { type, item, severity, startedAt: now, endsAt: now + lastsMs(severity) };
}

/** What all that goes on does to a price, percent. */
export function percentOf(
  events: readonly MarketEvent[],
  item: BaseItem,
  now: number,
  { pricePercent }: EventTuning,
): number {
  if (events.length === 0) return 100;
  const felt = events.filter((event) => event.endsAt > now && (event.item === null || event.item === item));
  return felt.reduce((percent, { type, severity }) => (percent * pricePercent[type][severity]) / 100, 100);
}
