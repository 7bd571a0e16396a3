/** What lies about in a square: a pool of each raw good of the nation, emptied by whoever gathers and filled again by time alone. */
import type { HubKey } from '../content/hubs.ts';
import { gatheredIn } from '../content/hubs.ts';
import type { Address } from '../kit/address.ts';
import { items } from '../kit/value.ts';
import type { FromHub, ToHub } from '../letters.ts';
import type { HubTurn } from './merchant.ts';
import type { Pool } from './state.ts';
import type { HubTuning } from './tuning.ts';

/** Brings a gatherer what there is, up to what he picked. */
export function giveFromPool(turn: HubTurn, to: Address, { item, units }: ToHub & { type: 'gather' }): void {
  const isHere = gatheredIn(turn.key as HubKey).includes(item);
  const pool = refill(
    turn.get(`pool/${item}`),
    turn.now,
    turn.span(turn.tuning.hub.pools.refillMs),
    turn.tuning.hub.pools,
  );
  const given = isHere ? Math.min(units, pool.units) : 0;
  const goods = items(item, given);
  if (given > 0) turn.put(`pool/${item}`, { ...pool, units: pool.units - given });
  turn.mint('gather', goods);
  turn.send(to, { type: 'gathered', item, units: given } satisfies FromHub, goods);
}

/** The pool as it is by now: a unit more for each time that went by, up to the brim. */
export function refill(pool: Pool | undefined, now: number, refillMs: number, { unitsMax }: HubTuning['pools']): Pool {
  if (!pool) return { units: unitsMax, at: now };
  const grown = Math.floor((now - pool.at) / refillMs);
  if (pool.units + grown >= unitsMax) return { units: unitsMax, at: now };
  return { units: pool.units + grown, at: pool.at + grown * refillMs };
}
