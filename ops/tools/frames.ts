/**
 * `npm run frames [-- --seconds N]`: how many pictures a second the square draws with 200 recorded walkers and no server
 * beside, in a browser without a graphics card: the whole scene, the background baked, and WebGL in software.
 */
import { parseArgs } from 'node:util';
import { must } from '../../actors/kit/assert.ts';
import { launchBrowser } from '../../client/e2e/player.ts';
import { openStage } from './pictures/stage.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    walkers: { type: 'string', default: '200' },
    hub: { type: 'string', default: 'capital_city' },
    hour: { type: 'string', default: '12' },
    weather: { type: 'string', default: 'fair' },
  },
});
const seconds = Number(values.seconds);
const screen = { width: 1280, height: 720 };
const { walkers, hub, hour, weather } = values;
const asks = { walkers, hub, hour, weather, season: 'summer' };

const scenes = {
  'canvas, the whole scene': { renderer: 'canvas', quality: 'full' },
  'canvas, background baked': { renderer: 'canvas' },
  'canvas, background baked, low': { renderer: 'canvas', quality: 'low' },
  'WebGL in software, low': { renderer: 'webgl', quality: 'low' },
} as const;

const stage = await openStage();
const browser = must(await launchBrowser(), 'a Chromium: set CHROMIUM_PATH');
try {
  console.log(`${walkers} walkers in ${hub} at ${hour} h, ${weather}, ${screen.width} x ${screen.height}`);
  for (const [name, wishes] of Object.entries(scenes)) {
    const page = await stage.show(browser, screen, { ...asks, ...wishes });
    const frames = () => page.evaluate(() => window.__stage?.frames ?? 0);
    const [before, since] = [await frames(), performance.now()];
    await page.waitForTimeout(seconds * 1_000);
    const perSecond = ((await frames()) - before) / ((performance.now() - since) / 1_000);
    console.log(`${name.padEnd(32)} ${perSecond.toFixed(1)} frames/s`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await stage.close();
}
