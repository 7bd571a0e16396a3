/** A diary names its idle minutes, and a newcomer does what makes sense of what he sees. */
import { expect, test } from 'vitest';
import { homeHub } from '../../../actors/content/hubs.ts';
import { starter } from '../../../actors/content/onboarding.ts';
import { noProgress } from '../../../actors/trader/rules/progress.ts';
import { shipped } from '../../../actors/tuning.ts';
import { Diary } from './Diary.ts';
import { type Idea, nextIdea, type View } from './mind.ts';

test('a minute in which nothing useful was done is idle, whatever befell', () => {
  const diary = new Diary(1_000, 3);
  diary.write({ at: 1_000, says: 'sold a herb', isUseful: true });
  diary.write({ at: 61_000, says: 'the caravan came home', isUseful: false });
  diary.write({ at: 180_999, says: 'made an ingot', isUseful: true });
  expect(diary.minuteEndsAt(3)).toBe(181_000);
  expect(diary.idleMinutes()).toEqual([2]);
  expect(diary.linesOf(1)).toEqual(['Minute 1', '   0:00 * sold a herb']);
  expect(diary.linesOf(3)).toEqual(['Minute 3', '   2:59 * made an ingot']);
});

function aView(more: Readonly<Record<string, unknown>> = {}): View {
  const parts: Readonly<Record<string, unknown>> = {
    ...{ where: { hub: homeHub }, purse: { gold: 500 }, [`goods/${homeHub}`]: starter.goods },
    ...{ progress: { ...noProgress, steps: { welcome: 'claimed' } } },
    ...more,
  };
  return {
    now: 1_000,
    tuning: shipped,
    board: null,
    part: (key) => parts[key] as never,
    all: <Part>(prefix: string) =>
      Object.entries(parts).flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : [])),
    book: () => null,
  };
}

const ideas = (view: View): string[] => {
  const refused: Idea[] = [];
  for (let idea = nextIdea(view, isKnown(refused)); idea; idea = nextIdea(view, isKnown(refused))) refused.push(idea);
  return refused.map(({ command }) => command.type);
};
const isKnown = (refused: readonly Idea[]) => (idea: Idea) =>
  refused.some((each) => JSON.stringify(each.command) === JSON.stringify(idea.command));

test('whoever has just come sees the first steps, and takes what is due to him first', () => {
  expect([...new Set(ideas(aView()))]).toEqual(['joinGuild', 'hireAgent', 'craft', 'gather']);
  const done = { ...noProgress, steps: { welcome: 'claimed', join_guild: 'done' } };
  expect(ideas(aView({ progress: done }))[0]).toBe('claimStep');
});

test('an agent who is idle is dressed and sent out, and whoever is on the road waits', () => {
  const agent = { id: 'a1', kind: 'scout', name: 'Alba', xp: 0, at: homeHub, caravan: null, hiredAt: 0 };
  expect(ideas(aView({ 'agent/a1': agent })).filter((type) => /equip|sendCaravan/.test(type))).toContain('sendCaravan');
  expect(ideas(aView({ 'agent/a1': agent }))).toContain('equip');
  expect(ideas(aView({ where: { hub: null, from: homeHub, to: 'trading_post', leftAt: 0, arrivesAt: 9 } }))).toEqual(
    [],
  );
});
