/** The square of each nation, by day and by night, on a desk and on a phone; a ruin, and weather. From the stage. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { shrinkPng } from './png.ts';
import { openStage } from './stage.ts';

/** Two thirds of a pixel for each: eight of them at full size would weigh more than the rest of the documents. */
const desktop = { width: 1440, height: 810, scale: 2 / 3 } as const;
const phone = { width: 390, height: 844 } as const;

/** Where one sees the landmark and the middle at once. */
const there = { x: 610, y: 350, near: 1, walkers: 20 } as const;
const fair = { season: 'summer', weather: 'fair' } as const;
const day = { hour: 12.5, renderer: 'canvas' } as const;
const night = { hour: 22.5, renderer: 'webgl' } as const;

const nations = {
  aurelia: 'capital_city',
  verdania: 'forest_outpost',
  ironlands: 'fortress_gate',
  frontier: 'frontier_town',
} as const;

interface Shot {
  readonly name: string;
  readonly screen: typeof desktop | typeof phone;
  readonly asks: Readonly<Record<string, string | number>>;
}

const shots: readonly Shot[] = [
  ...Object.entries(nations).flatMap(([nation, hub]): Shot[] => [
    { name: `${nation}-day`, screen: desktop, asks: { ...there, ...fair, ...day, hub, words: 1 } },
    { name: `${nation}-night`, screen: desktop, asks: { ...there, ...fair, ...night, hub, settle: 9_000 } },
    { name: `phone-${nation}-day`, screen: phone, asks: { ...there, ...fair, ...day, hub } },
    { name: `phone-${nation}-night`, screen: phone, asks: { ...there, ...fair, ...night, hub, settle: 9_000 } },
  ]),
  {
    name: 'harbour-rain',
    ...{
      screen: desktop,
      asks: { ...there, ...day, hub: 'harbor_town', hour: 17.6, season: 'autumn', weather: 'rain' },
    },
  },
  {
    name: 'mine-snow',
    ...{
      screen: desktop,
      asks: { ...there, ...day, hub: 'mining_camp', hour: 10.5, season: 'winter', weather: 'snow' },
    },
  },
  {
    name: 'ruin-rising',
    ...{ screen: desktop, asks: { ...there, ...fair, ...day, hub: 'capital_city', raised: 0.5, fixtures: 1, hour: 9 } },
  },
];

/** All of them, or those wanted by name. */
export async function takeSquares(browser: Browser, wanted: readonly string[], folder: string): Promise<void> {
  const chosen = shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) return;
  const stage = await openStage();
  try {
    for (const { name, screen, asks } of chosen) {
      const page = await stage.show(browser, screen, asks);
      const shot = await page.screenshot({ animations: 'disabled' });
      writeFileSync(join(folder, `${name}.png`), shrinkPng(shot));
      console.log(`${name}.png`);
      await page.context().close();
    }
  } finally {
    await stage.close();
  }
}
