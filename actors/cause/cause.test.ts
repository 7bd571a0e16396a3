/** One test for each rule of the README beside this file: a real cause, and stand-ins for traders. */
import { describe, expect, test } from 'vitest';
import { causeKeys } from '../content/causes.ts';
import { gold, items, plus } from '../kit/value.ts';
import { shipped } from '../tuning.ts';
import { rewardOf } from './rules.ts';
import { day, hour, makeCause } from './testing.ts';

const [first = 'grand_trade_festival'] = causeKeys;
const ore = (count: number) => items('iron_ore', count);

describe('turns', () => {
  test('[CA1] [D8] they begin one after another, a week apart; what was missed is not made up for', () => {
    const begun = causeKeys.map((key) => makeCause(key).part('run'));
    expect(begun.map((run) => run?.phase)).toEqual(['running', ...causeKeys.slice(1).map(() => 'resting')]);
    expect(begun.map((run) => run && (run.nextAt - run.startedAt) / (7 * day))).toEqual([6, 1, 2, 3, 4, 5]);
    const { town, part, place } = makeCause('great_iron_rush');
    town.advance(14 * day);
    expect(part('run')).toMatchObject({ run: 1, phase: 'running' });
    const nextAt = part('run')?.nextAt ?? 0;
    // Nobody looks for five rounds and a bit.
    town.now = nextAt + 5 * 42 * day + hour;
    town.restart(place);
    town.deliver(place, { type: 'wake' });
    while ((town.actor(place).wakeAt ?? 0) <= town.now) town.deliver(place, { type: 'wake' });
    expect(part('run')).toMatchObject({ run: 2, phase: 'running', startedAt: town.now, nextAt: nextAt + 6 * 42 * day });
    town.command(place, { type: 'open' });
    expect(part('run')?.run).toBe(2);
    expect(town.faults).toEqual([]);
  });

  test('[CA2] [D8] a run asks for what was in force when it began, and ends at its instant', () => {
    const { town, part, give } = makeCause(first, { requirementShare: 0.01 });
    const run = part('run');
    expect(run).toMatchObject({ needs: { trades: 10, gold: 5_000 }, endsAt: town.now + 168 * hour });
    town.tuning = null;
    town.advance(168 * hour - 1);
    expect(give('ana', gold(10))).toMatchObject({ why: null, back: {} });
    expect(part('run')?.needs).toEqual(run?.needs);
    town.advance(1);
    expect(part('run')).toMatchObject({ phase: 'failed', endsAt: town.now });
    expect(give('ana', gold(10))).toMatchObject({ why: 'causeIsOver', back: gold(10) });
    expect(makeCause('autumn_harvest_festival').give('ana', gold(1)).why).toBe('causeIsOver');
  });
});

