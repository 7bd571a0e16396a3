/**
 * A square without a server: the scene of the game, with recorded walkers. For the tools that take its picture and its
 * measure; no part of the client that players load. What is staged is said in the address.
 */
import '@fontsource/alegreya-sans/latin-500.css';
import '@fontsource/alegreya-sans/latin-700.css';
import '../ui/style/base.css';
import '../ui/style/screen.css';
import { hubKeys } from '../../actors/content/hubs.ts';
import { square } from '../../actors/hub/square.ts';
import { mountSquare } from '../scenes/square.ts';
import { contestSpots } from '../scenes/town/spots.ts';
import { crowd } from '../store/crowd.ts';
import { fixtures, fixturesOf } from '../store/fixtures.ts';
import type { Stage } from './stage.ts';
import { recordWalk } from './walkers.ts';

const frameMs = 50;
const lines = ['Pearls from the coast!', 'Two seats left to Harbor Town.', 'Who buys herbs? Fresh this morning.'];

const asked = new URLSearchParams(location.search);
const hub = hubKeys.find((key) => key === asked.get('hub')) ?? 'capital_city';
const number = (name: string, usual: number) => Number(asked.get(name) ?? usual);
const me = { x: number('x', square.fountain.x), y: number('y', square.fountain.y + 150) };

const host = document.querySelector<HTMLElement>('.world');
if (!host) throw new Error('The stage has no place for the square.');
const drawn = await mountSquare(host, hub, number('raised', 1));

const walk = recordWalk(number('walkers', 24), number('seed', 7), me, asked.has('near'));
crowd.hearPeople(walk.people, performance.now());
let tick = 0;
const hearNext = () => {
  const walkers = walk.frames[tick % walk.frames.length] ?? [];
  crowd.hearFrame({ full: true, tick, input: 0, walkers, gone: [] }, performance.now());
  tick++;
};
hearNext();
setInterval(hearNext, frameMs);

if (asked.has('fixtures')) {
  fixtures.value = [
    ...fixturesOf(hub),
    ...contestSpots.map((spot, index) => ({
      ...spot,
      ...{ key: `contest/${index}`, kind: 'contest' as const },
      ...(index === 0
        ? ({ cloth: 0x7a2c3c, icon: 'laurels' } as const)
        : ({ cloth: 0x2d4f92, icon: 'castle' } as const)),
    })),
  ];
}

let frames = 0;
const count = () => {
  frames++;
  requestAnimationFrame(count);
};
requestAnimationFrame(count);
setTimeout(
  () => {
    if (asked.has('words'))
      for (const [index, text] of lines.entries()) drawn.hear(walk.people[index * 4 + 2]?.player ?? '', text);
    const { renderer } = drawn;
    const stage: Stage = {
      renderer,
      get frames() {
        return frames;
      },
    };
    window.__stage = stage;
  },
  number('settle', 1_500),
);
