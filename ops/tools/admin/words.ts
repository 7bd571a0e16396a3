/** What an operator types, and how it is understood. */
import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** As far as dates can be written. */
const FOREVER = new Date('9999-12-31T00:00:00Z');

/** `30m`, `12h`, `7d`, `forever`, or a moment such as 2026-12-24T18:00:00Z. */
export function parseUntil(text: string, now = Date.now()): Date {
  if (text === 'forever') return FOREVER;
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const at = count && unit ? now + Number(count) * (UNITS[unit] ?? 0) : Date.parse(text);
  if (Number.isNaN(at))
    throw new InvalidArgumentError('Write 30m, 12h, 7d, forever, or a moment such as 2026-12-24T18:00Z.');
  if (at <= now) throw new InvalidArgumentError('That is over already.');
  return new Date(at);
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1 up.');
  return count;
}

/** A version of the tuning; 0 is as shipped. */
export function parseVersion(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write the number of a version, or 0 for as shipped.');
  return Number(text);
}

/** Somebody's name, or the sentence that says why: never nothing. */
export function parseText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 500) throw new InvalidArgumentError('Write 1 to 500 characters.');
  return trimmed;
}
