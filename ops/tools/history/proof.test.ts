/** The proof must see each way in which a log can fall short of what was answered; a whole one it lets pass. */
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../actors/kit/actor.ts';
import type { Address } from '../../../actors/kit/address.ts';
import type { ActorRecord } from '../../../actors/kit/record.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import type { Asked } from './ledger.ts';
import { Proof, type StoredActor } from './proof.ts';

type Puts = ActorRecord['puts'];

const record = (address: ActorRecord['address'], ver: number, puts: Puts): ActorRecord => ({
  ...{ address, epoch: 1, ver, stateVersion: 1, at: 0, wakeAt: null, puts, movements: [], facts: [] },
});

const placed: Reply = { ok: true, result: { order: 'a-1', status: 'pending' } };
const said: Reply = { ok: true, result: {} };
const session = (seq: number, reply: Reply) =>
  ['~session/s', { last: seq, usedAt: 0, replies: [[seq, reply]] }] as const;
const place: PlayerCommand = {
  type: 'placeOrder',
  hub: 'capital_city',
  side: 'buy',
  item: 'herb',
  price: 6,
  quantity: 1,
  hours: 6,
};
const say: PlayerCommand = { type: 'say', text: 'hello' };

const asked = (seq: number, body: PlayerCommand, reply: Reply | null): Asked => ({
  ...{ name: `s/${seq}`, player: 'a', body, sendings: 1, underWay: 0, reply },
});

/** One order placed and opened, one line said: two segments of one life. */
const order = (status: string) => ['order/a-1', { id: 'a-1', status }] as const;
const whole: ActorRecord[][] = [
  [
    record('trader:a', 1, [
      session(1, placed),
      ['counter', { orders: 1 }],
      order('pending'),
      ['~out/auction:h', { next: 2, taken: 1 }],
    ]),
    record('auction:h', 1, [
      ['~in/trader:a', 1],
      ['~out/trader:a', { next: 2, taken: 1 }],
    ]),
    record('trader:a', 2, [order('open'), ['~in/auction:h', 1]]),
  ],
  [
    record('trader:a', 3, [session(2, said), ['~out/hub:h', { next: 2, taken: 1 }]]),
    record('hub:h', 1, [
      ['line/1', { id: 1, text: 'hello' }],
      ['~in/trader:a', 1],
    ]),
  ],
];
const answers = [asked(1, place, placed), asked(2, say, said), asked(3, say, null)];

function proven(segments: readonly (readonly ActorRecord[])[], commands: readonly Asked[] = answers): Proof {
  const proof = new Proof();
  segments.forEach((records, n) => {
    proof.add([{ inc: 'n', seq: n + 1, records }]);
  });
  proof.conclude(commands);
  return proof;
}

/** How many of each sort. */
const found = ({ violations: { lost, doubled, halfDone, broken } }: Proof) =>
  [lost, doubled, halfDone, broken].map((all) => all.length);

/** One segment of each life named, all at one instant. */
const at = (...lives: readonly [inc: string, seq: number, ...records: ActorRecord[]][]) =>
  lives.map(([inc, seq, ...records]) => ({ inc, seq, records }));

