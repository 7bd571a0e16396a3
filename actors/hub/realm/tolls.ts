/** Tolls: what a traveller leaves at the gate goes to whoever rules the hub, less what his guild is spared; the crown keeps none of it. */
import type { HubKey } from '../../content/hubs.ts';
import { sparedAtGate } from '../../content/realm.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf } from '../../kit/address.ts';
import type { Value } from '../../kit/value.ts';
import { gold } from '../../kit/value.ts';
import type { AboutRealm, FromHub, RealmToGuild } from '../../letters.ts';
import type { HubTurn } from '../merchant.ts';

export function takeToll(
  turn: HubTurn,
  from: Address,
  { guild }: Extract<AboutRealm, { type: 'toll' }>,
  value: Value,
): void {
  const owner = turn.get('owner');
  if (!owner) {
    turn.burn('toll', value);
    return;
  }
  const paid = value.gold ?? 0;
  const spared = sparedAtGate(paid, (guild && owner.allies[guild]?.tollPercent) || 0);
  if (spared > 0) turn.send(from, { type: 'tollRemitted', gold: spared } satisfies FromHub, gold(spared));
  const revenue: RealmToGuild = { type: 'revenue', hub: turn.key as HubKey, of: 'toll' };
  turn.send(addressOf('guild', owner.guild), revenue, gold(paid - spared));
}
