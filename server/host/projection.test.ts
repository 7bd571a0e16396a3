import { describe, expect, test } from 'vitest';
import type { ActorRecord, Movement } from '../../actors/kit/record.ts';
import { packCascade, unpackCascade } from './logged.ts';
import { Projection } from './projection.ts';

const aRecord = (address: ActorRecord['address'], movements: Movement[], from?: string): ActorRecord => ({
  ...{ address, epoch: 1, ver: 1, stateVersion: 1, at: 5, wakeAt: null, movements, facts: [] },
  puts: from ? [[`~in/${from}`, 1]] : [],
});
const sends = (who: ActorRecord['address'], amount: number, reason = 'pay'): Movement => ({
  ...{ asset: 'gold', amount, debit: who, credit: 'transit', reason },
});
const gets = (who: ActorRecord['address'], amount: number, reason = 'pay'): Movement => ({
  ...{ asset: 'gold', amount, debit: 'transit', credit: who, reason },
});

/** Rows of the ledger as `seq/ordinal from > to amount`. */
function project(...segments: ActorRecord[][]): string[] {
  const projection = new Projection();
  for (const [i, records] of segments.entries()) projection.add(i + 1, unpackCascade(packCascade(records)));
  return projection
    .history()
    .ledger.map(({ seq, ordinal, debit, credit, amount }) => `${seq}/${ordinal} ${debit} > ${credit} ${amount}`);
}

describe('value and its way', () => {
  test('[D3] what arrives in the segment in which it set out is one movement, from whom to whom', () => {
    expect(
      project([aRecord('trader:a', [sends('trader:a', 5)]), aRecord('auction:x', [gets('auction:x', 5)], 'trader:a')]),
    ).toEqual(['1/0 trader:a > auction:x 5']);
  });

  test('[D3] what is under way at the end of its segment stands in transit, and leaves it in a later one', () => {
    expect(
      project(
        [aRecord('trader:a', [sends('trader:a', 5)])],
        [aRecord('auction:x', [gets('auction:x', 5)], 'trader:a')],
      ),
    ).toEqual(['1/0 trader:a > transit 5', '2/0 transit > auction:x 5']);
  });

  test('[D3] another sender, amount or reason is another movement', () => {
    const setOut = aRecord('trader:a', [sends('trader:a', 5), sends('trader:a', 6, 'gift')]);
    expect(
      project([
        setOut,
        aRecord('auction:x', [gets('auction:x', 5)], 'trader:b'),
        aRecord('auction:x', [gets('auction:x', 6)], 'trader:a'),
        aRecord('auction:x', [gets('auction:x', 6, 'gift')], 'trader:a'),
      ]),
    ).toEqual([
      '1/0 trader:a > transit 5',
      '1/1 trader:a > auction:x 6',
      '1/2 transit > auction:x 5',
      '1/3 transit > auction:x 6',
    ]);
  });

  test('[D3] equal amounts to several receivers find one end each', () => {
    expect(
      project([
        aRecord('auction:x', [sends('auction:x', 5), sends('auction:x', 5)]),
        aRecord('trader:a', [gets('trader:a', 5)], 'auction:x'),
        aRecord('trader:b', [gets('trader:b', 5)], 'auction:x'),
        aRecord('trader:b', [gets('trader:b', 5)], 'auction:x'),
      ]),
    ).toEqual(['1/0 auction:x > trader:a 5', '1/1 auction:x > trader:b 5', '1/2 transit > trader:b 5']);
  });
});
