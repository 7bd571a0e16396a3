/** Causes as a trader has to do with them, rule by rule; against real causes. */
import { expect, test } from 'vitest';
import type { CauseKey } from '../../content/causes.ts';
import type { Goods } from '../../content/goods.ts';
import { kinds } from '../../kinds.ts';
import type { Address } from '../../kit/address.ts';
import { Town } from '../../kit/town.ts';
import { makeStandIn, makeTunedTown, place, season, square } from '../../testing.ts';
import type { Tuning } from '../../tuning.ts';
import { parseTuning, shipped } from '../../tuning.ts';
import type { TraderParts } from '../state.ts';

const festival = 'cause:grand_trade_festival';
const rush = 'cause:great_iron_rush';

function turned(file: object): Tuning {
  const parsed = parseTuning({ cause: file });
  return 'tuning' in parsed ? parsed.tuning : shipped;
}

/** Ana and Ben may give what they have; the festival and the rush are under way. */
function makeWorld(file: object = {}) {
  const town = makeTunedTown(turned(file), 'ana', 'ben');
  for (const address of [festival, rush] as const) town.command(address, { type: 'open' });
  town.command(rush, { type: 'startCause', order: 1, operator: 'olga', reason: 'a test' });
  /** The reason in the one answer, `done`, or what his own trader said. */
  const ask = (name: string, type: string, more: object = {}): string => {
    const before = town.notices.length;
    const reply = town.command(`trader:${name}`, { type, ...more });
    if (!reply.ok) return reply.refused;
    const news = town.notices.slice(before).find(({ notice }) => notice.type === 'causeAnswered');
    return String(news?.notice['why'] ?? 'done');
  };
  const give = (name: string, goods: Goods, gold = 0, cause: CauseKey = 'great_iron_rush', more: object = {}) =>
    ask(name, 'contribute', { cause, gold, goods, ...more });
  const causes = (name: string) => town.part<TraderParts['causes']>(`trader:${name}`, 'causes');
  const goods = (name: string) => town.part<Goods>(`trader:${name}`, 'goods/capital_city') ?? {};
  const gold = (name: string) => town.part<{ gold: number }>(`trader:${name}`, 'purse')?.gold;
  return { town, ask, give, causes, goods, gold };
}

test('[TR67] [TR48] [D3] he gives what lies where he is, and nothing that is bound', () => {
  const { town, give, causes, goods, gold } = makeWorld();
  expect(give('ana', {})).toBe('nothingToCarry');
  expect(give('ana', { iron_ore: 11 })).toBe('notEnoughGoods');
  expect(give('ana', {}, 501)).toBe('notEnoughGold');
  expect(give('ana', { iron_ore: -1 })).toBe('invalid');
  expect(give('ana', { iron_ore: 1 }, 0, 'no_such_cause' as CauseKey)).toBe('invalid');
  expect(give('ana', { iron_ore: 4, hide: 1 })).toBe('done');
  expect(goods('ana')).toMatchObject({ iron_ore: 6, hide: 5 });
  expect(causes('ana')).toMatchObject({ asks: 1, standings: { great_iron_rush: { run: 1, rank: 1, of: 1 } } });
  expect(give('ana', {}, 100, 'grand_trade_festival')).toBe('done');
  expect(gold('ana')).toBe(400);
  town.command('trader:ana', { type: 'travel', to: 'market_square' });
  expect(give('ana', { iron_ore: 1 })).toBe('onTheRoad');
  town.advance(600_000);
  expect(give('ana', { iron_ore: 1 })).toBe('notEnoughGoods');
  town.command('trader:ben', { type: 'welcome', name: 'ben', guest: true });
  expect(give('ben', { iron_ore: 1 })).toBe('bound');
  expect(town.holdings()).toEqual(town.minted());
});

test('[TR68] [D3] each thing he asks has one answer, with what was not taken, also where the cause is broken', () => {
  const { town, give, goods, gold } = makeWorld({ requirementShare: 0.0001 });
  expect(give('ana', { iron_ore: 8, herb: 1 }, 30)).toBe('done');
  expect([goods('ana')['iron_ore'], goods('ana')['herb'], gold('ana')]).toEqual([5, 7, 500]);
  expect(give('ana', { iron_ore: 1 })).toBe('notWanted');
  expect(goods('ana')['iron_ore']).toBe(5);
  expect(town.holdings()).toEqual(town.minted());
  const broken = { ...makeStandIn('cause'), onMail: () => expect.unreachable('a bug of the cause') };
  const quiet = new Town([...kinds.filter(({ kind }) => kind === 'trader'), broken]);
  quiet.command('trader:ben', { type: 'welcome', name: 'ben', guest: false });
  season(quiet, 'trader:ben');
  const gift = { type: 'contribute', cause: 'great_iron_rush', gold: 20, goods: { iron_ore: 2 } };
  expect(quiet.command('trader:ben', gift)).toEqual({ ok: true, result: { ask: 1 } });
  const notice = { type: 'causeAnswered', ask: 1, cause: 'great_iron_rush', why: 'fault' };
  expect(quiet.notices.at(-1)?.notice).toEqual(notice);
  expect(quiet.part('trader:ben', 'purse')).toEqual({ gold: 500 });
  expect(quiet.part('trader:ben', 'goods/capital_city')).toMatchObject({ iron_ore: 10 });
});

