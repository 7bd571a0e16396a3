/** Slips: each kind is found where it could have been made, and changes that and nothing else. */
import { expect, test } from 'vitest';
import { makeChance } from '../../../actors/kit/chance.ts';
import { drawSlip, slipsIn, withSlip } from './slips.ts';

const made = (source: string) => slipsIn('a.ts', source).map((slip) => `${slip.kind}: ${withSlip(source, slip)}`);

test.each([
  ['x = a <= b;', 'comparison flipped: x = a < b;'],
  ['x = a !== b;', 'comparison flipped: x = a === b;'],
  ['x -= a;', 'sign flipped: x += a;'],
  ['x++;', 'sign flipped: x--;'],
  ['x = a && b;', 'and for or: x = a || b;'],
  ['x = await y();', 'await dropped: x = y();'],
  ['x = !y;', 'negation dropped: x = y;'],
  ['x = y[1];', 'one too many: x = y[2];'],
  ['x = y[1];', 'one too few: x = y[0];'],
  ['x = a ? b : c;', 'branches swapped: x = a ? c : b;'],
  ['if (a) b(); else { c(); }', 'branches swapped: if (a) { c(); } else b();'],
  ['if (a) b();', 'negation added: if (!(a)) b();'],
  ['function f() { if (a) return; b(); }', 'early end dropped: function f() { ; b(); }'],
  ['a(); b();', 'statement dropped: ; b();'],
  ['x = Math.max(a, b);', 'least for most: x = Math.min(a, b);'],
])('%s', (source, slip) => {
  expect(made(source)).toContain(slip);
});

test('measures, words and types are left alone', () => {
  expect(made("const a: readonly string[] = ['1 < 2', `3`]; const MAX_MS = 5_000;")).toEqual([]);
});

test('one seed draws the same slips, and none twice', () => {
  const source = 'if (a < 1) b(); else c(!d, 2 + 3);';
  const draw = () => {
    const [slips, chance] = [slipsIn('a.ts', source), makeChance(7)];
    return slips.map(() => drawSlip(slips, chance)).filter((slip) => slip !== undefined);
  };
  const drawn = draw();
  expect(draw()).toEqual(drawn);
  expect(new Set(drawn.map((slip) => withSlip(source, slip))).size).toBe(drawn.length);
});
