import { beforeEach, describe, expect, test } from 'vitest';
import type { Frame, FrameWalker } from '../../actors/hub/frame.ts';
import { stepWalker } from '../../actors/hub/walking.ts';
import { Crowd, stepMs } from './crowd.ts';

const east = { dx: 1, dy: 0 } as const;
const still = { dx: 0, dy: 0 } as const;
const people = [
  { player: 'ana', name: 'Ana', tag: 1, mine: true },
  { player: 'ben', name: 'Ben', tag: 2, mine: false },
];

const aWalker = (walker: Partial<FrameWalker>): FrameWalker => ({
  tag: 1,
  x: 100,
  y: 100,
  facing: 0,
  moving: false,
  ...walker,
});
const aFrame = (frame: Partial<Frame>): Frame => ({ full: false, tick: 0, input: 0, walkers: [], gone: [], ...frame });

let crowd: Crowd;

beforeEach(() => {
  crowd = new Crowd();
  crowd.hearPeople(people, 0);
  crowd.hearFrame(aFrame({ full: true, walkers: [aWalker({}), aWalker({ tag: 2, x: 300 })] }), 0);
});

describe('oneself', () => {
  test('is found when places are known before people', () => {
    const late = new Crowd();
    late.hearFrame(aFrame({ full: true, walkers: [aWalker({}), aWalker({ tag: 2, x: 300 })] }), 0);
    expect(late.me(0)).toBeNull();
    late.hearPeople(people, 0);
    expect(late.me(0)).toMatchObject({ x: 100, y: 100 });
    expect(late.others(0)).toHaveLength(1);
  });

  test('walks at once, and a confirmation moves nothing', () => {
    expect(crowd.push(east, 0)).toEqual({ input: 1, dx: 1, dy: 0 });
    expect(crowd.push(east, 50)).toEqual({ input: 2, dx: 1, dy: 0 });
    const ahead = crowd.me(100);
    expect(ahead).toMatchObject({ x: 116, y: 100, moving: true });
    const confirmed = stepWalker({ x: 100, y: 100 }, east, stepMs);
    crowd.hearFrame(aFrame({ input: 1, walkers: [aWalker(confirmed)] }), 100);
    expect(crowd.me(100)).toEqual(ahead);
  });

  test('says once that it stopped', () => {
    crowd.push(east, 0);
    expect(crowd.push(still, 50)).toEqual({ input: 2, dx: 0, dy: 0 });
    expect(crowd.push(still, 100)).toBeNull();
  });

  test('glides to where the server has it, and jumps when that is far', () => {
    crowd.push(east, 0);
    crowd.hearFrame(aFrame({ input: 1, walkers: [aWalker({ x: 90 })] }), 50);
    expect(crowd.me(50)?.x).toBeCloseTo(108);
    expect(crowd.me(2_000)?.x).toBeCloseTo(90);
    crowd.hearFrame(aFrame({ input: 1, walkers: [aWalker({ x: 900 })] }), 2_000);
    expect(crowd.me(2_000)?.x).toBe(900);
  });

  test('takes unconfirmed pushes again on top of a correction', () => {
    crowd.push(east, 0);
    crowd.push(east, 50);
    crowd.hearFrame(aFrame({ input: 1, walkers: [aWalker({ x: 100 })] }), 50);
    expect(crowd.me(5_000)?.x).toBeCloseTo(108);
  });

  test('a new room knows nothing of old pushes', () => {
    crowd.push(east, 0);
    crowd.arrive();
    crowd.hearFrame(aFrame({ full: true, walkers: [aWalker({ x: 800 })] }), 50);
    expect(crowd.me(5_000)?.x).toBe(800);
  });
});

describe('others', () => {
  test('are shown between two places they have been', () => {
    crowd.hearFrame(aFrame({ walkers: [aWalker({ tag: 2, x: 308, moving: true })] }), 100);
    expect(crowd.others(160)[0]).toMatchObject({ x: 304, y: 100, moving: true });
    expect(crowd.others(1_000)[0]?.x).toBe(308);
  });

  test('who stood still does not drift off before he walks', () => {
    crowd.hearFrame(aFrame({ walkers: [aWalker({ tag: 2, x: 308 })] }), 5_000);
    expect(crowd.others(5_000)[0]?.x).toBe(300);
    expect(crowd.others(5_110)[0]?.x).toBe(308);
  });

  test('leave when they are gone, when a full frame lacks them, or when they are nobody', () => {
    crowd.hearFrame(aFrame({ gone: [2] }), 50);
    expect(crowd.others(50)).toEqual([]);
    crowd.hearFrame(aFrame({ walkers: [aWalker({ tag: 2 })] }), 60);
    crowd.hearFrame(aFrame({ full: true, walkers: [aWalker({})] }), 70);
    expect(crowd.others(70)).toEqual([]);
    crowd.hearFrame(aFrame({ walkers: [aWalker({ tag: 3 })] }), 80);
    expect(crowd.others(80)).toEqual([]);
  });
});
