/**
 * The game in real browsers against a real server: two players meet, talk and trade; the server dies and comes back
 * under them; a reload keeps who one is; and nobody is locked out by how a window is built.
 */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { feeOn, feeRates } from '../../actors/content/terms.ts';
import { must } from '../../actors/kit/assert.ts';
import { shipped } from '../../actors/tuning.ts';
import { found, makeCompanion } from '../../ops/testing/companions.ts';
import { until } from '../../ops/testing/player.ts';
import { type RunningServer, startServer } from '../../ops/testing/server.ts';
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

async function aGuest(): Promise<PlayerAtBrowser> {
  const player = await PlayerAtBrowser.playAsGuest(must(browser, 'a browser'), server.url);
  players.push(player);
  return player;
}

const openOrders = (snapshot: Awaited<ReturnType<PlayerAtBrowser['snapshot']>>) =>
  snapshot.orders.filter(({ status }) => status === 'open');

describe('two players', () => {
  test('see each other, talk, and one buys what the other sells', async () => {
    const [ana, ben] = [await aGuest(), await aGuest()];
    await ana.until('sees Ben', ({ people, figures }) => people === 2 && figures === 2);
    await ben.until('sees Ana', ({ people, figures }) => people === 2 && figures === 2);

    await ana.say('Three herbs for sale!');
    await ben.page.getByRole('log', { name: 'Chat' }).getByText('Three herbs for sale!').waitFor();
    await ben.until('sees the words over her head', ({ bubbles }) => bubbles.includes('Three herbs for sale!'));

    const before = { ana: await ana.snapshot(), ben: await ben.snapshot() };
    await ana.page.keyboard.press('i');
    await ana.page.getByRole('button', { name: 'Sell Herb' }).click();
    const anas = await ana.openExchange('Herb');
    const { ask, bid } = await ana.bestPrices(anas);
    const price = Math.floor((ask + bid) / 2);
    expect(price).toBeGreaterThan(bid);
    await ana.fillTicket(anas, { side: 'Sell', price, quantity: 3 });
    await ana.placeButton(anas).click();
    await ana.until('has an open order', (snapshot) => openOrders(snapshot).length === 1);
    expect((await ana.snapshot()).goods['herb']).toBe((before.ana.goods['herb'] ?? 0) - 3);

    const bens = await ben.openExchange('Herb');
    await bens.locator('.asks').getByText(String(price), { exact: false }).last().waitFor();
    await ben.fillTicket(bens, { side: 'Buy', price, quantity: 3 });
    await bens.getByText(`3 at ${price}`).waitFor();
    await ben.placeButton(bens).click();

    const bought = await ben.until(
      'has the herbs',
      ({ goods }) => goods['herb'] === (before.ben.goods['herb'] ?? 0) + 3,
    );
    expect(bought.purse).toBe(before.ben.purse - 3 * price);
    const fee = feeOn(0, 3 * price, feeRates(24, shipped.trade));
    const sold = await ana.until('has the gold', ({ purse }) => purse === before.ana.purse + 3 * price - fee);
    expect(sold.orders.map(({ status, filled }) => [status, filled])).toEqual([['filled', 3]]);
    await ana.page
      .getByRole('status')
      .getByText(`Sold 3 Herb for ${3 * price} gold.`)
      .waitFor();
  });

  test('walk by key and by tap, and both see where', async () => {
    const [ana, ben] = [await aGuest(), await aGuest()];
    const from = (await ana.snapshot()).me;
    await ana.page.keyboard.down('w');
    await ana.page.waitForTimeout(700);
    await ana.page.keyboard.up('w');
    const there = await ana.until('has walked north', ({ me }) => (me?.x ?? 0) < (from?.x ?? 0) - 30);
    // Not far, and back to where he stands: people see the cells around their own and no more.
    await ana.page.mouse.click(840, 500);
    await ana.until(
      'walks to the tap',
      ({ me }) => Math.hypot((me?.x ?? 0) - (there.me?.x ?? 0), (me?.y ?? 0) - (there.me?.y ?? 0)) > 40,
    );
    await ana.until('has arrived', ({ walking }) => !walking);
    const place = (await ana.snapshot()).me;
    const name = await ana.page.evaluate(() => window.__aurelian?.snapshot().name ?? '');
    await ben.until('sees her there', ({ others }) =>
      others.some(
        (other) => other.name === name && Math.hypot(other.x - (place?.x ?? 0), other.y - (place?.y ?? 0)) < 2,
      ),
    );
  });
});

