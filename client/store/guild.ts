/** One's guild as the windows show it: what one's trader knows, what the guild's room shows, and what may be looked up of others. */
import { computed, signal } from '@preact/signals';
import { guildRoles } from '../../actors/content/guilds.ts';
import type { GuildLine, GuildParts, InvitePart, LogPart, MemberPart, RequestPart } from '../../actors/guild/state.ts';
import { refuseFounding } from '../../actors/trader/rules/guilds.ts';
import type { GuildInvitePart, GuildPart, PersonPart } from '../../actors/trader/state.ts';
import type { Http } from '../net/http.ts';
import type { Notice } from '../net/trader-link.ts';
import { refusal, words } from '../words/en.ts';
import { gold, hub, level, parts, profile, tuning } from './signals.ts';
import { tell } from './toasts.ts';

/** The guild's parts by key, as its room shows them; a new map for each change, empty without one. */
export const company = signal<ReadonlyMap<string, unknown>>(new Map());

const part = <Key extends keyof GuildParts & string>(key: Key) => company.value.get(key) as GuildParts[Key] | undefined;
const under = <Part>(from: ReadonlyMap<string, unknown>, prefix: string): Part[] =>
  [...from].flatMap(([key, each]) => (key.startsWith(prefix) ? [each as Part] : []));

export const ownGuild = computed(() => parts.value.get('guild') as GuildPart | undefined);
export const isMember = computed(() => ownGuild.value?.status === 'member');
export const wornGuild = computed(() => (parts.value.get('person') as PersonPart | undefined)?.guild);
export const asked = computed(() => (parts.value.get('asked') as { guild: string } | undefined)?.guild ?? null);
export const invitations = computed(() => under<GuildInvitePart>(parts.value, 'guildInvite/'));

export const charter = computed(() => part('charter'));
export const treasury = computed(() => part('treasury')?.gold ?? 0);
export const guildGoods = computed(() => part('goods') ?? {});
export const members = computed(() =>
  under<MemberPart>(company.value, 'member/').sort(
    (a, b) => guildRoles.indexOf(a.role) - guildRoles.indexOf(b.role) || a.joinedAt - b.joinedAt,
  ),
);
export const requests = computed(() => under<RequestPart>(company.value, 'request/'));
export const invited = computed(() => under<InvitePart>(company.value, 'invite/'));
export const log = computed(() => under<LogPart>(company.value, 'log/').sort((a, b) => b.id - a.id));
export const channels = computed(() => part('channels') ?? []);
export const channel = signal('general');
export const guildLines = computed(() =>
  under<GuildLine>(company.value, `line/${channel.value}/`).sort((a, b) => a.id - b.id),
);

/** Why one may not found a guild at present, or null. */
export const foundingRefusal = computed(() => {
  const numbers = tuning.value;
  if (!numbers) return null;
  const standing = { profile: profile.value, person: undefined, guild: ownGuild.value, level: level.value };
  return refuseFounding({ ...standing, where: hub.value }, gold.value, numbers.guild.foundingGold);
});

export interface GuildRow {
  readonly guild: string;
  readonly name: string;
  readonly tag: string;
  readonly description: string;
  readonly isOpen: boolean;
  readonly level: number;
  readonly members: number;
}

export function fetchGuilds(http: Http, find: string): Promise<readonly GuildRow[]> {
  return http<{ guilds: readonly GuildRow[] }>('GET', `/api/guilds?find=${encodeURIComponent(find)}`).then(
    ({ guilds }) => guilds,
  );
}

/** News of guilds as messages; true when it was one. */
export function tellGuildNotice(notice: Notice): boolean {
  const { name, why, by, role } = notice as Record<string, unknown>;
  const toasts = words.guild.toasts;
  switch (notice.type) {
    case 'guildInvited':
      tell(toasts.invited(String(by), String(name)));
      return true;
    case 'guildJoined':
      tell(toasts.joined(String(name)));
      return true;
    case 'guildRole':
      tell(toasts.role(words.guild.roles[role as keyof typeof words.guild.roles]));
      return true;
    case 'guildParted':
      tell(toasts.parted[why as keyof typeof toasts.parted](String(name)));
      return true;
    case 'guildClosed':
    case 'guildRequestRefused':
      tell(refusal(String(why)), 'refusal');
      return true;
    case 'guildAnswered':
      if (why !== null) tell(refusal(String(why)), 'refusal');
      return true;
    default:
      return false;
  }
}
