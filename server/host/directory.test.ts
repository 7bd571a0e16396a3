/** What a node remembers of where actors are, and when it does not go by that. */
import { expect, test } from 'vitest';
import { addressOf } from '../../actors/kit/address.ts';
import { SystemClock } from './clock.ts';
import { Directory } from './Directory.ts';

const trader = addressOf('trader', 'ana');
const about = { address: '', site: '', leaseLeftMs: 5_000, isDraining: false };

/** A node in company, and the owner of the trader as the database has it. */
function aNode() {
  const row: { owner: string | null } = { owner: 'other' };
  const owners = async () => new Map(row.owner ? [[trader, row.owner]] : []);
  const directory = new Directory({ inc: 'own', owners }, new SystemClock(0));
  directory.update(['own', 'other'].map((inc) => ({ inc, ...about })));
  return { row, directory };
}

test('[D4] who is asked for an actor that another had when it last looked, looks again', async () => {
  const { row, directory } = aNode();
  expect(await directory.locate(trader)).toBe('other');
  row.owner = 'own';
  expect(await directory.locate(trader)).toBe('other');
  expect(await directory.isOurs(trader)).toBe(true);
});

test('[D4] a node that goes is the place of nothing, even if its row does not say so yet', () => {
  const { directory } = aNode();
  directory.leave();
  directory.update(['own', 'other'].map((inc) => ({ inc, ...about })));
  expect(Array.from({ length: 20 }, (_, n) => directory.placeOf(addressOf('trader', `t${n}`)))).toEqual(
    Array(20).fill('other'),
  );
});
