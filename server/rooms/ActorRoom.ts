/**
 * The face of one actor: what every room has in common. It hears, asks the host, and shows what is committed.
 * Who enters has a one-use ticket from the enter call; a room decides nothing about the game.
 */
import type { AuthContext, Client } from '@colyseus/core';
import { CloseCode, ErrorCode, Room, ServerError } from '@colyseus/core';
import type { Notice, Reply } from '../../actors/kit/actor.ts';
import { type Address, kindOf, parseAddress } from '../../actors/kit/address.ts';
import { must } from '../../actors/kit/assert.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';
import { applyPuts } from '../../actors/kit/record.ts';
import type { TuningInForce } from '../../actors/kit/surroundings.ts';
import { system } from '../../actors/kit/system-parts.ts';
import type { CauseShown } from '../../actors/letters.ts';
import type { Claim, Tickets } from '../auth/tickets.ts';
import type { Face } from '../host/Face.ts';
import type { Host } from '../host/Host.ts';
import type { PlayerLimits } from './player-limits.ts';

/** What rooms need of the server; set once, before any room is made. */
export interface RoomDeps {
  readonly host: Host;
  readonly tickets: Tickets;
  readonly limits: PlayerLimits;
  /** The numbers of the game, as they are now. */
  readonly tuning: () => TuningInForce;
  /** What the world works for. */
  readonly causes: () => readonly CauseShown[];
  /** Until when a player may not speak, if he may not. */
  readonly mutes: { until(player: string): number | undefined };
  commanded(address: string, result: string, about: { command?: string; id?: string }): void;
  roomFailed(roomId: string, where: string, error: unknown): void;
  messageRefused(kind: string, why: string): void;
  ticked(kind: string, tookMs: number): void;
}

export type Down = Record<string, unknown>;
export type RoomClient = Client<{ auth: Claim; messages: Down }>;

/** Colyseus closes with this code; clients enter again, wherever the actor is then. */
export const ENTER_AGAIN = CloseCode.MAY_TRY_RECONNECT;

export abstract class ActorRoom<State extends object = object>
  extends Room<{ state: State; client: RoomClient }>
  implements Face
{
  static deps: RoomDeps;
  /** The rooms of this node. */
  static readonly open = new Set<ActorRoom>();

  override maxMessagesPerSecond = 60;
  override seatReservationTimeout = 10;

  /** Of the rooms that show one actor, which this is. */
  layer = 1;
  /** Its actor has left this node. */
  isLost = false;
  protected address!: Address;
  /** The committed state, as this face has been told of it; system parts are nobody's to see. */
  protected readonly parts = new Map<string, unknown>();
  protected ver = 0;

  protected get deps(): RoomDeps {
    return ActorRoom.deps;
  }

  /** The token in the URL is never looked at: a ticket in the body of the join is the only way in. */
  static override async onAuth(_token: string, options: { ticket?: unknown }, _context: AuthContext): Promise<Claim> {
    const claim = typeof options?.ticket === 'string' ? ActorRoom.deps.tickets.redeem(options.ticket) : null;
    if (!claim) throw new ServerError(ErrorCode.AUTH_FAILED, 'no valid ticket: ask /api/enter for one');
    return claim;
  }

  override async onCreate({ address, roomId }: { address: string; roomId: string }): Promise<void> {
    this.address = must(parseAddress(address), 'an address');
    this.roomId = roomId;
    this.layer = Number(/--(\d+)$/.exec(roomId)?.[1] ?? 1);
    // Left to itself, the framework would close with the name of the message for a reason, and throw if that is long.
    this.onMessage('*', (client) => {
      this.deps.messageRefused(kindOf(this.address), 'unknown');
      client.leave(CloseCode.WITH_ERROR);
    });
    if (!(await this.deps.host.attach(this.address, this)))
      throw new ServerError(ErrorCode.MATCHMAKE_UNHANDLED, 'starting');
    ActorRoom.open.add(this);
  }

  /** Lets in whom the ticket names, if it was made for this very actor and the server may still speak. */
  override async onJoin(client: RoomClient): Promise<void> {
    if (client.auth?.address !== this.address)
      throw new ServerError(ErrorCode.AUTH_FAILED, 'the ticket is for another place');
    if (!(await this.deps.host.confirm())) throw new ServerError(ErrorCode.MATCHMAKE_UNHANDLED, 'starting');
    this.entered(client, client.auth);
  }

  override onDispose(): void {
    ActorRoom.open.delete(this);
    if (this.address) this.deps.host.detach(this.address, this);
  }

  override onUncaughtException(error: Error, where: string): void {
    this.deps.roomFailed(this.roomId, where, error.cause ?? error);
  }

  restored(ver: number, parts: ReadonlyMap<string, unknown>): void {
    this.ver = ver;
    const puts = [...parts].filter(([key]) => !system.isSystem(key));
    this.painted(puts);
    applyPuts(this.parts, puts);
  }

  committed(record: ActorRecord, notices: readonly Notice[]): void {
    const puts = record.puts.filter(([key]) => !system.isSystem(key));
    this.ver = record.ver;
    this.painted(puts);
    applyPuts(this.parts, puts);
    for (const notice of notices) this.noticed(notice);
  }

  lost(): void {
    this.isLost = true;
    void this.disconnect(ENTER_AGAIN);
  }

  shows(address: Address): boolean {
    return this.address === address && !this.isLost;
  }

  get onlookers(): number {
    return this.clients.length;
  }

  players(): string[] {
    return this.clients.flatMap((client) => client.auth?.player ?? []);
  }

  /** Closes the sockets of one player: he was banned, or has no business here any more. */
  expel(player: string): void {
    for (const client of this.clients)
      if (client.auth?.player === player) client.leave(CloseCode.WITH_ERROR, 'expelled');
  }

  /** The numbers of the game have changed, or what the world works for. */
  turned(): void {}

  protected ask(envelope: Parameters<Host['ask']>[1]): Promise<Reply> {
    return this.deps.host.ask(this.address, envelope);
  }

  protected abstract entered(client: RoomClient, claim: Claim): void;
  /** Committed puts, told before `parts` has them. */
  protected abstract painted(puts: ActorRecord['puts']): void;
  protected noticed(_notice: Notice): void {}
}

/** An id may hold letters, digits, `_` and `-`; the first layer is the actor's plain name. */
export function roomIdOf(address: Address, layer = 1): string {
  return address.replace(':', '-') + (layer > 1 ? `--${layer}` : '');
}
