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

test('no account says no, and is checked like any other: it waits its turn at the hash', async () => {
  const passwords = new Passwords();
  expect(await passwords.verify(null, 'wrong horse!')).toBe(false);
  const all = Array.from({ length: 66 }, () => passwords.hash('correct horse'));
  await expect(passwords.verify(null, 'wrong horse!')).rejects.toThrow(HashingBusy);
  await Promise.all(all);
});

test('few are hashed at once, few may wait, and all who wait are served', async () => {
  const passwords = new Passwords();
  const all = await Promise.allSettled(Array.from({ length: 70 }, () => passwords.hash('correct horse')));
  const refused = all.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(4);
  for (const result of refused) expect(result.reason).toBeInstanceOf(HashingBusy);
  await passwords.hash('correct horse');
});
