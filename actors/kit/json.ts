/** JSON and nothing else: whatever a store gives back is what it was given (D7), and no store ever chokes on it (D9). */
import { assert } from './assert.ts';

export function assertJson(value: unknown, what: string): void {
  const flaw = findFlaw(value);
  assert(flaw === null, () => `${what} cannot be stored: it holds ${flaw}`);
}

/** What no store could keep, or null. A property that is undefined counts as absent. */
export function findFlaw(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() && !value.includes('\0') ? null : 'half a character or a NUL';
    case 'number':
      return Number.isFinite(value) ? null : String(value);
    case 'boolean':
      return null;
    case 'object':
      return value === null ? null : findFlawWithin(value);
    default:
      return `a ${typeof value}`;
  }
}

function findFlawWithin(value: object): string | null {
  if (Array.isArray(value)) {
    for (const each of value) {
      const flaw = findFlaw(each);
      if (flaw) return flaw;
    }
    return null;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `a ${value.constructor.name}`;
  for (const key in value) {
    const each = (value as Record<string, unknown>)[key];
    const flaw = findFlaw(key) ?? (each === undefined ? null : findFlaw(each));
    if (flaw) return flaw;
  }
  return null;
}