describe('a server that dies', () => {
  test('comes back under two players who carry on, and an order in flight exists once', async () => {
    const [ana, ben] = [await aGuest(), await aGuest()];
    for (const player of [ana, ben]) await player.page.evaluate(() => Object.assign(window, { sameLife: true }));

    const exchange = await ana.openExchange('Herb');
    const { bid } = await ana.bestPrices(exchange);
    await ana.fillTicket(exchange, { side: 'Buy', price: bid, quantity: 2 });
    const dying = ana.placeButton(exchange).click();
    await server.kill('SIGKILL');
    await dying;
    await ana.page.getByText('Reconnecting…').waitFor();
    await ben.until('knows the line is down', ({ connection }) => connection === 'reconnecting');

    // Another one, asked for while nobody listens, waits for its answer.
    const window = await ben.openExchange('Hide');
    await ben.fillTicket(window, { side: 'Buy', price: 4, quantity: 1 });
    await ben.placeButton(window).click();
    await window.getByRole('button', { name: 'Waiting' }).waitFor();
    await window.getByRole('cell', { name: 'sending' }).waitFor();

    await server.restart();
    await ana.until('is back', ({ connection, people }) => connection === 'live' && people === 2, 40_000);
    await ben.until('is back', ({ connection, people }) => connection === 'live' && people === 2, 40_000);
    const anas = await ana.until('has her order', (snapshot) => openOrders(snapshot).length >= 1);
    expect(openOrders(anas).map(({ side, price, quantity }) => ({ side, price, quantity }))).toEqual([
      { side: 'buy', price: bid, quantity: 2 },
    ]);
    const bens = await ben.until(
      'has his order, and the answer',
      (snapshot) => openOrders(snapshot).length >= 1 && snapshot.unanswered === 0,
    );
    expect(openOrders(bens)).toHaveLength(1);

    const from = bens.me;
    await ben.page.keyboard.press('Escape');
    await ben.page.keyboard.down('a');
    await ben.until('walks again', ({ me }) => (me?.x ?? 0) < (from?.x ?? 0) - 20);
    await ben.page.keyboard.up('a');
    for (const player of [ana, ben]) expect(await player.page.evaluate(() => 'sameLife' in window)).toBe(true);
  });
});

