import { expect, test } from 'vitest';
import { chooseQuality } from './quality.ts';

const wishes = { renderer: null, quality: null, pixelRatio: 1, isCalm: false };

test('WebGL draws all of it', () => {
  expect(chooseQuality(wishes)).toMatchObject({ renderer: 'webgl', halos: true, sway: true, specks: true });
});

test('the canvas tier adds no light, whatever is asked', () => {
  expect(chooseQuality({ ...wishes, renderer: 'canvas', quality: 'full' })).toMatchObject({
    halos: false,
    resolution: 1,
  });
});

test('low quality draws nothing that only pleases', () => {
  const { halos, sway, specks, resolution } = chooseQuality({ ...wishes, quality: 'low', pixelRatio: 3 });
  expect([halos, sway, specks, resolution]).toEqual([false, false, false, 1]);
});

test('the background is baked where a processor draws, unless all of it is asked for', () => {
  expect(chooseQuality({ ...wishes, renderer: 'canvas' }).baked).toBe(true);
  expect(chooseQuality({ ...wishes, renderer: 'canvas', quality: 'full' }).baked).toBe(false);
  expect(chooseQuality(wishes).baked).toBe(false);
});

test('who asks for less motion gets none but that of people', () => {
  expect(chooseQuality({ ...wishes, isCalm: true })).toMatchObject({ sway: false, specks: false, halos: true });
});
