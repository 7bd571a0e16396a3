/** Guilds as anybody may look them up: from the read table, which trails the guilds by about a second. Nothing is decided by it. */
import type { PrismaClient } from './prisma.ts';

/** What everybody may know of a guild: neither what it owns nor who is in it. */
export interface GuildRow {
  readonly guild: string;
  readonly name: string;
  readonly tag: string;
  readonly emblem: string;
  readonly colour: string;
  readonly description: string;
  readonly hub: string;
  readonly isOpen: boolean;
  readonly level: number;
  readonly members: number;
}

/** A hub that a guild rules. */
export interface OwnerRow {
  readonly hub: string;
  readonly guild: string;
  readonly name: string;
  readonly tag: string;
  readonly taxPercent: number;
}

const ROWS_MAX = 50;

export class GuildList {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** Those whose name or tag has the text in it, the greatest first; all of them for none. */
  find(text: string): Promise<GuildRow[]> {
    const wanted = `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
    return this.#prisma.$queryRaw<GuildRow[]>`
      SELECT guild, name, tag, emblem, colour, description, hub, is_open AS "isOpen", level, members FROM guild
      WHERE lower(name) LIKE ${wanted}::text OR lower(tag) LIKE ${wanted}::text
      ORDER BY level DESC, xp DESC, members DESC, guild LIMIT ${ROWS_MAX}::int`;
  }

  /** No more than there are hubs. */
  owners(): Promise<OwnerRow[]> {
    return this.#prisma.$queryRaw<OwnerRow[]>`
      SELECT hub, guild, name, tag, tax_percent AS "taxPercent" FROM hub_owner ORDER BY hub`;
  }
}
