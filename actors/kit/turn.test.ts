/** One turn: it balances to the coin or has not happened, and a refusal leaves nothing behind. */
import { describe, expect, test } from 'vitest';
import type { ActorKind, Mail } from './actor.ts';
import { accepted, refused } from './actor.ts';
import type { Address, Kind } from './address.ts';
import { Town } from './town.ts';
import { gold } from './value.ts';

/** Does what it is told with its purse, allowed or not. */
interface Deed {
  readonly hold?: number;
  readonly mint?: number;
  readonly burn?: number;
  readonly send?: number;
  readonly refuse?: boolean;
}

interface Parts {
  readonly purse: { readonly gold: number };
}

const ana: Address = 'trader:ana';
const bank: Address = 'auction:bank';

function makePurse(kind: Kind): ActorKind<Parts, 'trader', undefined, Deed, Mail> {
  return {
    kind: kind as 'trader',
    version: 1,
    tuning: undefined,
    parseCommand: (body) => ({ command: body as Deed }),
    makeIndex: () => undefined,
    holdings: (_key, part) => gold((part as Parts['purse']).gold),
    onCommand(turn, { hold, mint, burn, send, refuse }) {
      if (hold !== undefined) turn.put('purse', { gold: hold });
      if (mint !== undefined) turn.mint('starter', { gold: mint });
      if (burn !== undefined) turn.burn('confiscation', { gold: burn });
      if (send !== undefined) turn.send(bank, { type: 'pay' }, { gold: send });
      turn.notify({ type: 'spoken' });
      return refuse ? refused('no') : accepted({});
    },
    onMail(turn, _from, _mail, value) {
      turn.put('purse', { gold: (turn.get('purse')?.gold ?? 0) + (value.gold ?? 0) });
    },
    onBounce() {},
    onWake() {},
  };
}

/** Ana has ten, the bank five. */
function makeTown(): Town {
  const town = new Town([makePurse('trader'), makePurse('auction')]);
  town.command(ana, { mint: 15, hold: 15 });
  town.command(ana, { hold: 10, send: 5 });
  town.notices.length = 0;
  return town;
}

const purses = (town: Town) => [ana, bank].map((address) => town.part<Parts['purse']>(address, 'purse')?.gold);

describe('a turn out of balance is a fault, and has not happened', () => {
  test.each<[string, Deed]>([
    ['value appears', { hold: 11 }],
    ['value vanishes', { hold: 9 }],
    ['more is minted than held', { hold: 11, mint: 2 }],
    ['less is burnt than let go', { hold: 5, burn: 4 }],
    ['more is sent than let go', { hold: 9, send: 2 }],
    ['less than nothing is left, though the sum is right', { hold: -5, send: 15 }],
    ['a debt is sent, though the sum is right', { hold: 12, send: -2 }],
    ['a debt is minted, though the sum is right', { hold: 8, mint: -2 }],
    ['a debt is burnt, though the sum is right', { hold: 12, burn: -2 }],
    ['half a coin is sent, though the sum is right', { hold: 9.5, send: 0.5 }],
    ['more is minted than can be counted', { hold: 2 ** 53 + 10, mint: 2 ** 53 }],
  ])('[D3] %s', (_, deed) => {
    const town = makeTown();
    const movements = town.movements.length;
    expect(town.command(ana, deed)).toEqual({ ok: false, refused: 'fault' });
    expect(purses(town)).toEqual([10, 5]);
    expect(town.movements).toHaveLength(movements);
    expect(town.notices).toEqual([]);
    expect(town.command(ana, { hold: 8, send: 2 })).toMatchObject({ ok: true });
    expect(purses(town)).toEqual([8, 7]);
  });
});

test('[D8] its time never goes back, though the clock does, and whoever restores it', () => {
  const town = makeTown();
  const open = (session: string) => town.deliver(ana, { type: 'open', session, fresh: true })[0]?.record?.at;
  const before = open('a');
  town.now -= 500;
  expect(open('b')).toBe(before);
  town.restart(ana);
  expect(open('c')).toBe(before);
  town.now += 501;
  expect(open('d')).toBe((before ?? 0) + 1);
});

test('[D2] a refusal leaves nothing behind, whatever was written, minted and sent before it', () => {
  const town = makeTown();
  const movements = town.movements.length;
  expect(town.command(ana, { hold: 11, mint: 3, send: 2, refuse: true })).toEqual({ ok: false, refused: 'no' });
  expect(purses(town)).toEqual([10, 5]);
  expect(town.movements).toHaveLength(movements);
  expect(town.notices).toEqual([]);
  expect(town.holdings()).toEqual(town.minted());
});
