/** The square: honest steps, and frames from which a reader can always tell who stands where near him. */
import { expect, test } from 'vitest';
import { cellOf, neighboursOf } from '../../actors/hub/cells.ts';
import { decodeFrame, type FrameWalker } from '../../actors/hub/frame.ts';
import { must } from '../../actors/kit/assert.ts';
import { Square } from './Square.ts';

/** What a reader knows after applying his frames, as a client does. */
class Reader {
  readonly seen = new Map<number, FrameWalker>();
  input = 0;
  frames = 0;

  hear(bytes: Uint8Array): void {
    const frame = must(decodeFrame(bytes), 'a frame');
    this.frames++;
    this.input = frame.input;
    if (frame.full) this.seen.clear();
    for (const walker of frame.walkers) this.seen.set(walker.tag, walker);
    for (const tag of frame.gone) this.seen.delete(tag);
  }
}

function show(square: Square<Reader>): void {
  for (const [reader, bytes] of square.frames()) reader.hear(bytes);
}

const up = (input: number) => ({ input, dx: 0, dy: -1 }) as const;

test('[D9] nobody walks faster than his inputs are worth, however many he sends', () => {
  const square = new Square<Reader>();
  const runner = new Reader();
  const tag = square.enter(runner);
  show(square);
  const start = must(runner.seen.get(tag), 'himself').y;
  let input = 0;
  for (let step = 0; step < 40; step++) {
    for (let n = 0; n < 8; n++) square.push(runner, up(++input));
    square.step();
    show(square);
  }
  const walked = start - must(runner.seen.get(tag), 'himself').y;
  // 40 steps of 50 ms at 160 units a second, and the few that were saved up before.
  expect(walked).toBeGreaterThan(300);
  expect(walked).toBeLessThanOrEqual((40 + 6) * 8);
});

test('an input that is old or doubled is not walked again', () => {
  const square = new Square<Reader>();
  const walker = new Reader();
  const tag = square.enter(walker);
  for (const input of [1, 1, 2, 2, 1]) square.push(walker, up(input));
  for (let step = 0; step < 5; step++) square.step();
  show(square);
  expect(walker.input).toBe(2);
  expect(must(walker.seen.get(tag), 'himself').y % 8).toBe(0);
});

test('nothing moves, nothing is sent', () => {
  const square = new Square<Reader>();
  const idle = new Reader();
  square.enter(idle);
  show(square);
  const { frames } = idle;
  for (let step = 0; step < 20; step++) {
    square.step();
    show(square);
  }
  // One more for coming to rest, at most.
  expect(idle.frames - frames).toBeLessThanOrEqual(1);
});

test('after any walk everybody sees exactly those who are near, where they are', () => {
  const square = new Square<Reader>();
  const readers = Array.from({ length: 40 }, () => new Reader());
  const tags = new Map(readers.map((reader) => [reader, square.enter(reader)]));
  let seed = 7;
  const chance = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const directions = readers.map(() => ({ dx: chance(3) - 1, dy: -1 }) as const);
  let input = 0;
  for (let step = 0; step < 300; step++) {
    input++;
    readers.forEach((reader, n) => {
      const { dx, dy } = must(directions[n], 'a direction');
      if (step % 60 < 50) square.push(reader, { input, dx: dx as 0, dy: (step > 150 ? -dy : dy) as -1 });
    });
    square.step();
    if (step === 120) {
      const gone = must(readers[3], 'a reader');
      square.leave(gone);
      readers.splice(3, 1);
    }
    // A reader whose socket is slow misses frames and is told everything later.
    for (const [reader, bytes] of square.frames()) {
      if (chance(20) === 0) square.resync(reader);
      else reader.hear(bytes);
    }
  }
  for (let n = 0; n < 3; n++) {
    square.step();
    show(square);
  }
  const places = new Map(
    readers.map((reader) => [must(tags.get(reader), 'a tag'), must(reader.seen.get(tags.get(reader) ?? 0), 'himself')]),
  );
  for (const reader of readers) {
    const me = must(places.get(tags.get(reader) ?? 0), 'himself');
    const near = new Set(neighboursOf(cellOf(me)));
    const expected = [...places].filter(([, place]) => near.has(cellOf(place))).map(([tag, { x, y }]) => [tag, x, y]);
    const seen = [...reader.seen].map(([tag, { x, y }]) => [tag, x, y]);
    expect(seen.sort()).toEqual(expected.sort());
  }
});
