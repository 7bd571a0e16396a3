/** What all guilds have in common: roles and what each may do, colours and signs, and what a name must be. */

/** From the highest down. */
export const guildRoles = ['leader', 'officer', 'trader', 'member'] as const;
export type GuildRole = (typeof guildRoles)[number];

/** What not everybody may do. */
export type GuildRight = 'admit' | 'expel' | 'promote' | 'announce' | 'ally' | 'contend' | 'edit' | 'disband';

const rights: Readonly<Record<GuildRole, readonly GuildRight[]>> = {
  leader: ['admit', 'expel', 'promote', 'announce', 'ally', 'contend', 'edit', 'disband'],
  officer: ['admit', 'expel', 'promote', 'announce', 'ally', 'contend'],
  trader: [],
  member: [],
};

export function mayInGuild(role: GuildRole, right: GuildRight): boolean {
  return rights[role].includes(right);
}

/** Whether the first stands above the second. */
export function isAbove(role: GuildRole, other: GuildRole): boolean {
  return guildRoles.indexOf(role) < guildRoles.indexOf(other);
}

/** Whether it is at least that. */
export function isAtLeast(role: GuildRole, least: GuildRole): boolean {
  return !isAbove(least, role);
}

export const emblems = [
  ...(['anchor', 'anvil', 'beacon', 'bee', 'bridge', 'camel', 'coins', 'compass'] as const),
  ...(['crown', 'griffin', 'key', 'oak', 'scales', 'ship', 'wheel'] as const),
] as const;
export type Emblem = (typeof emblems)[number];

export const emblemColours = ['wine', 'gold', 'forest', 'sea', 'night', 'rose', 'ash', 'copper'] as const;
export type EmblemColour = (typeof emblemColours)[number];

/** The guild that takes everyone: it is nobody's, has no treasury, and takes part in nothing. */
export const wayfarers = { guild: 'wayfarers', name: 'Wayfarers', tag: 'WAY' } as const;

/** A guild's key: its founder's, and which of his foundings it was. */
export const guildKeyPattern = /^[a-zA-Z0-9_]{1,64}$/;

/** Letters, digits and single marks between them: what is left out cannot be told apart on a screen. */
export const guildNamePattern = /^(?=.{3,30}$)[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;
export const guildTagPattern = /^[A-Za-z0-9]{3,5}$/;
export const guildTextMax = 500;

/** Names as compared: those that read the same are the same. */
export function foldGuildName(name: string): string {
  return name.toLowerCase().replaceAll(/[ -]/g, '_');
}

export function foldGuildTag(tag: string): string {
  return tag.toLowerCase();
}

const reservedNames = new Set([
  ...[
    'admin',
    'aurelian',
    'aurelian_exchange',
    'exchange',
    'game_master',
    'merchant',
    'moderator',
    'nobody',
    'operator',
  ],
  ...[
    'server',
    'staff',
    'support',
    'system',
    'the_exchange',
    'the_house',
    'the_merchant',
    'the_wayfarers',
    'wayfarers',
  ],
]);
const reservedTags = new Set(['admin', 'gm', 'house', 'mod', 'npc', 'staff', 'sys', 'way']);

/** Names of the house are nobody's to take. */
export function isReserved(name: string, tag: string): boolean {
  return reservedNames.has(foldGuildName(name)) || reservedTags.has(foldGuildTag(tag));
}
