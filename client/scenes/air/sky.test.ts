import { describe, expect, test } from 'vitest';
import { dayPartAt, hourAt, mix, skyAt, skyUnder } from './sky.ts';

const brightness = (colour: number) => ((colour >> 16) & 255) + ((colour >> 8) & 255) + (colour & 255);

describe('the hour', () => {
  test('takes a real minute, and a day 24 of them', () => {
    expect(hourAt(0)).toBe(0);
    expect(hourAt(90_000)).toBe(1.5);
    expect(hourAt(24 * 60_000 * 7 + 60_000)).toBe(1);
  });

  test('has a name all round the clock', () => {
    expect([0, 6, 9, 12, 16, 19, 21, 23].map(dayPartAt)).toEqual([
      ...['night', 'dawn', 'morning', 'noon', 'afternoon', 'dusk', 'evening', 'night'],
    ]);
  });
});

describe('the sky', () => {
  test('is light without lamps by day and dark with them by night', () => {
    expect(skyAt(12).lamps).toBe(0);
    expect(brightness(skyAt(12).ambient)).toBeGreaterThan(720);
    expect(skyAt(1).lamps).toBe(1);
    expect(brightness(skyAt(1).ambient)).toBeLessThan(260);
  });

  test('changes without jumps, over midnight as well', () => {
    for (let hour = 0; hour < 24; hour += 0.05) {
      const [before, after] = [skyAt(hour), skyAt(hour + 0.05)];
      expect(Math.abs(brightness(before.ambient) - brightness(after.ambient))).toBeLessThan(20);
      expect(Math.abs(before.lamps - after.lamps)).toBeLessThan(0.06);
    }
    expect(skyAt(24)).toEqual(skyAt(0));
  });
});

test('behind clouds it is duller and lamps are lit by day; a clear sky stays what it is', () => {
  const clear = { rain: 0, snow: 0, fog: 0 };
  expect(skyUnder(skyAt(12), clear)).toEqual(skyAt(12));
  const under = skyUnder(skyAt(12), { ...clear, rain: 1 });
  expect(brightness(under.ambient)).toBeLessThan(brightness(skyAt(12).ambient) - 60);
  expect(under.lamps).toBeGreaterThan(0.1);
});

test('a mix lies between its colours, channel by channel', () => {
  expect(mix(0x000000, 0xff8040, 0.5)).toBe(0x804020);
});
