import { describe, expect, test } from 'vitest';
import { guestName, parseName } from './names.ts';

describe('a name', () => {
  test.each(['Ana', 'Öyvind the 2nd', "O'Neill", 'Jean-Luc', 'mr. x_y', '王小明', 'Ελένη', 'a'.repeat(20)])(
    'may be %s',
    (name) => {
      expect(parseName(name)?.name).toBe(name.normalize('NFKC'));
    },
  );

  test.each<[string, string]>([
    ['too short', 'ab'],
    ['too long', 'a'.repeat(21)],
    ['short once trimmed', ' a '],
    ['nothing to read', '...'],
    ['a direction', 'abc\u202Edef'],
    ['a zero width', 'ab\u200Bcd'],
    ['a joiner', 'ab\u200Dcd'],
    ['a control', 'ab\u0007cd'],
    ['a line', 'ab\ncd'],
    ['a filler', '\u3164\u3164\u3164\u3164'],
    ['a tower of marks', `a${'\u0301\u0316\u0347\u0302'}bcd`],
    ['markup', '<b>bold</b>'],
    ['a lone surrogate', 'abc\uD800'],
    ['a word of the house', 'Admin'],
    ['a word of the house, wide', 'ＡＤＭＩＮ'],
    ['a guest it is not', 'Guest 4f2a'],
    ['very much', 'a'.repeat(100_000)],
  ])('may not hold %s', (_, name) => {
    expect(parseName(name)).toBeNull();
  });

  test.each([
    ['Ana', 'ANA'],
    ['Straße', 'STRASSE'],
    ['Ａｎａ', 'Ana'],
    ['ﬁnn', 'Finn'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ana  B', 'ana b'],
  ])('%s and %s are one', (one, other) => expect(parseName(one)?.key).toBe(parseName(other)?.key));

  test('is never 3 characters in shape only', () => {
    expect(parseName('e\u0301e\u0301')).toBeNull();
  });
});

test('guests get names that nobody can choose, longer when short ones run out', () => {
  expect(guestName(0).name).toMatch(/^Guest [0-9a-f]{4}$/);
  expect(guestName(2).name).toMatch(/^Guest [0-9a-f]{8}$/);
  expect([...guestName(5).name].length).toBeLessThanOrEqual(20);
});