describe('giving', () => {
  const festival = () => {
    const made = makeCause('autumn_harvest_festival', { requirementShare: 0.001 });
    made.order('startCause', 1);
    return made;
  };

  test('[CA3] a unit counts once, by its name or as points', () => {
    const { part, give, town } = festival();
    expect(part('run')?.needs).toEqual({ 'item:herb': 40, 'item:hide': 30, points: 50 });
    expect(give('ana', items('herb', 30))).toMatchObject({
      why: null,
      back: {},
      standing: { gave: { 'item:herb': 30 } },
    });
    // Ten more herbs are wanted by name; the others come to six points, at five gold each.
    give('ben', plus(items('herb', 22), items('pearl', 1)));
    expect(part('member/ben')?.gave).toEqual({ 'item:herb': 10, points: expect.any(Number) });
    expect(part('sums')?.given['item:herb']).toBe(40);
    expect(part('sums')?.given.points).toBe(part('member/ben')?.gave.points);
    expect(town.holdings()).toEqual(town.minted());
  });

  test('[CA4] [D3] what counts is used up, and what does not is back with the answer', () => {
    const { town, part, give } = festival();
    expect(give('ana', gold(20))).toEqual({ why: 'notWanted', standing: null, back: gold(20) });
    expect(part('member/ana')).toBeUndefined();
    // A herb comes to half a point: it is worth nothing once herbs are there.
    give('ana', items('herb', 40));
    expect(give('ben', items('herb', 1))).toMatchObject({ why: 'notWanted', back: items('herb', 1) });
    const plenty = give('ben', items('hide', 10_000));
    expect(plenty.why).toBeNull();
    const back = plenty.back?.['item:hide'] ?? 0;
    expect(back).toBeGreaterThan(9_800);
    expect(part('run')?.phase).toBe('completed');
    const burnt = town.movements.filter(({ credit }) => credit === 'sink:serverMissionContribution');
    expect(burnt.map(({ asset, amount }) => [asset, amount])).toEqual([
      ['item:herb', 40],
      ['item:hide', 10_000 - back],
    ]);
  });

  test('[CA5] trades are what traders tell of the run under way, once they take part', () => {
    const { part, enlist, trade, town } = makeCause(first);
    expect(trade('ana', 1)).toEqual({ type: 'causeOver', run: 1 });
    expect(enlist('ana')).toMatchObject({ why: null, standing: { score: 0, tier: null, countsTrades: true } });
    trade('ana', 3);
    expect(part('member/ana')?.gave).toEqual({ trades: 3 });
    expect(trade('ana', 1, 7)).toEqual({ type: 'causeOver', run: 7 });
    trade('ana', 5_000);
    expect([part('member/ana')?.gave.trades, part('sums')?.given.trades]).toEqual([1_000, 1_000]);
    expect(part('run')?.phase).toBe('running');
    town.advance(168 * hour);
    expect(trade('ana', 1)).toEqual({ type: 'causeOver', run: 1 });
  });

  test('[CA6] a guild counts once, when one of its people has done his part', () => {
    const { part, give, enlist, guilds, order } = makeCause('guild_unity_challenge');
    order('startCause', 1);
    for (const name of ['ana', 'ben']) guilds.set(name, 'iron_1');
    enlist('ana');
    give('ana', items('pearl', 10));
    expect([part('guilds'), part('member/ana')?.gave.guilds]).toEqual([undefined, undefined]);
    give('ana', items('iron_ore', 1_000));
    expect([part('guilds'), part('sums')?.given.guilds]).toEqual([['iron_1'], 1]);
    give('ben', items('iron_ore', 1_000));
    expect([part('member/ben')?.gave.guilds, part('sums')?.given.guilds]).toEqual([1, 1]);
    give('cid', items('iron_ore', 1_000));
    expect(part('member/cid')?.gave).toEqual({ points: 800 });
    guilds.set('cid', 'salt_1');
    give('cid', items('iron_ore', 10));
    expect([part('guilds'), part('sums')?.given.guilds]).toEqual([['iron_1', 'salt_1'], 2]);
  });
});

describe('standing', () => {
  test('[CA7] the score is the mean over all that is asked for, each up to twice one’s part', () => {
    const { give, enlist, trade, part } = makeCause(first);
    expect(give('ana', gold(5_000)).standing).toMatchObject({ score: 500, tier: 2 });
    expect(give('ana', gold(200_000)).standing).toMatchObject({ score: 1_000, tier: 2 });
    trade('ana', 10);
    expect(part('member/ana')).toMatchObject({ score: 1_500, tier: 3 });
    enlist('ben');
    trade('ben', 1);
    expect(part('member/ben')).toMatchObject({ score: 50, tier: null });
    trade('ben', 1);
    expect(part('member/ben')).toMatchObject({ score: 100, tier: 0 });
    expect(part('sums')).toMatchObject({ members: 2, byTier: [1, 0, 0, 1] });
  });

  test('[CA8] [D7] ranks go by score and then by who came first, also after a restart, and one change writes one person', () => {
    const { give, enlist, town, place } = makeCause(first);
    const names = Array.from({ length: 60 }, (_, n) => `p${n}`);
    for (const name of names) {
      town.now += 1;
      enlist(name);
    }
    expect(give('p30', gold(100)).standing).toMatchObject({ rank: 1, of: 60 });
    expect(give('p31', gold(100)).standing).toMatchObject({ rank: 2 });
    expect(give('p59', gold(200)).standing).toMatchObject({ rank: 1 });
    town.restart(place);
    expect(enlist('p31').standing).toMatchObject({ rank: 3 });
    expect(enlist('p0').standing).toMatchObject({ rank: 4 });
    expect(enlist('p58').standing).toMatchObject({ rank: 60 });
    const before = new Map(town.actor(place).parts);
    give('p45', gold(500));
    const written = [...town.actor(place).parts].filter(([key, part]) => before.get(key) !== part).map(([key]) => key);
    expect(written.filter((key) => !key.startsWith('~')).sort()).toEqual(['member/p45', 'sums']);
  });
});

