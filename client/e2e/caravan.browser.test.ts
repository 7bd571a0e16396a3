/** The caravan window in a real browser: an agent is hired, odds are read, a caravan is seen off and seen home. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../ops/testing/server.ts';
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

  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const serious = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(serious).toEqual([]);

  await window.getByRole('button', { name: 'Send the caravan' }).click();
  await window.getByText('On the road: 1 of 3').waitFor();
  await window.getByRole('progressbar').waitFor();
  await window.getByRole('table', { name: 'Past caravans' }).waitFor();
  await window.getByText('On the road: 0 of 3').waitFor();
  const home = await ana.until('has no ore here', ({ goods }) => goods['iron_ore'] === undefined);
  expect(home.purse).toBeGreaterThanOrEqual(left ?? 350);
  expect(ana.faults).toEqual([]);
});