describe('proof', () => {
  test('lets a whole log pass', () => {
    expect(found(proven(whole))).toEqual([0, 0, 0, 0]);
  });

  test('names an answered command that is not in the log', () => {
    expect(proven(whole.slice(0, 1)).violations.lost).toEqual([expect.stringContaining('s/2'), 'the line hello']);
  });

  test('names what happened twice', () => {
    const again = record('hub:h', 2, [['line/2', { id: 2, text: 'hello' }]]);
    expect(proven([...whole, [again]]).violations.doubled).toEqual([expect.stringContaining('hello')]);
  });

  test('names a caravan that never left, and one that arrived twice', () => {
    const haul: PlayerCommand = { type: 'sendHaul', to: 'harbor_town', cargo: { herb: 1 } };
    const sent: Reply = { ok: true, result: { caravan: 'a_1' } };
    const caravan = (status: string) => ['caravan/a_1', { id: 'a_1', status }] as const;
    const log = (...states: string[]) => [
      [record('trader:a', 1, [session(1, sent), ...states.slice(0, 1).map(caravan)])],
      ...states.slice(1).map((status, n) => [record('trader:a', n + 2, [caravan(status)])]),
    ];
    const of = (...states: string[]) => proven(log(...states), [asked(1, haul, sent)]).violations;
    expect(of().lost).toEqual(['trader:a caravan/a_1']);
    expect(of('preparing', 'arrived', 'arrived').doubled).toEqual([]);
    expect(of('preparing', 'arrived', 'travelling', 'arrived').doubled).toEqual(['trader:a caravan/a_1 ended 2 times']);
  });

  test('names a segment that holds half a cascade', () => {
    const [first = [], second = []] = whole;
    const { violations } = proven([first.slice(0, 1), second]);
    expect(violations.halfDone).toEqual([
      expect.stringContaining('mail from trader:a to auction:h'),
      'order/a-1 never reached the house',
    ]);
  });

  test('names a hole in the log, and an actor that jumps', () => {
    const proof = new Proof();
    proof.add(at(['n', 2, record('trader:a', 2, [])]));
    expect(found(proof)).toEqual([0, 0, 0, 2]);
  });

  test('names an actor that is stored otherwise than logged', () => {
    const stored = (gold: number) =>
      new Map<'trader:a', StoredActor>([['trader:a', { ver: 1, parts: new Map([['purse', { gold }]]) }]]);
    const proof = new Proof();
    proof.add(at(['n', 1, record('trader:a', 1, [['purse', { gold: 5 }]])]));
    proof.compare(stored(5));
    expect(found(proof)).toEqual([0, 0, 0, 0]);
    proof.compare(stored(6));
    expect(found(proof)).toEqual([0, 0, 0, 1]);
  });

  test('takes two lives of one instant in the order of the versions', () => {
    const proof = new Proof();
    const { violations } = proof;
    proof.add(at(['m', 1, { ...record('trader:a', 2, []), epoch: 2 }], ['n', 1, record('trader:a', 1, [])]));
    expect([violations.broken, violations.usurped]).toEqual([[], []]);
  });

  test('names a second owner: one epoch, one version, or an epoch that is over', () => {
    const usurped = (...records: readonly (readonly [inc: string, epoch: number, ver: number])[]) => {
      const proof = new Proof();
      const seqs = new Map<string, number>();
      for (const [inc, epoch, ver] of records) {
        seqs.set(inc, (seqs.get(inc) ?? 0) + 1);
        proof.add(at([inc, seqs.get(inc) ?? 0, { ...record('trader:a', ver, []), epoch }]));
      }
      return proof.violations.usurped.length;
    };
    expect(usurped(['m', 1, 1], ['n', 2, 2], ['n', 2, 3])).toBe(0);
    expect(usurped(['m', 1, 1], ['n', 1, 2])).toBe(1);
    expect(usurped(['m', 1, 1], ['n', 2, 1])).toBe(1);
    expect(usurped(['m', 1, 1], ['n', 2, 2], ['m', 1, 3])).toBe(1);
  });

  test('names commands, and lines, that were done in another order than asked', () => {
    const line = (hub: Address, ver: number, text: string) => record(hub, ver, [[`line/${ver}`, { id: ver, text }]]);
    const lines = (...texts: readonly (readonly [hub: Address, ver: number, text: string])[]) =>
      proven(
        [
          [record('trader:a', 1, [session(1, said)]), record('trader:a', 2, [session(2, said)])],
          texts.map((each) => line(...each)),
        ],
        [asked(1, { type: 'say', text: 'one' }, said), asked(2, { type: 'say', text: 'two' }, said)],
      ).violations.reordered;
    expect(lines(['hub:h', 1, 'one'], ['hub:h', 2, 'two'])).toEqual([]);
    expect(lines(['hub:h', 1, 'two'], ['hub:h', 2, 'one'])).toEqual(['the line two of a in hub:h']);
    // Whoever has moved on speaks to others: no square knows what is said in the next.
    expect(lines(['hub:i', 1, 'two'], ['hub:h', 1, 'one'])).toEqual([]);
    const turned = [[record('trader:a', 1, [session(2, said)]), record('trader:a', 2, [session(1, said)])]];
    expect(proven(turned, []).violations.reordered).toEqual(['s/1 was done after s/2']);
  });
});
