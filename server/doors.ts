/**
 * The doors: how a player gets to an actor's room. He asks any node with his access token; the node that has the actor makes
 * the room and gives a one-use ticket. His right is read from committed state, at the node of his trader. Rooms are made
 * here and nowhere else.
 */
import { causeKeys } from '../actors/content/causes.ts';
import { homeHub, hubKeys } from '../actors/content/hubs.ts';
import { type Address, addressOf, keyOf, kindOf, parseAddress } from '../actors/kit/address.ts';
import type { GuildPart, Profile } from '../actors/trader/state.ts';
import { GuildStatus } from '../actors/trader/state.ts';
import type { Claim, Tickets } from './auth/tickets.ts';
import type { Clock } from './host/clock.ts';
import type { Host } from './host/Host.ts';
import type { Rooms } from './rooms/Rooms.ts';
import { ServerSession, tell } from './world/tell.ts';

/** Who enters, and beside whom he would like to be. */
export type Visitor = Omit<Claim, 'address'> & { readonly beside?: string };

export type Entry =
  /** `site` is where the room is, when that is another origin than the one that was asked. */
  | { readonly roomId: string; readonly ticket: string; readonly address: Address; readonly site?: string }
  | { readonly refused: 'unknownPlace' | 'notYours' | 'notThere' | 'starting'; readonly retryAfterMs?: number };

/** Asked of the node that has the actor. */
export type DoorQuestion =
  | { readonly type: 'seat'; readonly visitor: Visitor; readonly address: Address }
  | { readonly type: 'whereabouts'; readonly trader: Address };

export type DoorAnswer =
  | { readonly type: 'seat'; readonly roomId: string; readonly ticket: string; readonly site: string }
  | { readonly type: 'whereabouts'; readonly hub: string | null; readonly guild: string | null }
  /** The actor cannot be had at this node, or not now. */
  | { readonly type: 'elsewhere' };

/** Puts a question to another node; null when it did not answer in time. */
export type AskNode = (inc: string, question: DoorQuestion, withinMs: number) => Promise<DoorAnswer | null>;

/** An enter call is answered within this time, if only with `starting`. */
export const PATIENCE_MS = 2_400;
const AGAIN_MS = 50;
/** Another node may have died with the question: it is put to its heir in time. */
const ANSWER_MS = 1_000;
const STARTING = { refused: 'starting', retryAfterMs: 250 } as const;

export class Doors {
  readonly #host: Host;
  readonly #rooms: Rooms;
  readonly #tickets: Tickets;
  readonly #clock: Clock;
  readonly #site: string;
  readonly #askNode: AskNode;

  /** `site` is where players reach this very node; empty when it is the only one. */
  constructor(world: { host: Host; rooms: Rooms; tickets: Tickets; site: string; askNode: AskNode }) {
    this.#host = world.host;
    this.#rooms = world.rooms;
    this.#tickets = world.tickets;
    this.#clock = world.host.clock;
    this.#site = world.site;
    this.#askNode = world.askNode;
  }

  async enter(visitor: Visitor, place: string): Promise<Entry> {
    const address = parseAddress(place);
    const refused = address ? refuse(visitor, address) : 'unknownPlace';
    if (!address || refused) return { refused: refused ?? 'unknownPlace' };
    const endsAt = this.#clock.now() + PATIENCE_MS;
    if (kindOf(address) === 'hub' || kindOf(address) === 'guild') {
      const trader = addressOf('trader', visitor.player);
      const where = await this.#ask(trader, { type: 'whereabouts', trader }, endsAt);
      if (where?.type !== 'whereabouts') return STARTING;
      if (kindOf(address) === 'guild' && where.guild !== keyOf(address)) return { refused: 'notYours' };
      if (kindOf(address) === 'hub' && where.hub !== keyOf(address)) return { refused: 'notThere' };
    }
    const seat = await this.#ask(address, { type: 'seat', visitor, address }, endsAt);
    if (seat?.type !== 'seat') return STARTING;
    const { roomId, ticket, site } = seat;
    return { roomId, ticket, address, ...(site ? { site } : {}) };
  }

