/** Lines that begin with a stroke: read one way by clients and bots. */
import { expect, test } from 'vitest';
import { itemKeys, itemOf } from '../../content/items.ts';
import { itemNamed, readLine } from './talk.ts';

test.each([
  ['  hello there ', { type: 'say', text: 'hello there' }],
  ['/wtb herb', { type: 'offer', item: 'herb', text: 'Buying Herb.' }],
  ['/WTS Iron ore 5', { type: 'offer', item: 'iron_ore', text: 'Selling 5 Iron ore.' }],
  ['/wts iron_ore 5 12', { type: 'offer', item: 'iron_ore', text: 'Selling 5 Iron ore, 12 gold each.' }],
  ['/wtb the moon 5', { type: 'unknown', word: 'the moon' }],
  ['/price hide', { type: 'price', item: 'hide' }],
  ['/price', { type: 'unknown', word: '/price' }],
  ['/help me', { type: 'help' }],
  ['/t fair prices', { type: 'trade', text: 'fair prices' }],
  ['/g to the gate', { type: 'guild', text: 'to the gate' }],
  ['/g', { type: 'help' }],
  ['/w Ben hi there', { type: 'whisper', name: 'Ben', text: 'hi there' }],
  ['/w "Big Ben" hi', { type: 'whisper', name: 'Big Ben', text: 'hi' }],
  ['/w Ben', { type: 'help' }],
  ['/dance', { type: 'unknown', word: '/dance' }],
  ['/', { type: 'unknown', word: '/' }],
])('[TR86] %s', (line, spoken) => {
  expect(readLine(line)).toEqual(spoken);
});

test('[TR86] every good is found by its key and by its name', () => {
  for (const key of itemKeys) {
    expect(itemNamed(key)).toBe(key);
    expect(itemOf(itemNamed(itemOf(key).name) ?? key).name).toBe(itemOf(key).name);
  }
});
