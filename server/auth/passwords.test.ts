import { expect, test } from 'vitest';
import { HashingBusy, isPasswordLong, Passwords } from './passwords.ts';

test('a password has 10 to 128 characters, counted as people count', () => {
  expect(['123456789', '1234567890', 'x'.repeat(128), 'x'.repeat(129), '🙂'.repeat(10)].map(isPasswordLong)).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});

test('the hash is argon2id, never the same twice, and fits its password only', async () => {
  const passwords = new Passwords();
  const [one, two] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwords.verify(one, 'correct horse')).toBe(true);
  expect(await passwords.verify(one, 'wrong horse!')).toBe(false);
});

test('no account says no, after about the same time', async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash('correct horse');
  await passwords.verify(null, 'warm up');
  const time = async (hash: string | null): Promise<number> => {
    const startedAt = performance.now();
    for (let i = 0; i < 5; i += 1) expect(await passwords.verify(hash, 'wrong horse!')).toBe(false);
    return performance.now() - startedAt;
  };
  const [known, unknown] = [await time(stored), await time(null)];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

test('few are hashed at once, few may wait, and all who wait are served', async () => {
  const passwords = new Passwords();
  const all = await Promise.allSettled(Array.from({ length: 70 }, () => passwords.hash('correct horse')));
  const refused = all.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(4);
  for (const result of refused) expect(result.reason).toBeInstanceOf(HashingBusy);
  await passwords.hash('correct horse');
});
