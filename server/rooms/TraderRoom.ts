/** A trader's room: his own commands go in, his own committed parts come out. Nobody else may enter. */
import { validate } from '@colyseus/core';
import type { z } from 'zod';
import type { Notice, Reply } from '../../actors/kit/actor.ts';
import { refused } from '../../actors/kit/actor.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { Refusal } from '../../actors/kit/refusal.ts';
import { playerCommandTypes } from '../../actors/trader/messages.ts';
import type { KnownPart } from '../../actors/trader/talk-parts.ts';
import { ActorRoom, type RoomClient } from './ActorRoom.ts';
import { command, open } from './messages.ts';

/** What one who is muted may not do. */
const SPOKEN: readonly unknown[] = ['say', 'sayInTrade', 'sayInGuild', 'whisper', 'sendMail'];

/** Tabs and devices of one player at once. */
const CLIENTS_MAX = 8;

export class TraderRoom extends ActorRoom {
  override maxClients = CLIENTS_MAX;
  // There is no state to patch, but the framework counts messages by a clock that this turns; null would turn it 60 times a second.
  override patchRate = 250;

  /** Committed, and not yet told. */
  readonly #changed = new Map<string, unknown>();

  override messages = {
    open: validate(open, (_client: RoomClient, envelope): Promise<Reply> => this.ask({ type: 'open', ...envelope })),
    command: validate(command, async (client: RoomClient, envelope): Promise<Reply> => {
      const reply = await this.#command(client, envelope);
      this.deps.commanded(this.address, reply.ok ? 'ok' : reply.refused, { id: String(envelope.seq) });
      return reply;
    }),
  };

  async #command(client: RoomClient, { session, seq, ackBelow, body }: z.infer<typeof command>): Promise<Reply> {
    const { type, beacon } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const player = client.auth?.player ?? '';
    const retryAfterMs = await this.deps.limits.wait(player, type, beacon === true);
    if (retryAfterMs > 0) {
      this.deps.messageRefused('trader', 'rateLimited');
      return refused(Refusal.rateLimited, { retryAfterMs });
    }
    // What only the server may ask is, from a player, no command at all: refused and remembered like any nonsense.
    const allowed = playerCommandTypes.includes(type as never) ? body : null;
    // Whether he may speak is the server's to know, and the rules' to judge.
    const known = SPOKEN.includes(type) ? { mutedUntil: this.deps.mutes.until(player) } : null;
    return this.ask({
      type: 'command',
      session,
      seq,
      ackBelow,
      body: allowed && known ? { ...allowed, ...known } : allowed,
    });
  }

  protected override entered(client: RoomClient): void {
    client.send('tuning', this.deps.tuning());
    client.send('causes', this.deps.causes());
    client.send('parts', { ver: this.ver, all: true, puts: [...this.parts] });
  }

  /** Whether he has the other for a friend. */
  isFriend(player: string): boolean {
    return (this.parts.get(`known/${player}`) as KnownPart | undefined)?.as === 'friend';
  }

  override turned(): void {
    this.broadcast('tuning', this.deps.tuning());
    this.broadcast('causes', this.deps.causes());
  }

  /** One commit brings many records of one trader: what they changed is told once, and before the replies. */
  protected override painted(puts: ActorRecord['puts']): void {
    if (this.#changed.size === 0 && puts.length > 0) queueMicrotask(() => this.#tellChanges());
    for (const [key, part] of puts) this.#changed.set(key, part);
  }

  protected override noticed(notice: Notice): void {
    this.#tellChanges();
    this.broadcast('notice', notice);
  }

  #tellChanges(): void {
    if (this.#changed.size === 0) return;
    const puts = [...this.#changed];
    this.#changed.clear();
    try {
      this.broadcast('parts', { ver: this.ver, all: false, puts });
    } catch (error) {
      this.onUncaughtException(error as Error, 'parts');
    }
  }
}
