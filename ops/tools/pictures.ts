/**
 * `npm run pictures [-- NAME ...]`: plays the game in a browser, among people, and keeps what it looks like in
 * docs/pictures; and each nation's square by day and by night, from the stage. The people, their trades and the past of the prices are staged; the client is the one that is built.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { must } from '../../actors/kit/assert.ts';
import { launchBrowser } from '../../client/e2e/player.ts';
import { startServer } from '../testing/server.ts';
import { shrinkPng } from './pictures/png.ts';
import { Scene } from './pictures/scene.ts';
import { takeSquares } from './pictures/squares.ts';

interface Picture {
  readonly name: string;
  readonly screen: 'desktop' | 'phone';
  /** Of the game's day. */
  readonly hour: number;
  /** Software WebGL draws a frame or two a second: only where the picture shows what the canvas cannot. */
  readonly renderer: 'webgl' | 'canvas';
  readonly pose: (page: Page) => Promise<void>;
}

const screens = { desktop: { width: 1440, height: 810 }, phone: { width: 390, height: 844 } } as const;
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs/pictures');

const pictures: readonly Picture[] = [
  { name: 'square-day', screen: 'desktop', hour: 12.5, renderer: 'canvas', pose: lookNorth },
  { name: 'square-night', screen: 'desktop', hour: 22.5, renderer: 'webgl', pose: stand },
  { name: 'exchange', screen: 'desktop', hour: 19.6, renderer: 'canvas', pose: trade },
  { name: 'caravan', screen: 'desktop', hour: 7.2, renderer: 'canvas', pose: planCaravan },
  { name: 'map', screen: 'desktop', hour: 10, renderer: 'canvas', pose: lookAtMap },
  { name: 'phone-map', screen: 'phone', hour: 10, renderer: 'canvas', pose: lookAtMap },
  { name: 'sign-in', screen: 'desktop', hour: 20.2, renderer: 'canvas', pose: async () => {} },
  { name: 'phone-day', screen: 'phone', hour: 10, renderer: 'canvas', pose: stand },
  { name: 'phone-exchange', screen: 'phone', hour: 20.5, renderer: 'canvas', pose: trade },
  { name: 'guild', screen: 'desktop', hour: 15, renderer: 'canvas', pose: joinGuild },
  { name: 'phone-guild', screen: 'phone', hour: 15, renderer: 'canvas', pose: joinGuild },
];

/** Who looks, in each of them. */
const names = [
  'Aurel',
  'Flavia',
  'Lucan',
  'Aelia',
  'Cato',
  'Livilla',
  '',
  'Cyra',
  'Hector',
  'Gratia',
  'Fulvia',
] as const;

const wanted = process.argv.slice(2);
await build({ configFile: join(root, 'client/vite.config.ts'), logLevel: 'warn' });
mkdirSync(folder, { recursive: true });
const browser = must(await launchBrowser(), 'a Chromium: set CHROMIUM_PATH');
await takeSquares(browser, wanted, folder);
const isPlayed = pictures.some(({ name }) => wanted.length === 0 || wanted.includes(name));
if (isPlayed) await play();
await browser.close();

async function play(): Promise<void> {
  const server = await startServer({ limits: 'off' });
  try {
    const scene = await Scene.open(server.url, server.dataDir);
    for (const picture of pictures) {
      if (wanted.length === 0 || wanted.includes(picture.name)) await take(server.url, picture, scene);
    }
    scene.close();
  } finally {
    await server.stop();
  }
}

