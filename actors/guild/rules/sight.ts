/** What a member may see of his guild: its room shows no more. Pure. */

import type { GuildRole } from '../../content/guilds.ts';
import { isAtLeast, mayInGuild } from '../../content/guilds.ts';
import type { Channel, GuildParts } from '../state.ts';

export function maySee(role: GuildRole, key: string, channels: GuildParts['channels'] = []): boolean {
  const [sort, name] = key.split('/');
  switch (sort) {
    case 'turnedDown':
      return false;
    case 'invite':
    case 'request':
      return mayInGuild(role, 'admit');
    case 'talk':
    case 'line':
      return isHeardBy(role, channelOf(name, channels));
    default:
      return true;
  }
}

export function isHeardBy(role: GuildRole, channel: Channel | undefined): boolean {
  return channel !== undefined && isAtLeast(role, channel.role);
}

export function channelOf(name: string | undefined, channels: GuildParts['channels']): Channel | undefined {
  return channels.find(({ channel }) => channel === name);
}
