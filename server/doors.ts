/**
 * The doors: how a player gets to an actor's room. He asks with his access token; his right is read from committed state;
 * the answer is a room and a one-use ticket. Rooms are made here and nowhere else, one per actor.
 */
import { matchMaker } from '@colyseus/core';
import { homeHub, hubKeys } from '../actors/content/hubs.ts';
import type { Reply } from '../actors/kit/actor.ts';
import { type Address, addressOf, keyOf, kindOf, parseAddress } from '../actors/kit/address.ts';
import type { Profile } from '../actors/trader/state.ts';
import type { Claim, Tickets } from './auth/tickets.ts';
import type { Host } from './host/Host.ts';
import { roomIdOf } from './rooms/ActorRoom.ts';
import { ServerSession, tell } from './world/tell.ts';

export type Visitor = Omit<Claim, 'address'>;

export type Entry =
  | { readonly roomId: string; readonly ticket: string; readonly address: Address }
  | { readonly refused: 'unknownPlace' | 'notYours' | 'notThere' | 'starting' };

export class Doors {
  readonly #host: Host;
  readonly #tickets: Tickets;
  readonly #making = new Map<Address, Promise<string>>();

  constructor(host: Host, tickets: Tickets) {
    this.#host = host;
    this.#tickets = tickets;
  }

  async enter(visitor: Visitor, place: string): Promise<Entry> {
    const address = parseAddress(place);
    if (!address) return { refused: 'unknownPlace' };
    const refused = await this.#refuse(visitor, address);
    if (refused) return { refused };
    try {
      const roomId = await this.#room(address);
      return { roomId, ticket: this.#tickets.issue({ ...visitor, address }), address };
    } catch {
      return { refused: 'starting' };
    }
  }

  /** The world as a newcomer must find it: the merchant of the first hub has opened. */
  async open(): Promise<void> {
    await this.#tell(addressOf('hub', homeHub), { type: 'open' });
  }

  async #refuse(
    visitor: Visitor,
    address: Address,
  ): Promise<'unknownPlace' | 'notYours' | 'notThere' | 'starting' | null> {
    const trader = addressOf('trader', visitor.player);
    const key = keyOf(address);
    switch (kindOf(address)) {
      case 'trader':
        if (address !== trader) return 'notYours';
        return (await this.#welcome(trader, visitor)) ? null : 'starting';
      case 'auction':
        return hubKeys.some((hub) => hub === key) ? null : 'unknownPlace';
      case 'hub': {
        if (!hubKeys.some((hub) => hub === key)) return 'unknownPlace';
        const where = (await this.#host.read(trader, 'where')) as { hub: string } | null | undefined;
        if (where === null) return 'starting';
        return where?.hub === key ? null : 'notThere';
      }
      // Nobody rides along: its owner follows a caravan in his trader's parts.
      case 'mission':
        return 'unknownPlace';
    }
  }

  /** The trader learns who he is, and gets his starter the first time. */
  async #welcome(trader: Address, { name, guest }: Visitor): Promise<boolean> {
    const profile = (await this.#host.read(trader, 'profile')) as Profile | null | undefined;
    if (profile === null) return false;
    if (profile && profile.name === name && profile.guest === guest) return true;
    return (await this.#tell(trader, { type: 'welcome', name, guest })).ok;
  }

  #tell(address: Address, body: unknown): Promise<Reply> {
    return tell(this.#host, ServerSession.door, address, body);
  }

  /** The actor's room on this node; made once, however many ask at once. */
  async #room(address: Address): Promise<string> {
    const roomId = roomIdOf(address);
    if (matchMaker.getLocalRoomById(roomId)) return roomId;
    let making = this.#making.get(address);
    if (!making) {
      making = matchMaker
        .createRoom(kindOf(address), { address })
        .then((room) => room.roomId)
        .finally(() => this.#making.delete(address));
      this.#making.set(address, making);
    }
    return making;
  }
}
