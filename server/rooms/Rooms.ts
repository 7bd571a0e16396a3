/** The rooms of this node: one per actor, several where walkers are many. Made here and nowhere else, once however many ask. */
import { matchMaker } from '@colyseus/core';
import { type Address, kindOf } from '../../actors/kit/address.ts';
import { TICKET_MS } from '../auth/tickets.ts';
import { ActorRoom, roomIdOf } from './ActorRoom.ts';
import { chooseLayer } from './layers.ts';

export class Rooms {
  readonly #tickets = new Map<string, Map<string, number>>();
  readonly #making = new Map<string, Promise<string>>();

  /** Resolves with its id when the room is there; rejects when the actor cannot be had. */
  async roomFor(address: Address, player: string, beside?: string): Promise<string> {
    const roomId = kindOf(address) === 'hub' ? this.#layerFor(address, player, beside) : roomIdOf(address);
    const room = matchMaker.getLocalRoomById(roomId);
    if (room instanceof ActorRoom) {
      // Its actor has left, and it is on its way out: its name is free in a moment.
      if (room.isLost) throw new Error(`${roomId} is closing`);
      return roomId;
    }
    let making = this.#making.get(roomId);
    if (!making) {
      making = matchMaker
        .createRoom(kindOf(address), { address, roomId })
        .then((made) => made.roomId)
        .finally(() => this.#making.delete(roomId));
      this.#making.set(roomId, making);
    }
    return making;
  }

  /** Walkers who have a ticket to it, and until when that is good. */
  #expected(roomId: string): Map<string, number> {
    const tickets = this.#tickets.get(roomId) ?? new Map<string, number>();
    this.#tickets.set(roomId, tickets);
    for (const [player, endsAt] of tickets) if (endsAt < Date.now()) tickets.delete(player);
    return tickets;
  }

  #layerFor(hub: Address, player: string, beside: string | undefined): string {
    const layers = [...ActorRoom.open]
      .filter((room) => room.shows(hub))
      .map((room) => ({
        number: room.layer,
        players: new Set([...room.players(), ...this.#expected(room.roomId).keys()]),
      }));
    // Himself first: whoever comes back finds those he saw.
    const roomId = roomIdOf(hub, chooseLayer(layers, [player, ...(beside ? [beside] : [])]));
    this.#expected(roomId).set(player, Date.now() + TICKET_MS);
    return roomId;
  }
}
