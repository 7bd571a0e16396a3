/** Builds the stage, a square without a server, and serves it on a port of its own until it is closed. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { must } from '../../../actors/kit/assert.ts';
import '../../../client/stage/stage.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const outDir = join(root, 'dist/stage');

export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for one of the page. */
  readonly scale?: number;
}

export interface Stage {
  /** A page that shows what the address asks for, once it has settled. */
  show(browser: Browser, screen: Screen, asks: Readonly<Record<string, string | number>>): Promise<Page>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const configFile = join(root, 'client/vite.config.ts');
  await build({
    ...{ configFile, logLevel: 'warn' },
    build: { outDir, rollupOptions: { input: join(root, 'client/stage.html') } },
  });
  const server = await preview({
    ...{ configFile, logLevel: 'warn' },
    ...{ build: { outDir }, preview: { host: '127.0.0.1', port: 0 } },
  });
  const origin = must(server.resolvedUrls?.local[0], 'an address of the stage');
  return {
    async show(browser, { width, height, scale = 1 }, asks) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
      const page = await context.newPage();
      page.setDefaultTimeout(180_000);
      page.on('pageerror', (error) => console.error(error.message));
      const query = new URLSearchParams(Object.entries(asks).map(([name, value]) => [name, String(value)]));
      await page.goto(`${origin}stage.html?${query}`);
      await page.waitForFunction(() => window.__stage, null, { polling: 200 });
      return page;
    },
    close: () => server.close(),
  };
}
