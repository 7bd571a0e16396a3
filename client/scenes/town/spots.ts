/** Where a view may place what comes and goes in a square; nothing grows there. */
import { square } from '../../../actors/hub/square.ts';
import type { Point } from '../../../actors/hub/walking.ts';

const { fountain, gate } = square;

/** What can be gathered. */
export const nodeSpots: readonly Point[] = [
  { x: 270, y: 330 },
  { x: 1_290, y: 300 },
  { x: 1_310, y: 930 },
  { x: 330, y: 960 },
];

/** Where errands are pinned up. */
export const boardSpot: Point = { x: gate.x - 210, y: gate.y - 60 };

/** Where the guilds that contend for a hub show their colours. */
export const contestSpots: readonly Point[] = [
  { x: fountain.x - 150, y: 110 },
  { x: fountain.x + 150, y: 110 },
];

export const allSpots: readonly Point[] = [...nodeSpots, boardSpot, ...contestSpots];
