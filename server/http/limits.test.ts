import { expect, test } from 'vitest';
import { makeLimits, networkOf, noLimits, RATES } from './limits.ts';

test('knocks are counted by rule and by who knocks, and each refusal says how long to wait', async () => {
  const limits = makeLimits();
  for (let i = 0; i < RATES.auth; i += 1) expect(await limits.wait('auth', '10.0.0.1')).toBe(0);
  const waitMs = await limits.wait('auth', '10.0.0.1');
  expect(waitMs).toBeGreaterThan(50_000);
  expect(waitMs).toBeLessThanOrEqual(60_000);
  expect(await limits.wait('auth', '10.0.0.2')).toBe(0);
  expect(await limits.wait('registration', '10.0.0.1')).toBe(0);
  expect(await noLimits.wait('auth', '10.0.0.1')).toBe(0);
});

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['p0abc', 'p0abc'],
])('%s knocks as %s', (address, network) => expect(networkOf(address)).toBe(network));
