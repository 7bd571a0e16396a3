/** A player at a browser: a context of his own, and the few things he does in every test. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as driver, type Locator, type Page } from 'playwright-core';
import type { Hook, Snapshot } from '../hook.ts';

/** Chromium's own sandbox needs rights a test machine rarely has; software WebGL must be asked for. */
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--enable-unsafe-swiftshader', '--force-color-profile=srgb'];

/** CHROMIUM_PATH, or the one that npm brought, unpacked in a folder of our own; null where it does not run. */
async function findChromium(): Promise<string | null> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
  try {
    mkdirSync(process.env['TMPDIR'], { recursive: true });
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

/** Null on a machine for which npm has no Chromium and nobody has named one; its tests are skipped, and counted. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = await findChromium();
  return executablePath === null ? null : driver.launch({ executablePath, headless: true, args: flags });
}

export interface ArriveOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  /** What the address asks of the renderer. */
  readonly query?: string;
}

export class PlayerAtBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of; a test that ends well has none. */
  readonly faults: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.faults.push(error.message));
  }

  /** At the gate, not signed in. */
  static async arrive(browser: Browser, url: string, options: ArriveOptions = {}): Promise<PlayerAtBrowser> {
    const {
      viewport = { width: 1280, height: 800 },
      hasTouch = false,
      query = 'renderer=canvas&quality=low',
    } = options;
    const context = await browser.newContext({ viewport, hasTouch });
    const page = await context.newPage();
    const player = new PlayerAtBrowser(context, page);
    await page.goto(`${url}/?${query}`);
    await page.getByRole('button', { name: 'Play as a guest' }).waitFor();
    return player;
  }

  /** In the square, as a guest. */
  static async playAsGuest(browser: Browser, url: string, options: ArriveOptions = {}): Promise<PlayerAtBrowser> {
    const player = await PlayerAtBrowser.arrive(browser, url, options);
    await player.page.getByRole('button', { name: 'Play as a guest' }).click();
    await player.waitUntilReady();
    return player;
  }

  waitUntilReady(): Promise<unknown> {
    return this.page.waitForFunction(() => window.__aurelian?.ready, null, { polling: 100, timeout: 30_000 });
  }

  snapshot(): Promise<Snapshot> {
    return this.page.evaluate(() => (window as unknown as { __aurelian: Hook }).__aurelian.snapshot());
  }

  /** Waits for a snapshot that fits, and says what the last one was if none comes. */
  async until(what: string, fits: (snapshot: Snapshot) => boolean, timeoutMs = 20_000): Promise<Snapshot> {
    const endsAt = Date.now() + timeoutMs;
    for (;;) {
      const snapshot = await this.snapshot();
      if (fits(snapshot)) return snapshot;
      if (Date.now() > endsAt) throw new Error(`never ${what}: ${JSON.stringify(snapshot)}`);
      await this.page.waitForTimeout(50);
    }
  }

  async say(text: string): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** The open exchange window, showing a good. */
  async openExchange(item: string): Promise<Locator> {
    const exchange = this.page.getByRole('region', { name: 'Exchange' });
    if (!(await exchange.isVisible())) await this.page.getByRole('button', { name: 'Exchange' }).click();
    await exchange
      .getByRole('list', { name: 'Goods of this exchange' })
      .getByRole('button', { name: item })
      .first()
      .click();
    await exchange.getByRole('table', { name: `Order book of ${item}` }).waitFor();
    return exchange;
  }

  /** The best prices on the screen: what is asked and what is bid. */
  async bestPrices(exchange: Locator): Promise<{ ask: number; bid: number }> {
    const priceIn = async (row: Locator) => Number((await row.locator('td').first().innerText()).replace(/\D/g, ''));
    const ask = await priceIn(exchange.locator('.asks tr').last());
    const bid = await priceIn(exchange.locator('.bids tr').first());
    return { ask, bid };
  }

  async fillTicket(exchange: Locator, offer: { side: 'Buy' | 'Sell'; price: number; quantity: number }): Promise<void> {
    await exchange.getByRole('radio', { name: offer.side }).check();
    await exchange.getByLabel('Price each').fill(String(offer.price));
    await exchange.getByLabel('Quantity').fill(String(offer.quantity));
  }

  placeButton(exchange: Locator): Locator {
    return exchange.getByRole('form', { name: 'Your offer' }).locator('button[type=submit]');
  }
}