test('[TR69] a crystal is used up with what the limit does not count', () => {
  const { town, give, goods } = makeWorld();
  expect(give('ana', { herb: 1 }, 0, 'great_iron_rush', { beacon: true })).toBe('notEnoughGoods');
  const grant = {
    type: 'grant',
    order: 1,
    asset: 'item:beacon_crystal',
    amount: 1,
    operator: 'olga',
    reason: 'a test',
  };
  town.command('trader:ana', grant);
  expect(give('ana', { herb: 1 }, 0, 'great_iron_rush', { beacon: true })).toBe('done');
  expect(goods('ana')).toMatchObject({ herb: 7 });
  expect(goods('ana')['beacon_crystal']).toBeUndefined();
  expect(town.movements.filter(({ credit }) => credit === 'sink:consumableUse')).toHaveLength(1);
});

test('[TR70] what is filled is told to the causes he takes part in, if it is large enough', () => {
  const { town, ask, causes } = makeWorld({ tradeGoldMin: 10 });
  town.command(square, { type: 'open' });
  const counted = (name: string) => town.part<{ gave: object }>(festival, `member/${name}`)?.gave;
  place(town, 'ana', { side: 'sell', item: 'hide', price: 6, quantity: 2 });
  place(town, 'ben', { side: 'buy', item: 'hide', price: 6, quantity: 2 });
  expect([counted('ana'), counted('ben')]).toEqual([undefined, undefined]);
  expect(ask('ana', 'joinCause', { cause: 'grand_trade_festival' })).toBe('done');
  expect(causes('ana')?.standings.grand_trade_festival).toMatchObject({ countsTrades: true });
  place(town, 'ana', { side: 'sell', item: 'hide', price: 6, quantity: 2 });
  place(town, 'ben', { side: 'buy', item: 'hide', price: 6, quantity: 2 });
  expect([counted('ana'), counted('ben')]).toEqual([{ trades: 1 }, undefined]);
  place(town, 'ana', { side: 'sell', item: 'hide', price: 9, quantity: 1 });
  place(town, 'ben', { side: 'buy', item: 'hide', price: 9, quantity: 1 });
  expect(counted('ana')).toEqual({ trades: 1 });
  // The run is over: one letter more, and then no other.
  town.command(festival, { type: 'endCause', order: 2, operator: 'olga', reason: 'a test' });
  place(town, 'ana', { side: 'sell', item: 'herb', price: 6, quantity: 2 });
  place(town, 'ben', { side: 'buy', item: 'herb', price: 6, quantity: 2 });
  expect(causes('ana')?.standings.grand_trade_festival).toMatchObject({ run: 1, countsTrades: false });
});

test('[TR71] a reward is claimed where he is, told once and kept in the feed', () => {
  const { town, ask, give, gold } = makeWorld({ requirementShare: 0.01 });
  expect(ask('ana', 'claimReward', { cause: 'grand_trade_festival' })).toBe('noPartTaken');
  give('ana', {}, 100, 'grand_trade_festival');
  expect(ask('ana', 'claimReward', { cause: 'grand_trade_festival' })).toBe('causeIsRunning');
  town.actor(festival).parts.set('sums', { given: { trades: 10, gold: 4_950 }, members: 1, byTier: [0, 0, 0, 1] });
  give('ana', {}, 60, 'grand_trade_festival');
  const before = gold('ana') ?? 0;
  expect(ask('ana', 'claimReward', { cause: 'grand_trade_festival' })).toBe('done');
  const rewarded = { type: 'causeRewarded', cause: 'grand_trade_festival', gold: 50, goods: { master_trader_seal: 1 } };
  expect(town.notices.filter(({ notice }) => notice.type === 'causeRewarded')).toEqual([
    { address: 'trader:ana' satisfies Address, notice: rewarded },
  ]);
  expect(gold('ana')).toBe(before + 50);
  expect(ask('ana', 'claimReward', { cause: 'grand_trade_festival' })).toBe('alreadyClaimed');
  expect(town.part('trader:ana', 'feed')).toMatchObject({ last: expect.any(Number) });
});

test('[TR72] what he has is to be seen by nobody, unless he wants it to be', () => {
  const { town, ask } = makeWorld();
  expect(town.part('trader:ana', 'person')).toBeUndefined();
  ask('ana', 'showWealth', { shown: true });
  expect(town.part('trader:ana', 'person')).toEqual({ wealthShown: true });
  ask('ana', 'showWealth', { shown: false });
  expect(town.part('trader:ana', 'person')).toEqual({});
});