describe('the end', () => {
  /** Ana and Ben give a whole part each, Cid a little; together it is all. */
  const gather = () => {
    const made = makeCause('great_iron_rush', { requirementShare: 0.002 });
    made.order('startCause', 1);
    made.give('cid', ore(1));
    made.give('ana', plus(ore(50), items('hide', 25)));
    return made;
  };
  const rest = plus(plus(ore(49), items('hide', 25)), items('herb', 30));

  test('[CA9] [D8] what is completed brings everybody its buff, until an instant', () => {
    const { part, give, town, trade, enlist } = makeCause(first, { requirementShare: 0.001 });
    enlist('ana');
    trade('ana', 1);
    give('ana', gold(500));
    expect(part('run')).toMatchObject({ phase: 'completed', reached: 1_000 });
    expect(part('buff')).toEqual({ tradePercent: 25, startsAt: town.now, endsAt: town.now + 48 * hour });
  });

  test('[CA10] [D3] rewards are claimed once, after the end, by those who have a tier', () => {
    const { give, claim, enlist, trade, part, town } = makeCause(first, { requirementShare: 0.01 });
    enlist('ana');
    enlist('dan');
    trade('ana', 10);
    expect(claim('ana').why).toBe('causeIsRunning');
    give('ana', gold(5_000));
    expect(part('run')?.phase).toBe('completed');
    const crown = plus(gold(150), items('legendary_merchant_crown', 1));
    expect(claim('ana')).toMatchObject({ why: null, back: crown, standing: { claimed: true } });
    expect(claim('ana')).toMatchObject({ why: 'alreadyClaimed', back: {} });
    expect(claim('dan')).toMatchObject({ why: 'noReward', back: {} });
    expect(claim('eve')).toMatchObject({ why: 'noPartTaken', back: {}, standing: null });
    const made = town.movements.filter(({ debit }) => debit === 'faucet:serverMissionReward');
    expect(made.map(({ asset, amount }) => [asset, amount])).toEqual(Object.entries(crown));
  });

  test('[CA11] a pool is shared by the parts of tiers, and nobody has much of it', () => {
    const { part, give } = gather();
    give('ben', rest);
    const run = part('run');
    expect(run).toMatchObject({ phase: 'completed', poolParts: 50 });
    const terms = { phase: 'completed', reached: 1_000, rewardPercent: 100 } as const;
    const of = (tier: number, poolParts: number) =>
      rewardOf('great_iron_rush', tier, { ...terms, poolParts }, shipped.cause).gold;
    expect(of(3, 50)).toBe(40_000);
    expect(of(3, 2_000)).toBe(10_000);
    expect([of(0, 2_000), of(1, 2_000), of(2, 2_000)]).toEqual([5_000, 6_000, 7_500]);
    // All of them together have the pool and no more.
    expect(40 * of(0, 2_000) + 80 * of(3, 2_000)).toBe(1_000_000);
  });

  test('[CA12] what was not completed pays gold for as much as was reached, and no more', () => {
    const { part, give, claim, enlist, trade, town } = makeCause(first, { requirementShare: 0.01 });
    give('ana', gold(1_250));
    enlist('ben');
    trade('ben', 5);
    town.advance(168 * hour);
    // Half of the trades and a quarter of the gold.
    expect(part('run')).toMatchObject({ phase: 'failed', reached: 250 });
    expect(part('buff')).toBeUndefined();
    // Tier Gold: a quarter of its 5,000, of which a hundredth is asked for and paid.
    expect(claim('ana')).toMatchObject({ why: null, back: gold(12) });
    expect(claim('ana').why).toBe('alreadyClaimed');
    const idle = makeCause(first, { requirementShare: 0.01 });
    idle.enlist('ana');
    idle.trade('ana', 10);
    idle.town.advance(168 * hour);
    expect(idle.claim('ana')).toMatchObject({ why: null, back: {} });
  });

  test('[CA14] [D9] rewards wait for a while; then people are forgotten, some at a time, before the next run begins', () => {
    const { members, enlist, part, order, town, claim } = makeCause(first, { membersForgottenAtOnce: 10 });
    for (let n = 0; n < 35; n++) enlist(`p${n}`);
    order('endCause', 1);
    town.advance(14 * day - 1);
    expect(members()).toHaveLength(35);
    town.now += 1;
    const left = [];
    for (; (town.actor(`cause:${first}`).wakeAt ?? 0) <= town.now; left.push(members().length))
      town.deliver(`cause:${first}`, { type: 'wake' });
    expect(left).toEqual([25, 15, 5, 0]);
    expect(part('run')).toMatchObject({ run: 1, phase: 'resting' });
    expect([part('sums'), claim('p1').why]).toEqual([undefined, 'noPartTaken']);
    // Those of the run before do not come back with the next.
    order('startCause', 2);
    expect(part('run')).toMatchObject({ run: 2, phase: 'running' });
    expect(part('sums')).toMatchObject({ members: 0 });
  });
});

