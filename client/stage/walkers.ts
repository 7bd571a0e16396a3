/** A recording of people who stroll between the stalls: the same for the same seed, and it can be played over and over. */
import type { FrameWalker } from '../../actors/hub/frame.ts';
import { square } from '../../actors/hub/square.ts';
import type { Point } from '../../actors/hub/walking.ts';
import { facingOf, stepWalker } from '../../actors/hub/walking.ts';
import type { Person } from '../net/hub-link.ts';
import { pushTowards } from '../scenes/steering.ts';
import { makeChance } from '../sprites/paint.ts';

const names = [
  ...['Livia', 'Marcus', 'Hadrian', 'Zenobia', 'Cassian', 'Junia', 'Dardan', 'Phoebe', 'Sabina', 'Ovid', 'Theodora'],
  ...['Priscus', 'Nerva', 'Valens', 'Galen', 'Helena', 'Tiber', 'Selene', 'Rufus', 'Mira', 'Drusus', 'Iris', 'Varro'],
] as const;

const stepMs = 50;
const ticks = 1_200;
/** Whoever has arrived rests so often, on average, before he goes on. */
const restTicks = 90;

export interface Recording {
  readonly people: readonly Person[];
  readonly frames: readonly (readonly FrameWalker[])[];
}

interface Stroller {
  place: Point;
  goal: Point;
  rests: number;
  facing: number;
}

/** The first of them is oneself, who stays where he is. `isNear`: they keep to where the reader looks. */
export function recordWalk(count: number, seed: number, me: Point, isNear: boolean): Recording {
  const chance = makeChance(seed);
  const somewhere = (): Point => {
    const [angle, reach] = [chance() * Math.PI * 2, 130 + Math.sqrt(chance()) * (isNear ? 250 : 420)];
    const middle = isNear ? { x: me.x + 40, y: me.y + 60 } : square.fountain;
    const within = (value: number, most: number) => Math.min(most - 20, Math.max(20, value));
    return {
      x: within(middle.x + Math.cos(angle) * reach, square.width),
      y: within(middle.y + Math.sin(angle) * reach, square.height),
    };
  };
  const strollers: Stroller[] = Array.from({ length: count }, () => ({
    ...{ place: stepWalker(somewhere(), { dx: 0, dy: 0 }, 0), goal: somewhere() },
    ...{ rests: Math.floor(chance() * restTicks), facing: Math.floor(chance() * 8) },
  }));
  const self: FrameWalker = { tag: 0, ...me, facing: 1, moving: false };
  const frames = Array.from({ length: ticks }, () => [
    self,
    ...strollers.map((stroller, index) => ({ tag: index + 1, ...step(stroller, chance, somewhere) })),
  ]);
  const person = (tag: number): Person => ({
    ...{ player: `recorded-${tag * 7 + seed}`, tag, mine: tag === 0 },
    name: tag === 0 ? 'Aurel' : `${names[(tag - 1) % names.length]}${tag > names.length ? ` ${tag}` : ''}`,
  });
  return { people: Array.from({ length: count + 1 }, (_, tag) => person(tag)), frames };
}

function step(stroller: Stroller, chance: () => number, somewhere: () => Point): Omit<FrameWalker, 'tag'> {
  const push = stroller.rests > 0 ? ({ dx: 0, dy: 0 } as const) : pushTowards(stroller.place, stroller.goal);
  const isMoving = push.dx !== 0 || push.dy !== 0;
  if (stroller.rests > 0) stroller.rests--;
  else if (!isMoving || chance() < 0.004) {
    stroller.goal = somewhere();
    stroller.rests = Math.floor(chance() * 2 * restTicks);
  }
  if (isMoving) stroller.place = stepWalker(stroller.place, push, stepMs);
  stroller.facing = facingOf(push) ?? stroller.facing;
  return { ...stroller.place, facing: stroller.facing, moving: isMoving };
}
