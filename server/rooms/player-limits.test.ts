/** How often a player may ask: by sort, for each player, and as a designer has it at that moment. */
import { expect, test } from 'vitest';
import { shipped } from '../../actors/tuning.ts';
import { playerLimits } from './player-limits.ts';

test('[D9] one who asks too often waits, others do not, and what is turned is in force at once', async () => {
  let craftingMax = shipped.trader.askedPerMinuteMax.crafting;
  const { trader } = shipped;
  const limits = playerLimits(() => ({
    trader: { ...trader, askedPerMinuteMax: { ...trader.askedPerMinuteMax, crafting: craftingMax } },
  }));
  for (let n = 0; n < 10; n++) expect(await limits.wait('ana', 'craft')).toBe(0);
  expect(await limits.wait('ana', 'cancelJob')).toBeGreaterThan(0);
  expect(await limits.wait('ana', 'say')).toBe(0);
  expect(await limits.wait('ben', 'craft')).toBe(0);
  craftingMax = 20;
  expect(await limits.wait('ana', 'craft')).toBe(0);
});

test('[TR69] [D9] six contributions a minute, and one more with each beacon', async () => {
  const limits = playerLimits(() => shipped);
  for (let n = 0; n < 6; n++) expect(await limits.wait('ana', 'contribute')).toBe(0);
  expect(await limits.wait('ana', 'contribute')).toBeGreaterThan(0);
  expect(await limits.wait('ana', 'contribute', true)).toBe(0);
  expect(await limits.wait('ana', 'contribute')).toBeGreaterThan(0);
  expect(await limits.wait('ana', 'claimReward')).toBe(0);
});

test('[D9] of all sorts together a hundred are enough, whatever they are', async () => {
  const limits = playerLimits(() => shipped);
  for (let n = 0; n < 100; n++) expect(await limits.wait('ana', n % 2 ? 'readFeed' : { no: 'command' })).toBe(0);
  expect(await limits.wait('ana', 'readFeed')).toBeGreaterThan(0);
});
