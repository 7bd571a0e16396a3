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
/** Everybody has then been seen from all sides, and is drawn. */
const warmMs = 12_000;
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
const session = await browser.newBrowserCDPSession();
/** What the page's own process has used: says what a frame costs on a machine that is busy with other things as well. */
async function cpuMs(): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime * 1_000 : 0), 0);
}

try {
  console.log(`${walkers} walkers in ${hub} at ${hour} h, ${weather}, ${screen.width} x ${screen.height}`);
  for (const [name, wishes] of Object.entries(scenes)) {
    const page = await stage.show(browser, screen, { ...asks, ...wishes });
    await page.waitForTimeout(warmMs);
    const frames = () => page.evaluate(() => window.__stage?.frames ?? 0);
    const [before, cpuBefore, since] = [await frames(), await cpuMs(), performance.now()];
    await page.waitForTimeout(seconds * 1_000);
    const drawn = (await frames()) - before;
    const perSecond = drawn / ((performance.now() - since) / 1_000);
    const perFrame = ((await cpuMs()) - cpuBefore) / drawn;
    console.log(`${name.padEnd(32)} ${perSecond.toFixed(1)} frames/s, ${perFrame.toFixed(1)} ms of a processor each`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await stage.close();
}