async function take(url: string, { name, screen, hour, renderer, pose }: Picture, scene: Scene): Promise<void> {
  const context = await browser.newContext({ viewport: screens[screen], hasTouch: screen === 'phone' });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(`${url}/?hour=${hour}&renderer=${renderer}`);
  if (name === 'sign-in') await page.waitForTimeout(5_000);
  else {
    await register(page, names[pictures.findIndex((picture) => picture.name === name)] ?? 'Aurel');
    await page.waitForFunction(() => window.__aurelian?.ready, null, { polling: 200 });
    await pose(page);
    if (renderer === 'webgl') await rest(page);
    await scene.talk();
    if (renderer === 'webgl') await page.setViewportSize(screens[screen]);
    await page.waitForTimeout(1_800);
  }
  const shot = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}.png`), shrinkPng(shot));
  console.log(`${name}.png`);
  await context.close();
}

/** So small a page is drawn quickly: the line is measured anew, without the renderer in its way. */
async function rest(page: Page): Promise<void> {
  await page.setViewportSize({ width: 480, height: 270 });
  await page.locator('.dot.green').waitFor();
}

async function register(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Register' }).click();
  const form = page.getByRole('form', { name: 'Register' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`);
  await form.getByLabel('Password').fill('a picture of a town');
  await form.getByRole('button').click();
}

/** By the fountain, where most people are. */
function stand(page: Page): Promise<void> {
  return walkTo(page, 'The fountain');
}

/** Where the houses come into sight. */
async function lookNorth(page: Page): Promise<void> {
  await walkTo(page, 'Iron ore stall');
  await page.keyboard.press('Escape');
}

async function walkTo(page: Page, sight: string): Promise<void> {
  await page.keyboard.press('n');
  await page.getByRole('region', { name: 'Nearby' }).getByRole('button', { name: sight }).click();
  await page.waitForFunction(() => window.__aurelian?.snapshot().walking, null, { polling: 100 });
  await page.waitForFunction(() => !window.__aurelian?.snapshot().walking, null, { polling: 200 });
  await page.keyboard.press('Escape');
}

/** At the gate, where the road begins. */
async function planCaravan(page: Page): Promise<void> {
  await page.keyboard.press('c');
}

/** The guild that somebody founded, seen by its youngest member. */
async function joinGuild(page: Page): Promise<void> {
  await page.keyboard.press('g');
  const window = page.getByRole('region', { name: /Guild|Iron Hand/ });
  await window.getByRole('button', { name: 'Join Iron Hand' }).click();
  await window.getByRole('heading', { name: 'Iron Hand [IRON]' }).waitFor();
  await window
    .getByRole('log', { name: 'Talk' })
    .getByText(/Well met/)
    .waitFor();
  await window.evaluate((frame) => frame.closest('.window')?.scrollTo(0, 0));
}

/** With a haul on the road, and a far hub looked at. */
async function lookAtMap(page: Page): Promise<void> {
  await page.keyboard.press('c');
  const caravans = page.getByRole('region', { name: 'Caravans' });
  await caravans.getByLabel('Iron ore').fill('5');
  await caravans.getByLabel('Where to').selectOption('treasure_island');
  await caravans.getByRole('button', { name: 'Send the caravan' }).click();
  await caravans.getByText('On the road: 1 of 3').waitFor();
  await page.waitForTimeout(70_000);
  await caravans.focus();
  await page.keyboard.press('m');
  await page.getByRole('list', { name: 'All hubs' }).getByRole('button', { name: 'Fortress Gate' }).click();
  await page.locator('.map').evaluate((frame) => frame.closest('.window')?.scrollTo(0, 0));
}

/** The same, with an offer in the ticket that is dear enough for a warning, and one in the book. */
async function trade(page: Page): Promise<void> {
  await stand(page);
  await page.keyboard.press('x');
  const exchange = page.getByRole('region', { name: 'Exchange' });
  await exchange
    .getByRole('list', { name: 'Goods of this exchange' })
    .getByRole('button', { name: /^Pearl(?! dust)/ })
    .click();
  await offer(page, '52', '2');
  await exchange.getByRole('form', { name: 'Your offer' }).locator('button[type=submit]').click();
  await exchange.getByRole('button', { name: 'Cancel: Buy 2 Pearl' }).waitFor();
  await offer(page, '84', '3');
  await exchange.locator('.chart canvas').first().waitFor();
  await exchange.evaluate((frame) => frame.scrollTo(0, 0));
}

async function offer(page: Page, price: string, quantity: string): Promise<void> {
  await page.getByLabel('Price each').fill(price);
  await page.getByLabel('Quantity').fill(quantity);
}
