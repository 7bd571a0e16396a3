/** What the register decides: whether a name and a tag may be had. Pure. */
import { foldGuildName, foldGuildTag, isReserved } from '../content/guilds.ts';
import type { EntryPart } from './state.ts';

export const Refusal = {
  guildNameTaken: 'guildNameTaken',
  guildTagTaken: 'guildTagTaken',
  guildNameReserved: 'guildNameReserved',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];

export interface Entries {
  readonly name: EntryPart | undefined;
  readonly tag: EntryPart | undefined;
}

export function refuseEnrol(name: string, tag: string, entries: Entries, now: number): Refusal | null {
  if (isReserved(name, tag)) return Refusal.guildNameReserved;
  if (isTaken(entries.name, now)) return Refusal.guildNameTaken;
  return isTaken(entries.tag, now) ? Refusal.guildTagTaken : null;
}

function isTaken(entry: EntryPart | undefined, now: number): boolean {
  return entry !== undefined && (entry.restsUntil === null || entry.restsUntil > now);
}

/** Where a name and a tag stand: those that read the same stand in the same place. */
export function placesOf(name: string, tag: string): { name: `name/${string}`; tag: `tag/${string}` } {
  return { name: `name/${foldGuildName(name)}`, tag: `tag/${foldGuildTag(tag)}` };
}
