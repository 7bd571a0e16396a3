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
  const players = Array.from({ length: TRADERS }, (_, n) => ({ address: addressOf('trader', `p${n}`), hand: new Hand(`p${n}`, n % 2 === 0) }));
  for (const { address } of players) town.command(address, { type: 'welcome', name: 'Bench', guest: true });
  const refused: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { address, hand } of players) {
      const reply = town.command(address, hand.next());
      if (!reply.ok) refused.push(reply.refused);
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
