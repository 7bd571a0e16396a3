/**
 * A guild's room: members see what their roles may see of its committed parts. What they ask goes to their own traders. Role and membership
 * are looked up whenever something is shown: who is sent away is out at once.
 */

import { maySee } from '../../actors/guild/rules/sight.ts';
import type { GuildParts, MemberPart } from '../../actors/guild/state.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import type { Claim } from '../auth/tickets.ts';
import { ActorRoom, type RoomClient } from './ActorRoom.ts';

export class GuildRoom extends ActorRoom {
  override patchRate = 250;

  /** Committed, and not yet told. */
  readonly #changed = new Map<string, unknown>();
  /** As each player was last shown the guild. */
  readonly #roles = new Map<string, MemberPart['role'] | undefined>();

  protected override entered(client: RoomClient, { player }: Claim): void {
    if (this.#member(player)) this.#showAll(client);
    else this.expel(player);
  }

  protected override painted(puts: ActorRecord['puts']): void {
    if (this.#changed.size === 0 && puts.length > 0) queueMicrotask(() => this.#tellChanges());
    for (const [key, part] of puts) this.#changed.set(key, part);
  }

  #tellChanges(): void {
    const changed = new Map(this.#changed);
    this.#changed.clear();
    try {
      for (const client of this.clients) this.#show(client, changed);
    } catch (error) {
      this.onUncaughtException(error as Error, 'parts');
    }
  }

  /** With a role, and with the channels, changes what one may see of all. */
  #show(client: RoomClient, changed: ReadonlyMap<string, unknown>): void {
    const player = client.auth?.player ?? '';
    if (!this.#member(player)) this.expel(player);
    else if (changed.has('channels') || this.#isPromoted(player, changed)) this.#showAll(client);
    else client.send('parts', { ver: this.ver, all: false, puts: this.#seenBy(player, changed) });
  }

  #showAll(client: RoomClient): void {
    const player = client.auth?.player ?? '';
    this.#roles.set(player, this.#member(player)?.role);
    client.send('parts', { ver: this.ver, all: true, puts: this.#seenBy(player, this.parts) });
  }

  #isPromoted(player: string, changed: ReadonlyMap<string, unknown>): boolean {
    return changed.has(`member/${player}`) && this.#member(player)?.role !== this.#roles.get(player);
  }

  #seenBy(player: string, parts: ReadonlyMap<string, unknown>): [string, unknown][] {
    const channels = this.parts.get('channels') as GuildParts['channels'] | undefined;
    const role = this.#member(player)?.role ?? 'member';
    return [...parts].filter(([key]) => maySee(role, key, channels));
  }

  #member(player: string): MemberPart | undefined {
    return this.parts.get(`member/${player}`) as MemberPart | undefined;
  }
}
