import { expect, test } from 'vitest';
import { parseCount, parseText, parseUntil } from './words.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['30m', '2026-11-23T12:30:00.000Z'],
  ['12h', '2026-11-24T00:00:00.000Z'],
  ['7d', '2026-11-30T12:00:00.000Z'],
  ['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
  ['forever', '9999-12-31T00:00:00.000Z'],
])('until %s', (text, at) => {
  expect(parseUntil(text, now).toISOString()).toBe(at);
});

test.each(['', 'soon', '7', '-7d', '1.5h', '0m', '7w', '2026-11-23T11:59:59Z'])('not until "%s"', (text) => {
  expect(() => parseUntil(text, now)).toThrow();
});

test('amounts are whole and more than nothing; reasons are said', () => {
  expect(parseCount('12')).toBe(12);
  for (const text of ['0', '-1', '1.5', '1e3', 'x', '', '99999999999999999999'])
    expect(() => parseCount(text)).toThrow();
  expect(parseText('  lost in the fire ')).toBe('lost in the fire');
  for (const text of ['', '   ', 'x'.repeat(501)]) expect(() => parseText(text)).toThrow();
});
