import { expect, test } from 'vitest';
import { memoryStorage } from '../net/storage.ts';
import { readSettings } from './settings.ts';

const kept = (text: string) => {
  const storage = memoryStorage();
  storage.setItem('aurelian/settings', text);
  return readSettings(storage);
};

test('what was set is read again; what cannot be read is as usual', () => {
  expect(kept('{"textScale":125,"isCalm":true}')).toEqual({ textScale: 125, isCalm: true });
  expect(kept('{"textScale":4000,"isCalm":"yes"}')).toEqual({ textScale: 100, isCalm: false });
  expect(kept('not json')).toEqual({ textScale: 100, isCalm: false });
  expect(readSettings(memoryStorage())).toEqual({ textScale: 100, isCalm: false });
});
