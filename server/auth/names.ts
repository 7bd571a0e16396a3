/** Names people are known by: text, never markup; no two that read the same; none that pretends to be the house. */
import { randomBytes } from 'node:crypto';

export interface Name {
  /** As shown. */
  readonly name: string;
  /** As compared. */
  readonly key: string;
}

const LENGTH_MIN = 3;
const LENGTH_MAX = 20;

/** What may stand in a name: this leaves out controls, directions, zero widths and every space but the plain one. */
const ALLOWED = /^[\p{L}\p{M}\p{N} '._-]+$/u;
/** Letters by category that are shown as nothing (such as the Hangul filler), and towers of marks. */
const UNSEEMLY = /\p{Default_Ignorable_Code_Point}|\p{M}{3}|^\p{M}/u;
const READABLE = /[\p{L}\p{N}]/u;

const RESERVED = new Set([
  'admin',
  'administrator',
  'aurelian',
  'bank',
  'exchange',
  'everybody',
  'everyone',
  'game master',
  'gamemaster',
  'guest',
  'merchant',
  'mod',
  'moderator',
  'nobody',
  'null',
  'operator',
  'owner',
  'root',
  'server',
  'staff',
  'support',
  'system',
  'the exchange',
  'the house',
  'the merchant',
  'undefined',
]);
/** Ours to give: see `guestName` and `forgottenName`. */
const GUEST = /^(?:guest|forgotten)[ '._-]?[0-9a-f]{4,}$/;

/** Untrusted text to a name, or null when it cannot be one. */
export function parseName(text: string): Name | null {
  if (text.length > 200) return null;
  const name = text.normalize('NFKC').trim().replace(/ +/g, ' ');
  const length = [...name].length;
  if (length < LENGTH_MIN || length > LENGTH_MAX) return null;
  if (!ALLOWED.test(name) || UNSEEMLY.test(name) || !READABLE.test(name)) return null;
  const key = foldName(name);
  return RESERVED.has(key) || GUEST.test(key) ? null : { name, key };
}

/** A name for one who gave none; longer at each attempt, since the short ones run out. */
export function guestName(attempt: number): Name {
  const name = `Guest ${randomBytes(2 + attempt).toString('hex')}`;
  return { name, key: foldName(name) };
}

/** For one who is forgotten: nobody may choose such a name. */
export function forgottenName(): Name {
  const name = `Forgotten ${randomBytes(4).toString('hex')}`;
  return { name, key: foldName(name) };
}

/** Upper case first: it unfolds what lower case alone keeps apart (ß and ss, the sigmas). */
export function foldName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
