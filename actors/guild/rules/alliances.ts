/** Alliances of two guilds: who may propose one, on which terms, and what each word of the other makes of it. Pure. */
import { boundTerms } from '../../content/realm.ts';
import type { AllianceWord, AllyTerms } from '../../letters.ts';
import type { AlliancePart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

export function alliesOf(alliances: readonly AlliancePart[]): Readonly<Record<string, AllyTerms>> {
  return Object.fromEntries(standing(alliances).map(({ guild, terms }) => [guild, terms]));
}

export function standing(alliances: readonly AlliancePart[]): readonly AlliancePart[] {
  return alliances.filter(({ status }) => status === 'standing');
}

/** What is not said is as usual. */
export function termsOf(
  wish: { readonly [Term in keyof AllyTerms]?: number | undefined },
  tuning: GuildTuning,
): AllyTerms {
  const { tollPercent = tuning.allyTollPercent, feePercent = tuning.allyFeePercent } = wish;
  return boundTerms({ tollPercent, feePercent });
}

export function refuseProposal(
  self: string,
  guild: string,
  alliances: readonly AlliancePart[],
  tuning: GuildTuning,
): Refusal | null {
  if (guild === self) return Refusal.unknownGuild;
  const known = alliances.find((alliance) => alliance.guild === guild);
  if (known) return known.status === 'standing' ? Refusal.alreadyAllied : Refusal.alreadyProposed;
  return hasRoom(alliances, tuning) ? null : Refusal.tooManyAllies;
}

/** Whoever has room for none accepts none; what we proposed may be accepted any moment. */
export function hasRoom(alliances: readonly AlliancePart[], { alliesMax }: GuildTuning): boolean {
  return alliances.filter(({ status }) => status !== 'offered').length < alliesMax;
}

/** Of two proposals that crossed on the way, that of the guild whose key comes first stands; both know which. */
export function yields(self: string, other: string): boolean {
  return other < self;
}

/** A proposal that reached us, unless there is something against it. */
export function refuseOffer(
  self: string,
  known: AlliancePart | undefined,
  other: string,
  alliances: readonly AlliancePart[],
  tuning: GuildTuning,
): Refusal | 'ours stands' | null {
  if (known?.status === 'proposed') return yields(self, other) ? null : 'ours stands';
  const offers = alliances.filter(({ status }) => status === 'offered').length;
  return offers >= tuning.offersMax ? Refusal.tooManyOffers : null;
}

export function makeOffer(
  guild: string,
  { pact, name, tag, terms, endsAt }: Extract<AllianceWord, { type: 'allianceProposed' }>,
  now: number,
): AlliancePart {
  return { guild, name, tag, pact, status: 'offered', terms: boundTerms(terms), at: now, endsAt };
}

export function stand(alliance: AlliancePart, now: number): AlliancePart {
  return { ...alliance, status: 'standing', at: now, endsAt: null };
}

/** What is not agreed by then is over; an alliance that stands has no end. */
export function isLapsed({ endsAt }: AlliancePart, now: number): boolean {
  return endsAt !== null && endsAt <= now;
}
