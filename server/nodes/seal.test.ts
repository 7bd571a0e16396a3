import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Seal } from './seal.ts';

const SECRET = 's'.repeat(32);
const ana = new Seal(SECRET, 'ana');
const ben = new Seal(SECRET, 'ben');

describe('the seal between nodes', () => {
  test('[D6] what one closes the other opens, as it was and from whom it was', () => {
    const body = { is: 'mail', message: { letters: [{ seq: 1, value: { gold: 2 ** 50 } }], text: 'é€' } };
    expect(ben.open(ana.close('ben', body))).toEqual({ from: 'ana', body });
  });

  test('[D6] it opens nowhere but where it was meant for, and for nobody with another secret', () => {
    expect(ana.open(ana.close('ben', 1))).toBeNull();
    expect(new Seal('t'.repeat(32), 'ben').open(ana.close('ben', 1))).toBeNull();
    expect(ben.open(new Seal('t'.repeat(32), 'ana').close('ben', 1))).toBeNull();
  });

  test('[D6] whatever is changed on the way, or made up, opens nowhere', () => {
    const frame = ana.close('ben', { is: 'nudge' });
    const place = fc.nat(frame.length - 1);
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(frame);
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        expect(ben.open(changed)).toBeNull();
      }),
    );
    fc.assert(fc.property(place, (length) => ben.open(frame.subarray(0, length)) === null));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => ben.open(bytes) === null));
  });
});
