/** Values that nobody should send: wrong types, edges of numbers and text, keys that mean something to JavaScript. */
import { hubKeys } from '../../../actors/content/hubs.ts';
import { itemKeys } from '../../../actors/content/items.ts';
import { playerCommandTypes } from '../../../actors/trader/messages.ts';
import type { Dice } from './dice.ts';

/** Longest text within the bounds of a frame and of a body. */
const LONG = 20_000;

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  1.5,
  2,
  31,
  32,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  1e308,
  5e-324,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const TEXTS = [
  '',
  ' ',
  '0',
  '1',
  '-1',
  'null',
  'true',
  'a\0b',
  '\ud800',
  'é😀',
  '\u202eevil',
  '../../etc/passwd',
  '%00',
  '${7*7}',
  '{{7*7}}',
  "'; DROP TABLE account; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  'auction:capital_city',
  'hub:capital_city',
  'trader:',
  ':',
  'trader:__proto__',
  '~session/x',
  '~wake',
  'purse',
];
/** Stands for `toJSON`, over which our own encoders would stumble; made right in what they wrote. */
const TO_JSON = 'toJS**';
export const unmasked = (encoded: Buffer): Buffer =>
  encoded.includes(TO_JSON) ? Buffer.from(encoded.toString('latin1').replaceAll(TO_JSON, 'toJSON'), 'latin1') : encoded;

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  TO_JSON,
  'type',
  'length',
  '',
  '~wake',
  'ok',
  'id',
  '0',
];
export const COMMANDS = [...playerCommandTypes, 'welcome', 'open', 'mint'];
/** Names of fields of everything that is ever sent, so that some of the garbage gets far. */
const FIELDS = [
  'session',
  'seq',
  'ackBelow',
  'body',
  'fresh',
  'hub',
  'side',
  'item',
  'price',
  'quantity',
  'hours',
  'order',
  'text',
  'input',
  'dx',
  'dy',
  'address',
  'email',
  'password',
  'name',
  'token',
  'current',
  'next',
];

export function text(dice: Dice, secrets: readonly string[] = []): string {
  return dice.among(
    () => dice.pick(TEXTS),
    () => dice.pick(TEXTS),
    () => dice.pick([...COMMANDS, ...hubKeys, ...itemKeys]),
    () => dice.bytes(dice.below(40)).toString('latin1'),
    () => dice.pick(TEXTS).repeat(dice.below(50)),
    () => (dice.chance(0.1) ? dice.pick(['x', '\ud83d', '"', '\\']).repeat(dice.below(LONG)) : 'x'),
    () => (secrets.length > 0 ? dice.pick(secrets) : 'none'),
  );
}

export function value(dice: Dice, secrets: readonly string[] = [], depth = 4): unknown {
  const deeper = () => value(dice, secrets, depth - 1);
  return dice.among<unknown>(
    () => dice.pick([null, true, false, undefined, [], {}]),
    () => dice.pick(NUMBERS),
    () => text(dice, secrets),
    () => (depth > 0 ? Array.from({ length: dice.below(5) }, deeper) : []),
    () => (depth > 0 ? record(dice, secrets, depth) : {}),
    () => (dice.chance(0.05) ? nested(dice) : dice.below(1_000)),
  );
}

function record(dice: Dice, secrets: readonly string[], depth: number): object {
  const made: object = {};
  for (let i = dice.below(5); i > 0; i--) {
    const key = dice.among(
      () => dice.pick(KEYS),
      () => dice.pick(FIELDS),
      () => text(dice, secrets),
    );
    // As an own property, however the key is called.
    const property = { value: value(dice, secrets, depth - 1), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(made, key, property);
  }
  return made;
}

/** Deeper than anybody should follow; not deeper than we can say it. */
function nested(dice: Dice): unknown {
  let made: unknown = 1;
  for (let i = dice.below(300); i > 0; i--) made = dice.chance(0.5) ? [made] : { a: made };
  return made;
}

/** A well-formed thing with one field exchanged, added or taken away. */
export function spoiled(dice: Dice, whole: object, secrets: readonly string[] = []): object {
  const copy: Record<string, unknown> = { ...whole };
  const key = dice.pick([...Object.keys(whole), dice.pick(KEYS)]);
  if (dice.chance(0.2)) delete copy[key];
  else
    Object.defineProperty(copy, key, {
      value: value(dice, secrets),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
