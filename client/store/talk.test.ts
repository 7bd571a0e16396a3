/** What is shown of the talk: each channel its lines, nothing of those one blocks, and each line once. */
import { afterEach, expect, test } from 'vitest';
import type { Said } from '../net/hub-link.ts';
import { lines, linesMax, parts } from './signals.ts';
import { shownChannel, shownLines, tradeLines, unread, withLine } from './talk.ts';

const said = (id: number, player: string, text = 'hello'): Said => ({ id, player, name: player, text, at: id });

afterEach(() => {
  parts.value = new Map();
  lines.value = [];
  tradeLines.value = [];
  shownChannel.value = 'hub';
});

test('of those one blocks nothing is shown, nor of those who are forgotten, in any channel', () => {
  parts.value = new Map<string, unknown>([
    ['known/ben', { player: 'ben', as: 'blocked', since: 1 }],
    ['known/cid', { player: 'cid', as: 'friend', since: 1 }],
    ['whisper/1', { id: 1, player: 'ben', name: 'ben', text: 'psst', at: 1, isOwn: false }],
    ['whisper/2', { id: 2, player: 'cid', name: 'cid', text: 'psst', at: 2, isOwn: true }],
  ]);
  lines.value = [said(1, 'ana'), said(2, 'ben'), said(3, 'dan', '')];
  tradeLines.value = [said(1, 'ben'), said(2, 'cid')];
  const shown = () => shownLines.value.map(({ player }) => player);
  expect(shown()).toEqual(['ana']);
  shownChannel.value = 'trade';
  expect(shown()).toEqual(['cid']);
  shownChannel.value = 'whisper';
  expect(shown()).toEqual(['cid']);
});

test('a line that is told again is shown once, and the oldest make room', () => {
  const all = Array.from({ length: linesMax + 2 }, (_, n) => said(n + 1, 'ana'));
  const kept = [...all, ...all.slice(-5)].reduce<readonly Said[]>(withLine, []);
  expect(kept).toEqual(all.slice(-linesMax));
});

test('letters that were not read are counted', () => {
  const letter = (id: string, isRead: boolean) => [`mail/${id}`, { id, isRead, at: 1 }] as const;
  parts.value = new Map<string, unknown>([letter('a-1', false), letter('a-2', true), letter('b-1', false)]);
  expect(unread.value).toBe(2);
});