  /** The answer of this node for a player who asked at another. An actor that has moved away is not fetched back for it. */
  async answer(question: DoorQuestion): Promise<DoorAnswer> {
    const { directory } = this.#host;
    const isOurs = await directory.isOurs(question.type === 'seat' ? question.address : question.trader);
    return isOurs ? this.#reply(question) : { type: 'elsewhere' };
  }

  async #reply(question: DoorQuestion): Promise<DoorAnswer> {
    try {
      return question.type === 'seat' ? await this.#seat(question) : await this.#whereabouts(question.trader);
    } catch {
      // A room that could not be made, or not in time: asked again, here or elsewhere.
      return { type: 'elsewhere' };
    }
  }

  /** The world as a newcomer must find it: the merchant of the first hub has opened, and causes take their turns. */
  async open(): Promise<void> {
    const causes = causeKeys.map((cause) => addressOf('cause', cause));
    for (const address of [addressOf('hub', homeHub), ...causes]) {
      if ((await this.#host.directory.locate(address)) === this.#host.directory.inc)
        await tell(this.#host, ServerSession.door, address, { type: 'open' });
    }
  }

  /** Whoever has the actor by now is asked, until somebody answers or the time is over. */
  async #ask(actor: Address, question: DoorQuestion, endsAt: number): Promise<DoorAnswer | null> {
    const { directory } = this.#host;
    for (;;) {
      const left = endsAt - this.#clock.now();
      if (left <= 0) return null;
      const answer = await this.#within(left, async () => {
        const owner = await directory.locate(actor);
        if (owner === null) return null;
        return owner === directory.inc
          ? this.#reply(question)
          : this.#askNode(owner, question, Math.min(ANSWER_MS, left));
      });
      if (answer && answer.type !== 'elsewhere') return answer;
      directory.forget(actor);
      await this.#pause(AGAIN_MS);
    }
  }

  async #seat({ visitor, address }: DoorQuestion & { type: 'seat' }): Promise<DoorAnswer> {
    if (kindOf(address) === 'trader' && !(await this.#welcome(address, visitor))) return { type: 'elsewhere' };
    const { beside, ...claim } = visitor;
    const roomId = await this.#rooms.roomFor(address, visitor.player, beside);
    return { type: 'seat', roomId, ticket: this.#tickets.issue({ ...claim, address }), site: this.#site };
  }

  async #whereabouts(trader: Address): Promise<DoorAnswer> {
    const where = (await this.#host.read(trader, 'where')) as { hub: string } | null | undefined;
    const guild = (await this.#host.read(trader, 'guild')) as GuildPart | null | undefined;
    if (where === null || guild === null) return { type: 'elsewhere' };
    const own = guild?.status === GuildStatus.member ? guild.guild : null;
    return { type: 'whereabouts', hub: where?.hub ?? null, guild: own };
  }

  /** The trader learns who he is, and gets his starter the first time. */
  async #welcome(trader: Address, { name, guest }: Visitor): Promise<boolean> {
    const profile = (await this.#host.read(trader, 'profile')) as Profile | null | undefined;
    if (profile === null) return false;
    if (profile && profile.name === name && profile.guest === guest) return true;
    return (await tell(this.#host, ServerSession.door, trader, { type: 'welcome', name, guest })).ok;
  }

  #within<T>(ms: number, work: () => Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(ms, () => resolve(null));
      work().then(resolve, reject).finally(cancel);
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }
}

/** What can be refused without asking anybody. */
function refuse({ player }: Visitor, address: Address): 'unknownPlace' | 'notYours' | null {
  switch (kindOf(address)) {
    case 'trader':
      return address === addressOf('trader', player) ? null : 'notYours';
    case 'auction':
    case 'hub':
      return hubKeys.some((hub) => hub === keyOf(address)) ? null : 'unknownPlace';
    case 'cause':
      return causeKeys.some((cause) => cause === keyOf(address)) ? null : 'unknownPlace';
    // His trader knows whether it is his.
    case 'guild':
      return null;
    // Nobody rides along or stands by: traders follow caravans, lots and bids in their own parts, hubs show the lots.
    case 'mission':
    case 'lot':
    case 'register':
      return 'unknownPlace';
  }
}
