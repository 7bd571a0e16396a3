import { expect, test } from 'vitest';
import { toScreen } from '../scenes/projection.ts';
import { avatarParts, choiceOf, lookFrom, lookOf, viewOf } from './avatar.ts';

test('a player looks the same always, and unlike most others', () => {
  expect(lookOf('trader-1')).toEqual(lookOf('trader-1'));
  const looks = new Set(Array.from({ length: 200 }, (_, index) => JSON.stringify(lookOf(`trader-${index}`))));
  expect(looks.size).toBeGreaterThan(190);
});

test('eight directions on the ground are five views, three of them mirrored', () => {
  const seen = Array.from({ length: 8 }, (_, facing) => {
    const angle = (facing * Math.PI) / 4;
    const { x, y } = toScreen({ x: Math.cos(angle), y: Math.sin(angle) });
    const { view, mirrored } = viewOf(x, y * 2);
    return `${view}${mirrored ? ' mirrored' : ''}`;
  });
  expect(seen).toEqual([
    ...['halfFront', 'front', 'halfFront mirrored', 'side mirrored'],
    ...['halfBack mirrored', 'back', 'halfBack', 'side'],
  ]);
});

test('every choice is a look, and a number that no part has stands for the first', () => {
  const chosen = choiceOf('somebody');
  expect(lookFrom(chosen)).toEqual(lookOf('somebody'));
  expect(lookFrom({ ...chosen, hat: 3 }).hat).toBe(avatarParts.hat[3]);
  expect(lookFrom({ ...chosen, hat: 99, skin: -1 })).toMatchObject({
    hat: avatarParts.hat[0],
    skin: avatarParts.skin[0],
  });
});
