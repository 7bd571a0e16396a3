/** A day in a few seconds: the same world, people and checks as `npm run economy`, on the shipped numbers. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTuning, shipped } from '../../../actors/tuning.ts';
import { conservation, oddsAreTrue, risklessLoop } from './checks/checks.ts';
import { findLoops } from './checks/loops.ts';
import { bandPerHour } from './checks/wages.ts';
import { simulate } from './simulate.ts';

const plan = { title: 'shipped', days: 1, traders: 20, tuning: shipped };

function broken(name: string) {
  const parsed = parseTuning(JSON.parse(readFileSync(new URL(`broken/${name}.json`, import.meta.url), 'utf8')));
  if ('flaws' in parsed) throw new Error(JSON.stringify(parsed.flaws));
  return parsed.tuning;
}

const search = (tuning = shipped) => {
  const lowPerHour = bandPerHour('low', tuning);
  return risklessLoop({ lowPerHour, loops: findLoops(tuning, lowPerHour) });
};

test('[D3] a day of people of all minds: nothing is lost, nothing appears, and dice keep to the odds shown', () => {
  const findings = simulate({ ...plan, seed: 3 });
  expect(conservation(findings)).toMatchObject({ isKept: true });
  expect(oddsAreTrue(findings)).toMatchObject({ isKept: true });
  expect(findings.deeds).toBeGreaterThan(500);
  expect(Object.keys(findings.rates)).toEqual(expect.arrayContaining(['low', 'medium', 'craft', 'gather']));
  expect(findings.days.at(-1)?.supply).toBeGreaterThan(0);
});

test('one seed is one course of events', () => {
  const short = { ...plan, traders: 5, seed: 11 };
  expect(simulate(short)).toEqual(simulate(short));
});

test('no loop through merchants, benches, hauls and errands pays more than a LOW mission, and a thin spread would open one', () => {
  expect(search()).toMatchObject({ isKept: true });
  expect(search(broken('thin-spread'))).toMatchObject({ isKept: false });
});

test('LOW, MEDIUM and HIGH are worth their risk by the numbers alone, and LOW three times as well paid would not be', () => {
  const [low, medium, high] = (['low', 'medium', 'high'] as const).map((band) => bandPerHour(band, shipped));
  expect(low).toBeLessThan(medium ?? 0);
  expect(medium).toBeLessThan(high ?? 0);
  const generous = broken('low-times-three');
  expect(bandPerHour('low', generous)).toBeGreaterThan(bandPerHour('medium', generous));
});
