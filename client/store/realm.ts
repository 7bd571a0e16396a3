/** Who rules the hubs, as far as anybody has told: the one where one is by its board, all of them by what may be looked up. */
import { computed, signal } from '@preact/signals';
import type { HubKey } from '../../actors/content/hubs.ts';
import { hubs } from '../../actors/content/hubs.ts';
import type { AlliancePart, ContestPart, GuildMissionPart, RealmPart } from '../../actors/guild/state.ts';
import type { Http } from '../net/http.ts';
import { company, ownGuild } from './guild.ts';
import { board, hub } from './signals.ts';

export const realmHere = computed(() => board.value.realm);

export interface OwnerRow {
  readonly hub: HubKey;
  readonly guild: string;
  readonly name: string;
  readonly tag: string;
  readonly taxPercent: number;
}

export const ownerRows = signal<readonly OwnerRow[]>([]);

/** By hub; what the board says of the own one is newer than what was looked up. */
export const rulers = computed<ReadonlyMap<HubKey, Omit<OwnerRow, 'hub'>>>(() => {
  const found = new Map(ownerRows.value.map((row) => [row.hub, row as Omit<OwnerRow, 'hub'>]));
  const { owner } = realmHere.value;
  if (hub.value && owner) found.set(hub.value, owner);
  return found;
});

export function taxOf(place: HubKey): number {
  return rulers.value.get(place)?.taxPercent ?? hubs[place].taxPercent;
}

/** What a sale here costs beside the fee, and what of the fee the owner spares us. */
export const duesHere = computed(() => {
  const guild = ownGuild.value?.status === 'member' ? ownGuild.value.guild : '';
  return {
    taxPercent: hub.value ? taxOf(hub.value) : 0,
    sparedPercent: realmHere.value.owner?.allies[guild]?.feePercent ?? 0,
  };
});

const under = <Part>(prefix: string): Part[] =>
  [...company.value].flatMap(([key, each]) => (key.startsWith(prefix) ? [each as Part] : []));

export const ourHubs = computed(() => under<RealmPart>('realm/'));
export const ourContests = computed(() => under<ContestPart>('contest/').sort((a, b) => b.at - a.at));
export const guildRuns = computed(
  () => new Map(under<GuildMissionPart>('mission/').map((run) => [run.mission, run] as const)),
);
export const alliances = computed(() => under<AlliancePart>('alliance/').sort((a, b) => a.at - b.at));

export function fetchOwners(http: Http): Promise<void> {
  return http<{ owners: readonly OwnerRow[] }>('GET', '/api/hubs/owners').then(({ owners }) => {
    ownerRows.value = owners;
  });
}
