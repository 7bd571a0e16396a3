import { expect, test } from 'vitest';
import { hubKeys } from '../../../actors/content/hubs.ts';
import { dayMs, seasonAt, seasons, weatherAt } from './weather.ts';

const year = 28 * dayMs;
const instants = Array.from({ length: 2_000 }, (_, index) => (index / 2_000) * year);

test('a year has four seasons of one length', () => {
  expect([0, 7, 14, 21, 28].map((day) => seasonAt(day * dayMs))).toEqual([...seasons, 'spring']);
});

test('the weather is the same for everybody, and its strengths are shares', () => {
  for (const hub of hubKeys) {
    for (const instant of instants.slice(0, 60)) {
      const weather = weatherAt(hub, instant);
      expect(weatherAt(hub, instant)).toEqual(weather);
      for (const strength of [weather.rain, weather.snow, weather.fog, weather.wind]) {
        expect(strength).toBeGreaterThanOrEqual(0);
        expect(strength).toBeLessThanOrEqual(1);
      }
    }
  }
});

test('it never rains and snows at once, and changes come gliding', () => {
  for (const hub of hubKeys) {
    for (let instant = 0; instant < dayMs; instant += 15_000) {
      const [now, soon] = [weatherAt(hub, instant), weatherAt(hub, instant + 15_000)];
      expect(Math.min(now.rain, now.snow)).toBe(0);
      expect(Math.abs(now.rain + now.snow - soon.rain - soon.snow)).toBeLessThan(0.4);
    }
  }
});

test('mountains are snowed on, the desert seldom sees rain, and every hub has fair weather', () => {
  const share = (hub: (typeof hubKeys)[number], of: 'rain' | 'snow') =>
    instants.filter((instant) => weatherAt(hub, instant)[of] > 0.3).length / instants.length;
  expect(share('fortress_gate', 'snow')).toBeGreaterThan(0.03);
  expect(share('remote_settlement', 'rain')).toBeLessThan(share('forest_outpost', 'rain'));
  for (const hub of hubKeys) expect(share(hub, 'rain') + share(hub, 'snow')).toBeLessThan(0.6);
});
