/** The mix is what the report says it is, and it can go on for ever. */
import { expect, test } from 'vitest';
import { auction } from '../../../actors/auction/actor.ts';
import { homeHub } from '../../../actors/content/hubs.ts';
import { addressOf } from '../../../actors/kit/address.ts';
import { Town } from '../../../actors/kit/town.ts';
import { trader } from '../../../actors/trader/actor.ts';
import { Hand } from './trading.ts';

const TRADERS = 10;
const ROUNDS = 400;

function play(): { town: Town; refused: string[] } {
  const town = new Town([trader, auction]);
  const players = Array.from({ length: TRADERS }, (_, n) => ({
    address: addressOf('trader', `p${n}`),
    hand: new Hand(n % 2 === 0),
  }));
  for (const { address } of players) town.command(address, { type: 'welcome', name: 'Bench', guest: true });
  const refused: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { address, hand } of players) {
      const command = hand.next();
      const reply = town.command(address, command);
      if (!reply.ok) refused.push(reply.refused);
      else if (hand.cares(command)) hand.rests((reply.result as { order: string }).order);
    }
  }
  return { town, refused };
}

test('nothing is ever refused, and a trade comes about every four commands', () => {
  const { town, refused } = play();
  expect(refused).toEqual([]);
  const trades = town.facts.filter(({ type }) => type === 'trade').length;
  expect(trades / (TRADERS * ROUNDS)).toBeCloseTo(0.25, 1);
});

test('nobody grows rich or poor, and the book stays small', () => {
  const { town } = play();
  expect(town.actor(addressOf('auction', homeHub)).parts.size).toBeLessThan(3 * TRADERS + 5);
  for (let n = 0; n < TRADERS; n++) {
    const { gold = 0 } = town.holdings(addressOf('trader', `p${n}`));
    expect(gold).toBeGreaterThan(400);
    expect(gold).toBeLessThan(600);
  }
});

test('with answers long under way nothing is cancelled that is not known to rest', () => {
  const hand = new Hand(true);
  const types = Array.from({ length: 16 }, () => hand.next().type);
  expect(types).not.toContain('cancelOrder');
  hand.rests('p0-1');
  const later = Array.from({ length: 8 }, () => hand.next());
  expect(later.filter(({ type }) => type === 'cancelOrder')).toEqual([{ type: 'cancelOrder', order: 'p0-1' }]);
});