test('[CA13] [D5] operators begin, stop, let go on and end it, each order once', () => {
  const { order, part, town, give, enlist, members } = makeCause('great_iron_rush');
  expect(order('pauseCause', 1)).toMatchObject({ refused: 'causeIsOver' });
  expect(order('startCause', 2)).toEqual({ ok: true, result: { order: 2 } });
  const { nextAt, endsAt = 0 } = part('run') ?? {};
  expect(order('startCause', 3)).toMatchObject({ refused: 'causeIsRunning' });
  expect(order('startCause', 2)).toEqual({ ok: true, result: { order: 2 } });
  town.advance(hour);
  expect(order('pauseCause', 4).ok).toBe(true);
  town.advance(10 * hour);
  expect(give('ana', ore(1))).toMatchObject({ why: 'causeIsPaused', back: ore(1) });
  expect(order('startCause', 5).ok).toBe(true);
  expect(part('run')).toMatchObject({ run: 1, phase: 'running', endsAt: endsAt + 10 * hour, nextAt });
  enlist('ana');
  expect(order('endCause', 6).ok).toBe(true);
  expect(order('endCause', 7)).toMatchObject({ refused: 'causeIsOver' });
  expect(part('run')).toMatchObject({ run: 1, phase: 'failed', endsAt: town.now });
  expect(order('startCause', 8).ok).toBe(true);
  expect([part('run')?.run, part('run')?.phase, members()]).toEqual([2, 'running', []]);
  // Its own turn comes while this run is under way: it waits for the next.
  order('pauseCause', 9);
  town.advance(14 * day);
  expect(part('run')).toMatchObject({ run: 2, phase: 'paused', nextAt: (nextAt ?? 0) + 42 * day });
  expect(town.faults).toEqual([]);
});

test('[CA15] it takes no commands of players', () => {
  const { town, place } = makeCause(first);
  for (const type of ['contribute', 'enlist', 'traded', 'claimReward'])
    expect(town.command(place, { type, gold: 10 })).toMatchObject({ ok: false, refused: 'invalid' });
  expect(town.command(place, { type: 'endCause', order: 1 })).toMatchObject({ ok: false, refused: 'invalid' });
});
