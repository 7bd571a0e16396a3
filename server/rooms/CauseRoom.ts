/**
 * A cause's room: anybody sees how far it has come, how he stands himself, and who leads, a page at a time. Painted from committed parts, and
 * told now and then, however many give.
 */
import { validate } from '@colyseus/core';
import { Standings } from '../../actors/cause/standings.ts';
import type { MemberPart } from '../../actors/cause/state.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Claim } from '../auth/tickets.ts';
import { ActorRoom, type RoomClient } from './ActorRoom.ts';
import { leaders } from './messages.ts';

const TELL_EVERY_MS = 500;
const PAGE = 50;
const PUBLIC = ['run', 'sums', 'guilds', 'buff'];

export interface Leader extends Pick<MemberPart, 'name' | 'score' | 'tier'> {
  readonly rank: number;
}

export class CauseRoom extends ActorRoom {
  override patchRate = 250;

  readonly #standings = new Standings();
  /** Committed, and not yet told. */
  readonly #changed = new Map<string, unknown>();
  /** The rank that each was told last. */
  readonly #told = new Map<RoomClient, string>();
  #telling: NodeJS.Timeout | null = null;

  override messages = {
    leaders: validate(leaders, async (_client: RoomClient, { from }) => ({
      of: this.#standings.size,
      leaders: this.#standings.players(from, PAGE).map((player, n) => this.#leader(player, from + n + 1)),
    })),
  };

  override onLeave(client: RoomClient): void {
    this.#told.delete(client);
  }

  override onDispose(): void {
    if (this.#telling) clearTimeout(this.#telling);
    super.onDispose();
  }

  protected override entered(client: RoomClient, { player }: Claim): void {
    client.send('parts', { ver: this.ver, all: true, puts: seenBy(player, this.parts) });
    this.#tellRank(client);
  }

  protected override painted(puts: ActorRecord['puts']): void {
    for (const [key, part] of puts) {
      this.#standings.write(key, this.parts.get(key), part ?? undefined);
      this.#changed.set(key, part);
    }
    if (puts.length > 0) this.#telling ??= setTimeout(() => this.#tellChanges(), TELL_EVERY_MS);
  }

  #tellChanges(): void {
    this.#telling = null;
    const changed = new Map(this.#changed);
    this.#changed.clear();
    try {
      for (const client of this.clients) {
        const puts = seenBy(client.auth?.player ?? '', changed);
        if (puts.length > 0) client.send('parts', { ver: this.ver, all: false, puts });
        this.#tellRank(client);
      }
    } catch (error) {
      this.onUncaughtException(error as Error, 'parts');
    }
  }

  /** Others may have passed him. */
  #tellRank(client: RoomClient): void {
    const member = this.#member(client.auth?.player ?? '');
    const rank = member ? this.#standings.rankOf(member) : null;
    const of = this.#standings.size;
    if (this.#told.get(client) === `${rank} ${of}`) return;
    this.#told.set(client, `${rank} ${of}`);
    client.send('rank', { rank, of });
  }

  #leader(player: string, rank: number): Leader | undefined {
    const member = this.#member(player);
    return member && { rank, name: member.name, score: member.score, tier: member.tier };
  }

  #member(player: string): MemberPart | undefined {
    return this.parts.get(`member/${player}`) as MemberPart | undefined;
  }
}

/** What others gave is theirs to know. */
function seenBy(player: string, parts: ReadonlyMap<string, unknown>): [string, unknown][] {
  // Looked up, not sifted: there may be ten thousand members, and as many who look.
  return [...PUBLIC, `member/${player}`].flatMap((key): [string, unknown][] =>
    parts.has(key) ? [[key, parts.get(key)]] : [],
  );
}
