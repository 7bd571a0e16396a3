import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame, type Frame, withInput } from './frame.ts';

const walker = fc.record({
  tag: fc.integer({ min: 0, max: 65_535 }),
  x: fc.integer({ min: 0, max: 65_535 }).map((sixteenths) => sixteenths / 16),
  y: fc.integer({ min: 0, max: 65_535 }).map((sixteenths) => sixteenths / 16),
  facing: fc.integer({ min: 0, max: 7 }),
  moving: fc.boolean(),
});

const anyFrame: fc.Arbitrary<Frame> = fc.record({
  full: fc.boolean(),
  tick: fc.integer({ min: 0, max: 0xffff_ffff }),
  input: fc.integer({ min: 0, max: 0xffff_ffff }),
  walkers: fc.array(walker, { maxLength: 40 }),
  gone: fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 40 }),
});

const aFrame: Frame = {
  full: true,
  tick: 258,
  input: 7,
  walkers: [{ tag: 513, x: 10.5, y: 20, facing: 3, moving: true }],
  gone: [9],
};

describe('frame', () => {
  test('has the layout of the wire', () => {
    expect([...encodeFrame(aFrame)]).toEqual([
      1, 1, 2, 1, 0, 0, 7, 0, 0, 0, 1, 0, 1, 2, 168, 0, 64, 1, 3, 1, 1, 0, 9, 0,
    ]);
  });

  test('what is written is read', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
      }),
    );
  });

  test('is read from the middle of a larger buffer', () => {
    const bytes = encodeFrame(aFrame);
    const message = new Uint8Array(bytes.length + 7);
    message.set(bytes, 7);
    expect(decodeFrame(message.subarray(7))).toEqual(aFrame);
  });

  test('cut or grown bytes are not a frame', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), (frame, cut) => {
        const bytes = encodeFrame(frame);
        expect(decodeFrame(bytes.subarray(0, cut % bytes.length))).toBeNull();
        expect(decodeFrame(Uint8Array.from([...bytes, 0]))).toBeNull();
      }),
    );
  });

  test('another version is not a frame', () => {
    expect(decodeFrame(encodeFrame(aFrame).fill(2, 0, 1))).toBeNull();
  });

  test('one body serves many readers, each with an input of his own', () => {
    const shared = encodeFrame(aFrame);
    expect(decodeFrame(withInput(shared, 41))).toEqual({ ...aFrame, input: 41 });
    expect(decodeFrame(shared)).toEqual(aFrame);
  });

  test('a place outside the square is clamped to its edge', () => {
    const lost = { tag: 1, x: -3, y: 9_999, facing: 0, moving: false };
    const walkers = decodeFrame(encodeFrame({ ...aFrame, walkers: [lost] }))?.walkers;
    expect(walkers).toEqual([{ ...lost, x: 0, y: 65_535 / 16 }]);
  });
});
