/** Work in a real browser, on fast time: caravans, the bench, gathering, gear, the road, and what all that earns. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../ops/testing/server.ts';
import { seriousViolations } from './accessibility.ts';
import { launchBrowser, PlayerAtBrowser } from './player.ts';

let browser: Browser | null;
let server: RunningServer;

beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'warn' });
  server = await startServer({ limits: 'off', env: { TIME_SCALE: '20' } });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an agent is hired, and brings a caravan home', async ({ skip }) => {
  if (!browser) return skip('no Chromium for this machine: set CHROMIUM_PATH');
  const ana = await PlayerAtBrowser.playAsGuest(browser, server.url);
  const { page } = ana;
  await page.keyboard.press('c');
  const window = page.getByRole('region', { name: 'Caravans' });
  await window.getByRole('spinbutton', { name: 'Iron ore' }).fill('11');
  await window.getByText('You do not have that many in this town.').waitFor();
  await window.getByRole('spinbutton', { name: 'Iron ore' }).fill('10');

  await window.getByRole('radio', { name: 'Village supply run' }).check();
  await window.getByText('Hire an agent to lead it.').waitFor();
  await window.getByRole('button', { name: 'Hire scout' }).click();
  await ana.until('has paid', ({ purse }) => purse === 350);
  const odds = window.getByRole('table', { name: 'How it may end' });
  const shares = [...(await odds.innerText()).matchAll(/([\d.]+)%/g)].map(([, percent]) => Number(percent));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  const balance = await window.getByText(/^350 - \d+ → \d+$/).innerText();
  const [, cost, left] = (/- (\d+) → (\d+)/.exec(balance) ?? []).map(Number);
  expect(350 - (cost ?? 0)).toBe(left);

  expect(await seriousViolations(page)).toEqual([]);

  await window.getByRole('button', { name: 'Send the caravan' }).click();
  await window.getByText('On the road: 1 of 3').waitFor();
  await window.getByRole('progressbar').waitFor();
  await window.getByRole('table', { name: 'Past caravans' }).waitFor();
  await window.getByText('On the road: 0 of 3').waitFor();
  const home = await ana.until('has no ore here', ({ goods }) => goods['iron_ore'] === undefined);
  expect(home.purse).toBeGreaterThanOrEqual(left ?? 350);
  expect(ana.faults).toEqual([]);
});

test('a newcomer makes, gathers, dresses an agent, sees another town, and claims what that earned', async ({
  skip,
}) => {
  if (!browser) return skip('no Chromium for this machine: set CHROMIUM_PATH');
  const ben = await PlayerAtBrowser.playAsGuest(browser, server.url);
  const { page } = ben;
  const open = async (key: string, name: string | RegExp) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    const window = page.getByRole('region', { name });
    await window.waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    return window;
  };

  const workshop = await open('k', 'Workshop');
  await workshop.getByRole('button', { name: 'Iron sword' }).click();
  await workshop.getByText('How well it may come out').waitFor();
  await workshop.getByRole('button', { name: 'Iron ingot', exact: true }).click();
  await workshop.getByRole('button', { name: 'Make it' }).click();
  await ben.until('has an ingot', ({ goods }) => goods['iron_ingot'] === 1);

  const town = await open('t', 'In Capital City');
  await town.getByRole('button', { name: 'Gather 10 Herb' }).click();
  await ben.until('has a basket of herbs', ({ goods }) => goods['herb'] === 18);

  const caravans = await open('c', 'Caravans');
  await caravans.getByRole('button', { name: 'Hire scout' }).click();
  await caravans.locator('summary', { hasText: 'Gear of' }).click();
  await caravans.getByRole('button', { name: 'Put on Leather vest' }).click();
  await caravans.getByRole('button', { name: 'Take off Leather vest' }).waitFor();
  expect((await ben.snapshot()).goods['leather_vest']).toBeUndefined();

  const map = await open('m', 'World map');
  await map.getByRole('button', { name: 'Trading Post' }).first().click();
  await map.getByRole('button', { name: /^Travel to Trading Post/ }).click();
  await ben.until('is there', ({ place }) => place === 'trading_post');

  const progress = await open('j', 'Progress');
  const before = (await ben.snapshot()).purse;
  for (const step of ['Fill your warehouse', 'Hire an agent', 'See another town'])
    await progress.getByRole('button', { name: `Claim: ${step}` }).click();
  await ben.until('has what the steps bring', ({ purse }) => purse === before + 400);
  await progress.getByText('First step taken: See another town.').waitFor();

  await open('l', 'Lots');
  const help = await open('Shift+?', 'Help');
  await help.getByText('Who offered first is served first.').waitFor();
  expect(ben.faults).toEqual([]);
});
