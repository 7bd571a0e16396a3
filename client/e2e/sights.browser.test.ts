/**
 * What there is to see and to walk to, in a real browser: the list that stands for the picture, the stalls, past prices
 * as picture and as table, news of what happened while one was away, and the other renderer.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { square } from '../../actors/hub/square.ts';
import { must } from '../../actors/kit/assert.ts';
import { type RunningServer, startServer } from '../../ops/testing/server.ts';
import { stallsOf } from '../looks/towns.ts';
import { placeAtStall } from '../store/sights.ts';
import { seriousViolations } from './accessibility.ts';
import { launchBrowser, PlayerAtBrowser } from './player.ts';

let browser: Browser | null;
let server: RunningServer;
const players: PlayerAtBrowser[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  if (!browser) return;
  await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'warn' });
  server = await startServer({ limits: 'off' });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(({ skip }) => skip(browser === null, 'no Chromium for this machine: set CHROMIUM_PATH'));

afterEach(async () => {
  for (const player of players.splice(0)) {
    expect(player.faults).toEqual([]);
    await player.context.close();
  }
});

async function aGuest(options: Parameters<typeof PlayerAtBrowser.playAsGuest>[2] = {}): Promise<PlayerAtBrowser> {
  const player = await PlayerAtBrowser.playAsGuest(must(browser, 'a browser'), server.url, options);
  players.push(player);
  return player;
}

const isNear = (me: { x: number; y: number } | null, to: { x: number; y: number }, units: number) =>
  me !== null && Math.hypot(me.x - to.x, me.y - to.y) < units;

describe('the list of what is near', () => {
  test('is read with arrow keys, and Enter walks there', async () => {
    const ana = await aGuest();
    await ana.page.keyboard.press('n');
    const nearby = ana.page.getByRole('region', { name: 'Nearby' });
    await nearby.getByRole('button', { name: 'The gate' }).focus();
    await ana.page.keyboard.press('End');
    await ana.page.keyboard.press('Home');
    expect(await seriousViolations(ana.page)).toEqual([]);
    expect(await nearby.getByRole('list').locator('button[tabindex="0"]').count()).toBe(1);
    await nearby.getByRole('button', { name: 'The fountain' }).focus();
    await ana.page.keyboard.press('Enter');
    await ana.until('stands by the fountain', ({ me, walking }) => !walking && isNear(me, square.fountain, 160));
  });

  test('leads to a stall, where the exchange opens at its good', async () => {
    const ana = await aGuest();
    await ana.page.keyboard.press('n');
    await ana.page.getByRole('button', { name: 'Healing tonic stall' }).press('Enter');
    const exchange = ana.page.getByRole('region', { name: 'Exchange' });
    await exchange.getByRole('heading', { name: 'Healing tonic' }).waitFor();
    const stall = stallsOf('capital_city').find(({ item }) => item === 'healing_tonic');
    const { me } = await ana.snapshot();
    expect(isNear(me, placeAtStall(stall ?? { x: 0, y: 0 }), 70)).toBe(true);
  });

  test('names other people, and leads to them', async () => {
    const [ana, ben] = [await aGuest(), await aGuest()];
    await ben.page.keyboard.down('d');
    await ben.page.waitForTimeout(900);
    await ben.page.keyboard.up('d');
    const { name, me: there } = await ben.snapshot();
    await ana.page.keyboard.press('n');
    await ana.page.getByRole('button', { name: `${name} trader` }).click();
    await ana.until('stands beside Ben', ({ me, walking }) => !walking && isNear(me, there ?? { x: 0, y: 0 }, 70));
  });
});

describe('the world map', () => {
  test('is read as a list, comes closer by button and key, and shows the roads of what one looks at', async () => {
    const ana = await aGuest();
    await ana.page.keyboard.press('m');
    const map = ana.page.getByRole('region', { name: 'World map' });
    await map.getByRole('list', { name: 'All hubs' }).getByRole('button', { name: 'Fortress Gate' }).press('Enter');
    const roads = map.getByRole('table', { name: 'Roads from Fortress Gate' });
    expect(await roads.getByRole('row', { name: 'Ancient Ruins' }).innerText()).toContain('75 %');
    const picture = map.getByRole('img', { name: 'Map of the world' });
    const whole = await picture.getAttribute('viewBox');
    await map.getByRole('button', { name: 'Closer' }).press('Enter');
    const closer = await picture.getAttribute('viewBox');
    expect(closer).not.toBe(whole);
    await ana.page.keyboard.press('ArrowLeft');
    expect(await picture.getAttribute('viewBox')).not.toBe(closer);
    await map.getByRole('button', { name: 'The whole map' }).press('Enter');
    expect(await picture.getAttribute('viewBox')).toBe(whole);
    expect(await seriousViolations(ana.page)).toEqual([]);
  });
});

describe('past prices', () => {
  test('are a picture, and the same as a table', async () => {
    const ana = await aGuest();
    const exchange = await ana.openExchange('Hide');
    await exchange.getByText('Nobody has traded this here yet.').waitFor();
    const { ask } = await ana.bestPrices(exchange);
    await ana.fillTicket(exchange, { side: 'Buy', price: ask, quantity: 2 });
    await ana.placeButton(exchange).click();
    await exchange.locator('.chart canvas').first().waitFor();
    await exchange.getByRole('button', { name: 'by the minute' }).click();
    await exchange.getByRole('button', { name: 'Table' }).click();
    const table = exchange.getByRole('table', { name: 'Past prices of Hide' });
    await table.waitFor();
    expect(await table.getByRole('row').nth(1).innerText()).toContain(String(ask));
    expect(await seriousViolations(ana.page)).toEqual([]);
  });
});

describe('whoever was away', () => {
  test('is told what became of his orders, once', async () => {
    const [ana, ben] = [await aGuest(), await aGuest()];
    const anas = await ana.openExchange('Herb');
    const { ask } = await ana.bestPrices(anas);
    await ana.fillTicket(anas, { side: 'Sell', price: ask - 1, quantity: 2 });
    await ana.placeButton(anas).click();
    await ana.until('has an open order', ({ orders }) => orders.some(({ status }) => status === 'open'));
    await ana.page.goto('about:blank');

    const bens = await ben.openExchange('Herb');
    await ben.fillTicket(bens, { side: 'Buy', price: ask - 1, quantity: 2 });
    await ben.placeButton(bens).click();
    await ben.until('has bought', ({ orders }) => orders.some(({ status }) => status === 'filled'));

    await ana.page.goto(`${server.url}/?renderer=canvas&quality=low`);
    await ana.waitUntilReady();
    const news = ana.page.getByRole('region', { name: 'While you were away' });
    await news.getByText(`Sold 2 Herb for ${2 * (ask - 1)} gold.`).waitFor();
    expect(await seriousViolations(ana.page)).toEqual([]);
    await news.getByRole('button').click();
    await ana.page.reload();
    await ana.waitUntilReady();
    expect(await news.count()).toBe(0);
  });
});

describe('an account', () => {
  test('changes its password, and finds who made what', async () => {
    const player = await PlayerAtBrowser.arrive(must(browser, 'a browser'), server.url);
    players.push(player);
    const { page } = player;
    await page.getByRole('button', { name: 'Register' }).click();
    const register = page.getByRole('form', { name: 'Register' });
    await register.getByLabel('Name').fill('Ana of the tests');
    await register.getByLabel('E-mail').fill('ana.tests@example.org');
    await register.getByLabel('Password').fill('a long enough password');
    await register.getByRole('button').click();
    await player.waitUntilReady();
    await page.keyboard.press('p');
    const form = page.getByRole('form', { name: 'Change the password' });
    await form.getByLabel('Present password').fill('not that one at all');
    await form.getByLabel('New password').fill('another long password');
    await form.getByRole('button').click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Present password').fill('a long enough password');
    await form.getByRole('button').click();
    await page.getByText('Your password is changed.').waitFor();
    await page.getByRole('button', { name: 'Credits' }).click();
    await page.getByText('Lorc, Delapouite and contributors').waitFor();
    expect(await page.getByRole('link', { name: 'tradingview.com' }).getAttribute('href')).toContain('tradingview.com');
  });
});

describe('on a phone', () => {
  test('windows are sheets, targets are large, a tap walks and a long press looks closer', async () => {
    const ana = await aGuest({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const from = (await ana.snapshot()).me;
    await ana.page.touchscreen.tap(120, 420);
    await ana.until('walks to the tap', ({ me }) => !isNear(me, from ?? { x: 0, y: 0 }, 30));
    await ana.until('has arrived', ({ walking }) => !walking);
    // The view comes to rest a moment after the walker.
    await ana.page.waitForTimeout(1_500);
    const canvas = ana.page.locator('.world canvas');
    const { x, y } = await ana.page.evaluate(() => window.__aurelian?.placeOfMe() ?? { x: 0, y: 0 });
    const finger = { pointerId: 7, pointerType: 'touch', clientX: x, clientY: y, bubbles: true };
    await canvas.dispatchEvent('pointerdown', finger);
    await ana.page.getByRole('complementary', { name: 'A closer look' }).getByText('This is you.').waitFor();
    await canvas.dispatchEvent('pointerup', finger);
    await ana.page.keyboard.press('Escape');
    await ana.openExchange('Herb');
    const sheet = await ana.page.locator('.window').boundingBox();
    expect(sheet?.height).toBeLessThanOrEqual(844 * 0.56 + 1);
    expect(sheet?.width).toBe(390);
    const low = await ana.page.evaluate(
      () =>
        [...document.querySelectorAll('.bar button, .items button, .choices button, .ticket button')]
          .map((target) => target.getBoundingClientRect())
          .filter(({ height }) => height < 44).length,
    );
    expect(low).toBe(0);
    expect(await seriousViolations(ana.page)).toEqual([]);
  });
});

describe('WebGL', () => {
  test('draws the square as well', async () => {
    const ana = await aGuest({ query: 'renderer=webgl&quality=low&hour=12' });
    expect(await ana.page.evaluate(() => window.__aurelian?.renderer)).toBe('webgl');
    await ana.page.waitForTimeout(2_000);
    const shot = await ana.page.screenshot({ clip: { x: 500, y: 300, width: 300, height: 300 }, timeout: 60_000 });
    // A blank picture packs to next to nothing.
    expect(shot.length).toBeGreaterThan(30_000);
  });
});

describe('talk between people', () => {
  test('a name in the talk leads to whoever said it: a whisper, a letter, a friend, a report; all of it by keyboard and clean', async () => {
    const [ana, ben] = [await aGuest(), await aGuest({ viewport: { width: 390, height: 844 }, hasTouch: true })];
    const { name } = await ben.snapshot();
    await ben.page.getByLabel('Say something').fill('Anybody here?');
    await ben.page.keyboard.press('Enter');
    const chat = ana.page.getByRole('region', { name: 'Chat' });
    await chat
      .getByRole('button', { name: name ?? '' })
      .first()
      .press('Enter');
    const card = ana.page.getByRole('region', { name: `About ${name}` });
    await card.getByRole('button', { name: 'Make a friend' }).click();
    await ben.page.getByText('has you for a friend').first().waitFor();
    await card.getByRole('button', { name: 'Report' }).click();
    expect(await seriousViolations(ana.page)).toEqual([]);
    await ana.page.getByLabel('Anything to add').fill('Only trying.');
    await card.getByRole('button', { name: 'Report it' }).click();
    await ana.page.getByText('Somebody will look at it').waitFor();

    await card.getByRole('button', { name: 'Write a letter' }).click();
    const letters = ana.page.getByRole('region', { name: 'Letters' });
    await letters.getByLabel('Subject').fill('Greetings');
    await letters.getByRole('textbox', { name: 'Letter' }).fill('Dear friend,\nall is well.');
    expect(await seriousViolations(ana.page)).toEqual([]);
    await letters.getByRole('button', { name: 'Send the letter' }).click();
    await ben.page.getByRole('button', { name: 'Letters (1)' }).click();
    const box = ben.page.getByRole('region', { name: 'Letters' });
    await box.getByRole('button', { name: 'Greetings' }).click();
    await box.getByText('all is well.').waitFor();
    expect(await seriousViolations(ben.page)).toEqual([]);
    await ben.page.getByRole('button', { name: 'Close Letters' }).click();
    await ben.page.getByRole('button', { name: 'Letters', exact: true }).waitFor();

    await ana.say(`/w "${name}" between us`);
    await chat.getByText('between us').waitFor();
    await ben.page.getByRole('button', { name: 'Whispers' }).click();
    await ben.page.getByRole('log', { name: 'Chat' }).getByText('between us').waitFor();
    await ana.say('/price herb');
    await ana.page
      .getByText(/Herb.*for sale at/)
      .first()
      .waitFor();
  });
});
