/** Hubs as a guild sees them: for which it may contend, and what it knows of its contests. */
import { expect, test } from 'vitest';
import { hubKeys } from '../content/hubs.ts';
import { shipped } from '../tuning.ts';
import { afterWord, askedFor, refuseContend } from './rules/realm.ts';
import { makeCompany, place } from './testing.ts';

const own = (hub: 'harbor_town' | 'mining_camp') => ({ hub, since: 0, taxPercent: 5, taxes: 0, tolls: 0 });
const tuning = shipped.guild;

test('[GU26] it contends from level 2, for what is not its own, and for three at most with those it rules', () => {
  const at = (level: number) => ({ level, hubs: [], contests: [] });
  expect(refuseContend('harbor_town', at(1), tuning)).toBe('guildLevelTooLow');
  expect(refuseContend('harbor_town', at(2), tuning)).toBeNull();
  const busy = { level: 2, hubs: [own('harbor_town')], contests: [askedFor('mining_camp', 0)] };
  expect(refuseContend('harbor_town', busy, tuning)).toBe('hubIsYours');
  expect(refuseContend('mining_camp', busy, tuning)).toBe('alreadyContending');
  expect(refuseContend('market_square', busy, tuning)).toBeNull();
  const full = { ...busy, contests: [...busy.contests, askedFor('market_square', 0)] };
  expect(refuseContend('forest_outpost', full, tuning)).toBe('tooManyHubs');
  // A hub of ours that is contended for counts once.
  const defends = {
    level: 2,
    hubs: [own('harbor_town')],
    contests: [askedFor('harbor_town', 0), askedFor('mining_camp', 0)],
  };
  expect(refuseContend('market_square', defends, tuning)).toBeNull();
});

test('[GU26] what a hub says is what it knows of a contest', () => {
  const asked = askedFor('harbor_town', 1);
  const joined = afterWord(asked, { type: 'contestJoined', endsAt: 9 }, 'a_1', 2);
  expect(joined).toMatchObject({ status: 'joined', endsAt: 9 });
  expect(afterWord(asked, { type: 'contestRefused', why: 'hubRests' }, 'a_1', 3)).toMatchObject({
    ...{ status: 'refused', why: 'hubRests', at: 3 },
  });
  const end = { type: 'contestEnded', place: 2, points: 7, taxPercent: 5 } as const;
  const winner = { guild: 'b_1', name: 'B', tag: 'B' };
  expect(afterWord(joined, { ...end, owner: winner }, 'a_1', 9)).toMatchObject({
    status: 'lost',
    place: 2,
    owner: winner,
  });
  expect(afterWord(joined, { ...end, owner: winner }, 'b_1', 9)).toMatchObject({ status: 'won', points: 7 });
  expect(afterWord(joined, { ...end, owner: null }, 'a_1', 9)).toMatchObject({ status: 'lost', owner: null });
});

test('[GU26] [GU7] leaders and officers contend, in any hub there is and in no other', () => {
  const early = { ...shipped, guild: { ...tuning, contendLevel: 1 } };
  const { ask, bring } = makeCompany(['ana', 'ben'], early);
  bring('ben');
  expect(ask('ben', 'contendForHub', { hub: 'harbor_town' })).toBe('notYourRight');
  expect(ask('ana', 'contendForHub', { hub: 'nowhere' })).toBe('invalid');
  ask('ana', 'setGuildRole', { player: 'ben', role: 'officer' });
  expect(ask('ben', 'contendForHub', { hub: 'harbor_town' })).toBe('done');
  expect(ask('ben', 'setHubTax', { hub: 'harbor_town', percent: 5 })).toBe('notYourRight');
});

test('[GU28] [GU27] [D9] with it go its hubs and contests; no more parts than there are hubs were ever kept', () => {
  const early = { ...shipped, guild: { ...tuning, contendLevel: 1, hubsMax: hubKeys.length } };
  const { town, ask, part } = makeCompany(['ana'], early);
  for (const hub of hubKeys) expect(ask('ana', 'contendForHub', { hub })).toBe('done');
  expect([...town.actor(place).parts.keys()].filter((key) => key.startsWith('contest/'))).toHaveLength(hubKeys.length);
  expect(part('contest/harbor_town')?.status).toBe('joined');
  expect(ask('ana', 'disbandGuild')).toBe('done');
  for (const hub of hubKeys) expect(town.part(`hub:${hub}`, 'contest')).toBeUndefined();
  expect(town.faults).toEqual([]);
});
