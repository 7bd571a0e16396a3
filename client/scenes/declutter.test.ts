import { expect, test } from 'vitest';
import { declutter, type Label } from './declutter.ts';

const aLabel = (label: Partial<Label>): Label => ({ x: 0, y: 0, width: 60, height: 16, shown: false, ...label });

function shown(...labels: Label[]): boolean[] {
  declutter(labels);
  return labels.map((label) => label.shown);
}

test('the first is always shown, whoever stands on it', () => {
  expect(shown(aLabel({}), aLabel({ x: 5 }), aLabel({ x: -5 }))).toEqual([true, false, false]);
});

test('names beside and above one another are all shown', () => {
  expect(shown(aLabel({}), aLabel({ x: 60 }), aLabel({ y: 16 }), aLabel({ y: -16 }))).toEqual([true, true, true, true]);
});

test('a hidden name hides nobody', () => {
  expect(shown(aLabel({}), aLabel({ x: 40 }), aLabel({ x: 80 }))).toEqual([true, false, true]);
});

test('what was shown before counts for nothing', () => {
  expect(shown(aLabel({ shown: true }), aLabel({ shown: true }))).toEqual([true, false]);
});
