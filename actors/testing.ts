/** What all tests share: a town with welcomed traders, and stand-ins for kinds that are not on trial. */
import type { Offer } from './content/terms.ts';
import { kinds } from './kinds.ts';
import type { ActorKind, AnyActorKind, Mail, Reply } from './kit/actor.ts';
import { accepted } from './kit/actor.ts';
import type { Address, Kind } from './kit/address.ts';
import { Town } from './kit/town.ts';
import type { Value } from './kit/value.ts';
import { isNothing, nothing } from './kit/value.ts';
import { noProgress } from './trader/rules/progress.ts';

export const house: Address = 'auction:capital_city';
export const square: Address = 'hub:capital_city';

/** A town in which the named traders have been welcomed, with an account each, and are past their first level. */
export function makeTown(...names: string[]): Town {
  return makeTunedTown(null, ...names);
}

/** The same under any numbers, allowed to a designer or not. */
export function makeTunedTown(values: unknown, ...names: string[]): Town {
  const town = new Town(kinds);
  if (values !== null) town.tuning = { version: 1, values };
  for (const name of names) {
    town.command(`trader:${name}`, { type: 'welcome', name, guest: false });
    season(town, `trader:${name}`);
  }
  return town;
}

/** Lends a trader experience, so that what newcomers may not do is no matter. */
export function season(town: Town, trader: Address, xp = 100): void {
  town.actor(trader).parts.set('progress', { ...noProgress, xp });
}

/** One unit of iron ore at its base price, but for what is said. */
export function anOffer(offer: Partial<Offer> = {}): Offer {
  return { side: 'buy', item: 'iron_ore', price: 8, quantity: 1, hours: 12, ...offer };
}

export function place(town: Town, name: string, offer: Partial<Offer>): Reply {
  return town.command(`trader:${name}`, { type: 'placeOrder', hub: 'capital_city', ...anOffer(offer) });
}

export interface Heard {
  readonly by: Address;
  readonly from: Address;
  readonly mail: Mail;
  readonly value: Value;
}

/** What a stand-in can be told to send; its value is made for the purpose. */
export interface Errand {
  readonly to: Address;
  readonly mail: Mail;
  readonly value?: Value;
}

/** A stand-in of a kind: sends what it is told, keeps what it hears, and lets value come and go at will. */
export function makeStandIn(kind: Kind, heard: Heard[] = []): AnyActorKind {
  const standIn: ActorKind<Record<string, never>, Kind, undefined, Errand, Mail> = {
    kind,
    version: 1,
    tuning: undefined,
    parseCommand: (body) => ({ command: body as Errand }),
    makeIndex: () => undefined,
    holdings: () => nothing,
    onCommand(turn, { to, mail, value = nothing }) {
      turn.mint('starter', value);
      turn.send(to, mail, value);
      return accepted({});
    },
    onMail(turn, from, mail, value) {
      if (!isNothing(value)) turn.burn('confiscation', value);
      heard.push({ by: turn.self, from, mail, value });
    },
    onBounce(turn, to, mail, value) {
      if (!isNothing(value)) turn.burn('confiscation', value);
      heard.push({ by: turn.self, from: to, mail: { type: 'bounced', mail }, value });
    },
    onWake() {},
  };
  return standIn;
}

/** The parts of an actor that are its own, in a fixed order. */
export function partsOf(town: Town, address: Address): [string, unknown][] {
  const parts = [...town.actor(address).parts].filter(([key]) => !key.startsWith('~'));
  return parts.sort(([left], [right]) => (left < right ? -1 : 1));
}
