import { describe, expect, test } from 'vitest';
import { chooseLayer, LAYER_MAX, type Layer } from './layers.ts';

const layer = (number: number, size: number, ...some: string[]): Layer => ({
  number,
  players: new Set([...some, ...Array.from({ length: size - some.length }, (_, i) => `${number}-${i}`)]),
});

describe('layers of a hub', () => {
  test('the first walker opens the first layer; then the fullest that has room is filled', () => {
    expect(chooseLayer([], [])).toBe(1);
    expect(chooseLayer([layer(1, 10), layer(2, 30)], [])).toBe(2);
    expect(chooseLayer([layer(1, LAYER_MAX), layer(2, 3)], [])).toBe(2);
    expect(chooseLayer([layer(1, LAYER_MAX), layer(2, LAYER_MAX)], [])).toBe(3);
    expect(chooseLayer([layer(2, LAYER_MAX)], [])).toBe(1);
  });

  test('[D9] whoever comes to somebody finds him, in a full layer too, but not without bound', () => {
    expect(chooseLayer([layer(1, 10), layer(2, 3, 'ben')], ['ben'])).toBe(2);
    expect(chooseLayer([layer(1, LAYER_MAX, 'ben'), layer(2, 3)], ['ben'])).toBe(1);
    expect(chooseLayer([layer(1, LAYER_MAX * 1.1, 'ben'), layer(2, 3)], ['ben'])).toBe(2);
    expect(chooseLayer([layer(1, 9, 'ben'), layer(2, 9, 'ana', 'cleo')], ['ana', 'ben', 'cleo'])).toBe(2);
    expect(chooseLayer([layer(1, 9)], ['nobody'])).toBe(1);
  });
});
