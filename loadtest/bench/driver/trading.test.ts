/** The mix is what the report says it is, and it can go on for ever. */
import { describe, expect, test } from 'vitest';
import { auction } from '../../../actors/auction/actor.ts';
import { homeHub } from '../../../actors/content/hubs.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { localPercent } from '../../../actors/content/markets.ts';
import * as merchant from '../../../actors/hub/rules.ts';
import { addressOf } from '../../../actors/kit/address.ts';
import { Town } from '../../../actors/kit/town.ts';
import { trader } from '../../../actors/trader/actor.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { shipped } from '../../../actors/tuning.ts';
import { makeRng } from '../../schedule.ts';
import { makePicker } from './picker.ts';
import { Hand, ITEM, marketPrice } from './trading.ts';

interface Played {
  readonly town: Town;
  readonly commands: readonly PlayerCommand[];
  readonly refused: readonly string[];
  /** Of each trader, how many are open at the end. */
  readonly open: readonly number[];
}

/** So many commands of traders picked by Zipf's exponent; each hears of what he did only that many commands of his later. */
function play(traders: number, { exponent = 0, lag = 0, count = 20_000 } = {}): Played {
  const town = new Town([trader, auction]);
  const addresses = Array.from({ length: traders }, (_, n) => addressOf('trader', `p${n}`));
  const hands = addresses.map((_, n) => new Hand(n % 2 === 0));
  const news = addresses.map((): (() => void)[] => []);
  for (const address of addresses) town.command(address, { type: 'welcome', name: 'Bench', guest: true });
  const pick = makePicker(traders, exponent, makeRng(1));
  const [commands, refused]: [PlayerCommand[], string[]] = [[], []];
  for (let n = 0; n < count; n++) {
    const at = pick();
    const [hand, address, heard] = [hands[at], addresses[at], news[at]];
    if (!hand || !address || !heard) continue;
    while (heard.length > lag) heard.shift()?.();
    const command = hand.next();
    commands.push(command);
    town.notices.length = 0;
    const reply = town.command(address, command);
    if (!reply.ok) refused.push(`${command.type} ${reply.refused}`);
    // As a server tells it: first what happened, then the answer.
    for (const { address: to, notice } of town.notices) {
      const whose = addresses.indexOf(to as typeof address);
      news[whose]?.push(() => hands[whose]?.hears(notice));
    }
    heard.push(() => hand.answered(command, reply));
  }
  return { town, commands, refused, open: addresses.map((address) => town.actor(address).index).map(openOf) };
}

const openOf = (index: unknown): number => (index as { open: number }).open;

describe.each([
  ['uniform, answered at once', 64, {}],
  ['uniform, answered late', 64, { lag: 31 }],
  ['a few much more often than the rest', 64, { exponent: 1.5 }],
  ['a few much more often than the rest, answered late', 64, { exponent: 1.5, lag: 31 }],
] as const)('%s', (_, traders, how) => {
  const { town, commands, refused, open } = play(traders, how);

  test('hardly anything is refused: at most an order that met another before it could be taken back', () => {
    expect(refused.filter((why) => why !== 'cancelOrder orderIsClosed')).toEqual([]);
    expect(refused.length).toBeLessThan(commands.length * 0.01);
  });

  test('a trade comes about every four commands', () => {
    const trades = town.facts.filter(({ type }) => type === 'trade').length;
    expect(trades / commands.length).toBeGreaterThan(0.15);
    expect(trades / commands.length).toBeLessThan(0.35);
  });

  test('nobody grows rich or poor, and nobody has more orders open than a newcomer may', () => {
    expect(Math.max(...open)).toBeLessThan(50);
    for (let n = 0; n < traders; n++) {
      const { gold = 0 } = town.holdings(addressOf('trader', `p${n}`));
      expect(gold).toBeGreaterThan(250);
      expect(gold).toBeLessThan(650);
    }
  });
});

test('one alone meets nobody, and is never refused', () => {
  const { refused, open } = play(1, { count: 2_000 });
  expect(refused).toEqual([]);
  expect(open[0]).toBeLessThan(20);
});

test('with answers long under way nothing is cancelled that is not known to rest', () => {
  const hand = new Hand(true);
  const commands = Array.from({ length: 16 }, () => hand.next());
  expect(commands.map(({ type }) => type)).not.toContain('cancelOrder');
  const [resting] = commands;
  if (resting) hand.answered(resting, { ok: true, result: { order: 'p0-1' } });
  const later = Array.from({ length: 8 }, () => hand.next());
  expect(later.filter(({ type }) => type === 'cancelOrder')).toEqual([{ type: 'cancelOrder', order: 'p0-1' }]);
});

test('a merchant at ease neither buys nor sells at the price of the traders', () => {
  const usual = { localPercent: localPercent(ITEM, homeHub), eventPercent: 100 };
  const tuning = shipped.hub.merchant;
  for (const noise of [-tuning.noiseShare, 0, tuning.noiseShare]) {
    const market = { ...usual, noise };
    const fresh = merchant.makeStock(ITEM, 0, tuning, market);
    const { midMilli } = merchant.driftStock(ITEM, fresh, tuning.tickMs, tuning.tickMs, tuning, market);
    const { buy, sell } = merchant.priceOf(itemOf(ITEM), midMilli, tuning);
    expect(buy).toBeLessThan(marketPrice);
    expect(sell).toBeGreaterThan(marketPrice);
  }
});