describe('a session', () => {
  test('survives a reload, and ends when one logs out', async () => {
    const ana = await aGuest();
    const before = await ana.snapshot();
    await ana.page.reload();
    await ana.waitUntilReady();
    const after = await ana.snapshot();
    expect([after.name, after.purse, after.goods]).toEqual([before.name, before.purse, before.goods]);
    await ana.page.keyboard.press('p');
    await ana.page.getByRole('button', { name: 'Log out' }).click();
    await ana.page.getByRole('button', { name: 'Play as a guest' }).waitFor();
    await ana.page.reload();
    await ana.page.getByRole('button', { name: 'Play as a guest' }).waitFor();
  });

  test('of a guest becomes an account that one can log in to', async () => {
    const ana = await aGuest();
    const { name } = await ana.snapshot();
    await ana.page.keyboard.press('p');
    const email = `ana.${Date.now()}@example.org`;
    const form = ana.page.getByRole('form', { name: 'Keep this trader' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password').fill('a long enough password');
    await form.getByRole('button').click();
    await ana.page.getByText('This trader is yours now.').waitFor();
    await ana.page.getByRole('button', { name: 'Log out' }).click();
    const login = ana.page.getByRole('form', { name: 'Log in' });
    await login.getByLabel('E-mail').fill(email);
    await login.getByLabel('Password').fill('a wrong password');
    await login.getByRole('button').click();
    await login.getByRole('alert').waitFor();
    await login.getByLabel('Password').fill('a long enough password');
    await login.getByRole('button').click();
    await ana.waitUntilReady();
    expect((await ana.snapshot()).name).toBe(name);
  });
});

describe('everybody', () => {
  test('can use the gate', async () => {
    const player = await PlayerAtBrowser.arrive(must(browser, 'a browser'), server.url);
    players.push(player);
    expect(await seriousViolations(player.page)).toEqual([]);
  });

  test('can use the square, the exchange and the goods', async () => {
    const ana = await aGuest();
    expect(await seriousViolations(ana.page)).toEqual([]);
    const figures = ana.page.locator('.bar dd').first();
    expect(await figures.evaluate((at) => getComputedStyle(at).fontVariantNumeric)).toBe('lining-nums tabular-nums');
    const exchange = await ana.openExchange('Herb');
    await ana.fillTicket(exchange, { side: 'Sell', price: 12, quantity: 1 });
    await exchange.getByText('above the usual price').waitFor();
    expect(await seriousViolations(ana.page)).toEqual([]);
    await ana.page.getByRole('button', { name: 'Goods', exact: false }).first().click();
    expect(await seriousViolations(ana.page)).toEqual([]);
  });

  test('can trade with the keyboard alone', async () => {
    const ana = await aGuest();
    const { keyboard } = ana.page;
    await keyboard.press('x');
    const tabTo = async (name: RegExp) => {
      for (let press = 0; press < 60; press++) {
        const focused = await ana.page.evaluate(() => {
          const { activeElement: at } = document;
          const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
          return label ?? '';
        });
        if (name.test(focused)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`no way to ${name} by Tab`);
    };
    await tabTo(/^Herb/);
    await keyboard.press('Enter');
    await tabTo(/^Buy$/);
    await tabTo(/^Price each$/);
    await keyboard.type('5');
    await tabTo(/^Quantity$/);
    await keyboard.type('1');
    await tabTo(/^Place buy order$/);
    await keyboard.press('Enter');
    await ana.until('has an open order', (snapshot) => openOrders(snapshot).length === 1);
    await tabTo(/^Cancel$/);
    await keyboard.press('Enter');
    await ana.until('has none any more', (snapshot) => openOrders(snapshot).length === 0);
  });
});

test('a guild is looked up, entered, talked in and left', async () => {
  const founder = await makeCompanion(server.url);
  await found(founder, 'Iron Hand', 'IRON');
  await founder.ask({ type: 'editGuild', isOpen: true });
  await founder.ask({ type: 'giveToGuild', gold: 40, goods: { iron_ore: 2 } });
  const ana = await aGuest();
  await ana.page.keyboard.press('g');
  const window = ana.page.getByRole('region', { name: /Guild|Iron Hand/ });
  await window.getByText('Gain experience first', { exact: false }).waitFor();
  // The list trails the guilds by about a second.
  for (let look = 0; look < 10 && !(await window.getByRole('button', { name: 'Join Iron Hand' }).isVisible()); look++) {
    await window.getByRole('button', { name: 'Look them up' }).click();
    await ana.page.waitForTimeout(500);
  }
  await window.getByRole('button', { name: 'Join Iron Hand' }).click();
  await window.getByRole('heading', { name: 'Iron Hand [IRON]' }).waitFor();
  await window.getByRole('heading', { name: 'Members, 2 of 20' }).waitFor();
  await window.getByText('The treasury holds 40 gold.').waitFor();
  await window.getByText(/gave 40 gold, 2 Iron ore$/).waitFor();
  await window.getByRole('textbox', { name: 'Say to the guild' }).fill('Well met, all.');
  await window.getByRole('button', { name: 'Say' }).click();
  await window.getByRole('log', { name: 'Talk' }).getByText('Well met, all.').waitFor();
  await until(() => founder.game.guild?.part('line/general/1')?.text === 'Well met, all.');
  expect(await seriousViolations(ana.page)).toEqual([]);
  await window.getByRole('button', { name: 'Leave the guild' }).click();
  await window.getByRole('heading', { name: 'Guilds of the world' }).waitFor();
  founder.leave();
});

test('a cause is looked at as others give to it, and the best of the world are listed', async () => {
  const giver = await makeCompanion(server.url, 'Open Hand');
  const ana = await aGuest();
  await ana.page.keyboard.press('u');
  const window = ana.page.getByRole('region', { name: 'Causes' });
  await window.getByRole('heading', { name: 'Grand Trade Festival' }).waitFor();
  await window.getByText('0 of 500,000').waitFor();
  // What a guest has is bound.
  await window.getByText('Newcomers and guests', { exact: false }).waitFor();
  await giver.game.command({ type: 'contribute', cause: 'grand_trade_festival', gold: 50, goods: {} });
  await window.getByText('50 of 500,000').waitFor();
  await window.getByRole('row', { name: /^1 Open Hand/ }).waitFor();
  await giver.game.command({ type: 'showWealth', shown: true });
  await window.getByRole('combobox', { name: 'List' }).selectOption('Gold');
  // The list trails by a few seconds.
  for (let look = 0; look < 12 && !(await window.getByRole('listitem').getByText('Open Hand').isVisible()); look++) {
    await window.getByRole('combobox', { name: 'List' }).selectOption('Days in a row');
    await ana.page.waitForTimeout(700);
    await window.getByRole('combobox', { name: 'List' }).selectOption('Gold');
  }
  await window.getByRole('listitem').getByText('Open Hand').waitFor();
  expect(await seriousViolations(ana.page)).toEqual([]);
  giver.leave();
});
