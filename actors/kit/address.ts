/**
 * Addresses: the one name of an actor on every node, in every log line and every row.
 * An address is `kind:key`; keys hold no colon, so a room id is the address with `-` for `:`.
 */
import { assert } from './assert.ts';

export const Kind = {
  trader: 'trader',
  hub: 'hub',
  auction: 'auction',
  mission: 'mission',
  lot: 'lot',
  guild: 'guild',
  register: 'register',
  cause: 'cause',
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export type Address<K extends Kind = Kind> = `${K}:${string}`;

const KEY = /^[a-zA-Z0-9_]{1,64}$/;

/** Makes an address; throws on a key that no room id could carry. */
export function addressOf<K extends Kind>(kind: K, key: string): Address<K> {
  assert(KEY.test(key), `not an actor key: ${key}`);
  return `${kind}:${key}`;
}

/** Untrusted text to an address, or null. */
export function parseAddress(text: string): Address | null {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  return colon > 0 && kind in Kind && KEY.test(text.slice(colon + 1)) ? (text as Address) : null;
}

export function kindOf(address: Address): Kind {
  return address.slice(0, address.indexOf(':')) as Kind;
}

export function keyOf(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}
