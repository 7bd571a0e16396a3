/** The verdict must fail a run for each thing that is asked of it, and for nothing else. */
import { describe, expect, test } from 'vitest';
import type { WorkerResult } from './fleet-messages.ts';
import { Times } from './measures.ts';
import { type Audit, type Given, makeReport } from './report.ts';

const times = (...ms: number[]): string => {
  const all = Times.empty();
  for (const one of ms) all.add(one);
  return all.pack();
};

const bot = { trades: 15, chats: 6, walks: true, stepRate: 20, confirmedRate: 19.5, orders: 10, ordersFilled: 4 };
const still = { ...bot, walks: false, stepRate: 0, confirmedRate: 0 };

const result: WorkerResult = {
  commands: [{ type: 'placeOrder', sent: 21, acked: 20, refused: { notEnoughGold: 1 }, latency: times(4, 5, 6) }],
  bots: [bot, still],
  faults: [],
  waits: {},
  drops: 0,
  frameGaps: times(50, 100),
  lateness: times(1),
  health: { busy: 0.3, cores: 0.3, loopDelayP99Ms: 2, loopDelayMaxMs: 5 },
};

const balanced: Audit = { asked: true, balanced: true, said: '' };
const given: Given = { settings: {}, seconds: 60, results: [result, result], machineBusy: 0.5, audit: balanced };

const verdictOn = (change: Partial<WorkerResult>, audit: Audit = balanced) =>
  makeReport({ ...given, results: [{ ...result, ...change }, result], audit }).verdict;

describe('report', () => {
  test('adds up the workers, and passes a real load with nothing amiss', () => {
    const report = makeReport(given);
    expect(report.verdict).toEqual([]);
    expect(report.commands).toMatchObject([
      { sent: 42, acked: 40, refused: { notEnoughGold: 2 }, lost: 0, doubled: 0, count: 6 },
    ]);
    expect(report.commands[0]?.p50).toBeCloseTo(5, 1);
    expect(report.rates).toMatchObject({ walking: 2, ordersFilledShare: 0.4, tradesPerMinuteMin: 15 });
  });

  test.each<[string, Partial<WorkerResult>, RegExp]>([
    ['something lost', { faults: [{ type: 'lost', command: 'say', what: '' }] }, /1 lost/],
    ['something doubled', { faults: [{ type: 'doubled', command: 'say', what: '' }] }, /1 doubled/],
    ['something half-done', { faults: [{ type: 'halfDone', command: 'say', what: '' }] }, /1 half-done/],
    ['limits', { waits: { rateLimited: 3 } }, /LIMITS=off/],
    ['a bot that trades too little', { bots: [{ ...bot, trades: 14 }, still] }, /14.0 trades/],
    ['a bot that talks too little', { bots: [{ ...bot, chats: 5 }, still] }, /5.0 lines/],
    ['too few who walk', { bots: [{ ...bot, confirmedRate: 17 }, still] }, /1 of 4 walked/],
    [
      'too few fills',
      {
        bots: [
          { ...bot, ordersFilled: 0 },
          { ...still, ordersFilled: 0 },
        ],
      },
      /20 % of orders/,
    ],
  ])('fails for %s', (_, change, why) => {
    expect(verdictOn(change)).toEqual([expect.stringMatching(why)]);
  });

  test('fails out of balance; an audit nobody could ask for is no failure', () => {
    expect(verdictOn({}, { asked: true, balanced: false, said: 'trader:x has 1 gold too much' })).toEqual([
      expect.stringMatching(/trader:x/),
    ]);
    expect(verdictOn({}, { asked: false, why: 'not our server' })).toEqual([]);
  });
});
