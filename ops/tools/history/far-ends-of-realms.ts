/** The far ends of what guilds do to one another and to hubs: allies agree, rulers and ruled know each other, contenders are in a contest. */
import type { AlliancePart, ContestPart, RealmPart } from '../../../actors/guild/state.ts';
import type { OwnerPart } from '../../../actors/hub/realm/state.ts';
import type { Address } from '../../../actors/kit/address.ts';
import { addressOf, keyOf } from '../../../actors/kit/address.ts';
import type { Reign } from '../../../actors/letters.ts';

type PartOf = (address: Address, key: string) => unknown;

/** What each side of an alliance must find at the other. */
const counterparts = { proposed: 'offered', offered: 'proposed', standing: 'standing', agreed: null } as const;

/** Of a guild: its alliances, its hubs and its contests. */
export function strayOfPolitics(guild: Address, key: string, part: unknown, partOf: PartOf): string | null {
  const own = keyOf(guild);
  if (key.startsWith('alliance/')) {
    const { guild: other, pact, status } = part as AlliancePart;
    const theirs = partOf(addressOf('guild', other), `alliance/${own}`) as AlliancePart | undefined;
    const isMutual = theirs?.pact === pact && theirs.status === counterparts[status];
    return isMutual ? null : `${guild} holds ${pact} with ${other} as ${status}, which ${other} does not`;
  }
  if (key.startsWith('realm/')) {
    const { hub, taxPercent } = part as RealmPart;
    const owner = partOf(addressOf('hub', hub), 'owner') as OwnerPart | undefined;
    const isTheirs = owner?.guild === own && owner.taxPercent === taxPercent;
    return isTheirs ? null : `${guild} rules ${hub} at ${taxPercent} %, of which the hub knows nothing`;
  }
  if (!key.startsWith('contest/')) return null;
  const { hub, status } = part as ContestPart;
  if (status === 'asked') return `${guild} asked ${hub}, which never answered`;
  const isIn = partOf(addressOf('hub', hub), `contender/${own}`) !== undefined;
  return isIn === (status === 'joined') ? null : `${guild} and ${hub} are not of one mind about its contest`;
}

/** Of a hub: its owner, as guild and house know him, and its contenders. */
export function strayOfRealm(hub: Address, key: string, part: unknown, partOf: PartOf): string | null {
  const place = keyOf(hub);
  if (key.startsWith('contender/')) {
    const { guild } = part as { guild: string };
    const known = partOf(addressOf('guild', guild), `contest/${place}`) as ContestPart | undefined;
    return known?.status === 'joined' ? null : `${hub} counts for ${guild}, which knows nothing of it`;
  }
  if (key !== 'owner') return null;
  const { guild, taxPercent } = part as OwnerPart;
  const isKnown = partOf(addressOf('guild', guild), `realm/${place}`) !== undefined;
  const reign = partOf(addressOf('auction', place), 'reign') as Reign | undefined;
  const isObeyed = reign?.owner?.guild === guild && reign.owner.taxPercent === taxPercent;
  return isKnown && isObeyed ? null : `${hub} is ruled by ${guild}, of which guild or house know nothing`;
}
