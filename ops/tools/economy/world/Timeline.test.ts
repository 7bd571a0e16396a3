import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Timeline } from './Timeline.ts';

test('whatever is added comes out by its instant, and of one instant in the order of its coming', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (instants) => {
      const timeline = new Timeline<{ at: number; n: number }>();
      for (const [n, at] of instants.entries()) timeline.add(at, { at, n });
      const inOrder = instants.map((at, n) => ({ at, n })).sort((a, b) => a.at - b.at || a.n - b.n);
      expect(inOrder.map(() => timeline.take())).toEqual(inOrder);
      expect(timeline.take()).toBeUndefined();
      expect(timeline.nextAt).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
