/** The aims must reach every quota in the rounds there are, and leave room for chance where there are more. */
import { describe, expect, test } from 'vitest';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import { makeRng } from '../../../loadtest/schedule.ts';
import type { LoggedSegment } from '../history/log.ts';
import { type Cover, chooseAim, coverOf, nameOf, quotaFor, tally } from './coverage.ts';
import type { Struck } from './strike.ts';

/** Every aim hits what it is aimed at and nothing else. */
function playedOut(rounds: number, seed: number) {
  const rng = makeRng(seed);
  const covers: Cover[] = [];
  const names: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    const aim = chooseAim(round, rounds, covers, rng);
    const isAlone = aim.databaseMs === null;
    names.push(nameOf(aim));
    covers.push({
      inFlight: 1,
      unanswered: aim.reply ? 1 : 0,
      isCertain: aim.reply,
      checkpoint: aim.checkpoint && isAlone ? 'seen' : null,
      tradesCut: aim.append && isAlone ? 1 : 0,
    });
  }
  return { hit: tally(covers), names };
}

describe('aims', () => {
  test.each([10, 12, 20, 40])('reach every quota in %i rounds', (rounds) => {
    for (let seed = 1; seed <= 50; seed++) {
      const { hit } = playedOut(rounds, seed);
      expect(Math.min(hit.reply, hit.checkpoint, hit.trade)).toBeGreaterThanOrEqual(quotaFor(rounds));
      expect(hit.inFlight).toBe(rounds);
    }
  });

  test('kill the database every fourth round, and at random when there are rounds to spare', () => {
    const { names } = playedOut(40, 7);
    expect(names.filter((name) => name.includes('database')).length).toBe(10);
    expect(names.filter((name) => name === 'at random').length).toBeGreaterThan(5);
  });
});

const record = (address: ActorRecord['address'], rest: Partial<ActorRecord> = {}): ActorRecord => ({
  ...{ address, epoch: 1, ver: 1, stateVersion: 1, at: 0, wakeAt: null, puts: [], movements: [], facts: [], ...rest },
});

const trade = { type: 'trade', buyer: 'trader:a', seller: 'trader:b', taker: 'a-1', maker: 'b-1' };
const session = { last: 3, usedAt: 0, replies: [[3, { ok: true, result: { order: 'a-1' } }]] };
const segment: LoggedSegment = {
  inc: 'n',
  seq: 8,
  records: [
    record('trader:a', { puts: [['~session/s', session]] }),
    record('auction:h', { facts: [trade] }),
    record('trader:b'),
  ],
};
const struck: Struck = {
  inc: 'n',
  inFlight: ['s/3'],
  unheard: new Set(['s/3']),
  through: null,
  checkpoint: null,
  wasFrozen: false,
};

describe('cover', () => {
  test('a command in the log that nobody heard of fell between append and reply', () => {
    expect(coverOf(struck, [segment])).toMatchObject({ unanswered: 1, tradesCut: 0 });
    expect(coverOf({ ...struck, unheard: new Set() }, [segment])).toMatchObject({ unanswered: 0 });
  });

  test('with the append held it fell between the actors of the trade', () => {
    expect(coverOf({ ...struck, through: 7 }, [segment])).toMatchObject({ unanswered: 0, tradesCut: 1 });
    expect(coverOf({ ...struck, through: 8 }, [segment])).toMatchObject({ unanswered: 1, tradesCut: 0 });
  });

  test('a trade counts only with all its actors in the segment', () => {
    const halved = { ...segment, records: segment.records.slice(0, 2) };
    expect(coverOf({ ...struck, through: 7 }, [halved])).toMatchObject({ tradesCut: 0 });
  });
});
