/**
 * The far ends: what a trader thinks lies with a mission, a lot, a guild or a cause lies there, and what lies there is known to somebody.
 */
import { isDeepStrictEqual } from 'node:util';
import type { MemberPart as HelperPart, SumsPart } from '../../../actors/cause/state.ts';
import type { CauseKey, Needs } from '../../../actors/content/causes.ts';
import { addNeeds } from '../../../actors/content/causes.ts';
import type { MemberPart } from '../../../actors/guild/state.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { addressOf, keyOf, kindOf } from '../../../actors/kit/address.ts';
import type { CauseRun } from '../../../actors/letters.ts';
import { isOnTheRoad } from '../../../actors/trader/rules/caravans.ts';
import type { BidPart, CaravanPart, GuildPart, LotPart, OrderPart, TraderParts } from '../../../actors/trader/state.ts';
import { GuildStatus } from '../../../actors/trader/state.ts';
import type { ReceivedPart, SentPart } from '../../../actors/trader/talk-parts.ts';
import { EnclosureStatus } from '../../../actors/trader/talk-parts.ts';
import { strayOfPolitics, strayOfRealm } from './far-ends-of-realms.ts';

export type PartOf = (address: Address, key: string) => unknown;

/** Whatever is not the same at both ends, once no letter is under way. */
export function strays(actors: Iterable<readonly [Address, ReadonlyMap<string, unknown>]>, partOf: PartOf): string[] {
  return [...actors].flatMap(([address, parts]) => [
    ...[...parts].flatMap(([key, part]) => strayOf(address, key, part, partOf) ?? []),
    ...(kindOf(address) === 'cause' ? (sumsAstray(address, parts) ?? []) : []),
  ]);
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
    case 'lot':
      return key === 'lot' ? strayOfLot(address, part, partOf) : null;
    case 'guild': {
      if (!key.startsWith('member/')) return strayOfPolitics(address, key, part, partOf);
      const { player, role } = part as MemberPart;
      const own = partOf(addressOf('trader', player), 'guild') as GuildPart | undefined;
      const isHis = own?.guild === keyOf(address) && own.status === GuildStatus.member && own.role === role;
      return isHis ? null : `${address} counts ${player} as a ${role}, and he knows nothing of it`;
    }
    case 'cause':
      return key.startsWith('member/') ? strayOfHelper(address, part as HelperPart, partOf) : null;
    case 'hub': {
      if (!key.startsWith('lot/')) return strayOfRealm(address, key, part, partOf);
      const { id } = part as { id: string };
      return isHeld(id, partOf) ? null : `${address} shows ${id}, which is over`;
    }
    default:
      return null;
  }
}

/** A lot is its seller's, and hangs in its square. */
function strayOfLot(address: Address, part: unknown, partOf: PartOf): string | null {
  const { id, seller, hub } = part as { id: string; seller: Address; hub: string };
  const isKnown = (partOf(seller, `lot/${id}`) as LotPart | undefined)?.status === 'open';
  const isShown = partOf(addressOf('hub', hub), `lot/${id}`) !== undefined;
  return isKnown && isShown ? null : `${address} holds ${id}, of which seller or square know nothing`;
}

/** What a cause has had of somebody he knows to have given. */
function strayOfHelper(cause: Address, { player, gave }: HelperPart, partOf: PartOf): string | null {
  const { standings } = (partOf(addressOf('trader', player), 'causes') ?? {}) as Partial<TraderParts['causes']>;
  const known = standings?.[keyOf(cause) as CauseKey];
  const { run } = partOf(cause, 'run') as CauseRun;
  const isHis = known?.run === run && isDeepStrictEqual(broughtIn(known.gave), broughtIn(gave));
  return isHis ? null : `${cause} has had ${JSON.stringify(gave)} of ${player}, who knows of ${JSON.stringify(known)}`;
}

/** What was brought; trades are counted without a word. */
function broughtIn({ trades: _, ...brought }: Needs): Needs {
  return brought;
}

/** While a run is under way its sums are those of its people, and guilds are counted once. */
function sumsAstray(cause: Address, parts: ReadonlyMap<string, unknown>): string[] | null {
  const { phase } = (parts.get('run') ?? {}) as Partial<CauseRun>;
  if (phase !== 'running' && phase !== 'paused') return null;
  const members = [...parts].flatMap(([key, part]) => (key.startsWith('member/') ? [part as HelperPart] : []));
  const { guilds: _, ...given } = members.reduce<Needs>((sum, { gave }) => addNeeds(sum, gave), {});
  const guilds = (parts.get('guilds') as readonly string[] | undefined)?.length ?? 0;
  const real = { given: guilds > 0 ? { ...given, guilds } : given, members: members.length };
  const { given: said, members: count } = parts.get('sums') as SumsPart;
  const isRight = isDeepStrictEqual(real, { given: said, members: count });
  return isRight ? null : [`${cause} says ${JSON.stringify(said)} of ${count}, and has ${JSON.stringify(real)}`];
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
