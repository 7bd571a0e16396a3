/**
 * The far ends: what a trader thinks lies with a mission, a lot or a guild lies there, and what lies there is known to somebody.
 */

import type { MemberPart } from '../../../actors/guild/state.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { addressOf, keyOf, kindOf } from '../../../actors/kit/address.ts';
import { isOnTheRoad } from '../../../actors/trader/rules/caravans.ts';
import type { BidPart, CaravanPart, GuildPart, LotPart, OrderPart } from '../../../actors/trader/state.ts';
import { GuildStatus } from '../../../actors/trader/state.ts';
import type { ReceivedPart, SentPart } from '../../../actors/trader/talk-parts.ts';
import { EnclosureStatus } from '../../../actors/trader/talk-parts.ts';
import { strayOfPolitics, strayOfRealm } from './far-ends-of-realms.ts';

export type PartOf = (address: Address, key: string) => unknown;

/** Whatever is not the same at both ends, once no letter is under way. */
export function strays(actors: Iterable<readonly [Address, ReadonlyMap<string, unknown>]>, partOf: PartOf): string[] {
  return [...actors].flatMap(([address, parts]) =>
    [...parts].flatMap(([key, part]) => strayOf(address, key, part, partOf) ?? []),
  );
}

function strayOf(address: Address, key: string, part: unknown, partOf: PartOf): string | null {
  switch (kindOf(address)) {
    case 'trader':
      return strayOfTrader(address, key, part, partOf);
    case 'mission': {
      if (key !== 'trip') return null;
      const { owner, caravan } = part as { owner: Address; caravan: string };
      const known = partOf(owner, `caravan/${caravan}`) as CaravanPart | undefined;
      return known && isOnTheRoad(known)
        ? null
        : `${address} is under way with ${caravan}, of which ${owner} knows nothing`;
    }
    case 'lot': {
      if (key !== 'lot') return null;
      const { id, seller, hub } = part as { id: string; seller: Address; hub: string };
      const isKnown = (partOf(seller, `lot/${id}`) as LotPart | undefined)?.status === 'open';
      const isShown = partOf(addressOf('hub', hub), `lot/${id}`) !== undefined;
      return isKnown && isShown ? null : `${address} holds ${id}, of which seller or square know nothing`;
    }
    case 'guild': {
      if (!key.startsWith('member/')) return strayOfPolitics(address, key, part, partOf);
      const { player, role } = part as MemberPart;
      const own = partOf(addressOf('trader', player), 'guild') as GuildPart | undefined;
      const isHis = own?.guild === keyOf(address) && own.status === GuildStatus.member && own.role === role;
      return isHis ? null : `${address} counts ${player} as a ${role}, and he knows nothing of it`;
    }
    case 'hub': {
      if (!key.startsWith('lot/')) return strayOfRealm(address, key, part, partOf);
      const { id } = part as { id: string };
      return isHeld(id, partOf) ? null : `${address} shows ${id}, which is over`;
    }
    default:
      return null;
  }
}

function strayOfTrader(trader: Address, key: string, part: unknown, partOf: PartOf): string | null {
  if (key.startsWith('order/') && (part as OrderPart).status === 'pending') return `${key} never reached the house`;
  if (key.startsWith('bid/') && (part as BidPart).status === 'pending') return `${trader} ${key} never reached its lot`;
  if (key.startsWith('sent/')) return strayOfSent(trader, part as SentPart, partOf);
  if (key.startsWith('mail/')) return strayOfReceived(trader, part as ReceivedPart, partOf);
  if (key === 'guild') return strayOfGuild(trader, part as GuildPart, partOf);
  if (key.startsWith('lot/') && (part as LotPart).status === 'open')
    return isHeld((part as LotPart).id, partOf) ? null : `${trader} ${key} is open and lies nowhere`;
  if (!key.startsWith('caravan/') || !isOnTheRoad(part as CaravanPart)) return null;
  const { id, slot } = part as CaravanPart;
  const trip = partOf(addressOf('mission', `${keyOf(trader)}_${slot}`), 'trip') as { caravan: string } | undefined;
  return trip?.caravan === id ? null : `${trader} ${key} is under way and nowhere`;
}

function strayOfGuild(trader: Address, { guild, status }: GuildPart, partOf: PartOf): string | null {
  if (status !== GuildStatus.member) return `${trader} waits for ${guild}, which never answered`;
  const isIn = partOf(addressOf('guild', guild), `member/${keyOf(trader)}`) !== undefined;
  return isIn ? null : `${trader} thinks he is in ${guild}, which does not know him`;
}

/** What one has enclosed and not heard of lies with the other. */
function strayOfSent(trader: Address, { id, to, enclosure }: SentPart, partOf: PartOf): string | null {
  if (enclosure?.status !== EnclosureStatus.waiting) return null;
  const letter = partOf(addressOf('trader', to), `mail/${id}`) as ReceivedPart | undefined;
  const isThere = letter?.enclosure?.status === EnclosureStatus.waiting;
  return isThere ? null : `${trader} waits for what he enclosed in ${id}, and ${to} does not have it`;
}

/** What lies in a letter its sender has not had back; his copy may be gone. */
function strayOfReceived(trader: Address, { id, from, enclosure }: ReceivedPart, partOf: PartOf): string | null {
  if (enclosure?.status !== EnclosureStatus.waiting) return null;
  const copy = partOf(addressOf('trader', from), `sent/${id}`) as SentPart | undefined;
  const isKnown = copy === undefined || copy.enclosure?.status === EnclosureStatus.waiting;
  return isKnown
    ? null
    : `${trader} holds what is enclosed in ${id}, which its sender thinks ${copy?.enclosure?.status}`;
}

/** A lot is named after its place. */
function isHeld(id: string, partOf: PartOf): boolean {
  const place = addressOf('lot', id.slice(0, id.lastIndexOf('_')));
  return (partOf(place, 'lot') as { id: string } | undefined)?.id === id;
}
