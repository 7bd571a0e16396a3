import { expect, test } from 'vitest';
import { baseItems } from '../../actors/content/items.ts';
import { iconNames } from './icon-names.ts';
import { iconModule, takeIcons } from './icons.ts';

const collection = {
  icons: { ore: { body: '<g><path fill="x" d="M1 2z"/><path d="M3 4z"/></g>' }, other: { body: '' } },
};

test('only what is named is taken, and as one outline', () => {
  expect(takeIcons(collection, { iron: 'ore' })).toEqual({ iron: 'M1 2zM3 4z' });
});

test('a name without a drawing stops the build', () => {
  expect(() => takeIcons(collection, { iron: 'oar' })).toThrow('oar');
  expect(() => takeIcons(collection, { iron: 'other' })).toThrow('other');
});

test('every good has its icon, all of ours exist, and together they are small', () => {
  for (const item of baseItems) expect(iconNames).toHaveProperty(item);
  const module = iconModule(iconNames).load('\0virtual:icons') ?? '';
  for (const name of Object.keys(iconNames)) expect(module).toContain(`"${name}":`);
  expect(module.length).toBeLessThan(96_000);
});
