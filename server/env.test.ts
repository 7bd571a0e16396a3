import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLoopback, keepAuthSecret, readEnv } from './env.ts';
import { StartError } from './start-error.ts';

const SECRET = 'a'.repeat(32);

describe('settings', () => {
  test('have defaults, and an empty one is unset', () => {
    const env = readEnv({ PORT: '', LIMITS: ' ' });
    expect(env).toMatchObject({
      port: 2567,
      host: null,
      limits: true,
      timeScale: 1,
      logRetentionDays: 7,
      logRetentionMb: 2048,
    });
    expect(env).toMatchObject({ databaseUrl: null, isLoopback: false, trustProxy: 0, isProduction: false });
  });

  test.each([
    [{ PORT: 'abc' }, /^PORT must be a port from 1 to 65535/],
    [{ PORT: '0' }, /^PORT must/],
    [{ PORT: '70000' }, /^PORT must/],
    [{ PORT: '80.5' }, /^PORT must/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be postgresql:/],
    [{ REDIS_URL: 'localhost:6379' }, /^REDIS_URL must/],
    [{ PUBLIC_ADDRESS: 'game.example' }, /^PUBLIC_ADDRESS must/],
    [{ AUTH_SECRET: 'short' }, /^AUTH_SECRET must be at least 32/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY must/],
    [{ TIME_SCALE: '0' }, /^TIME_SCALE must/],
    [{ TIME_SCALE: 'Infinity' }, /^TIME_SCALE must/],
    [{ LIMITS: 'false' }, /^LIMITS must be "on" or "off"/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
    [{ LOG_RETENTION_MB: '1' }, /^LOG_RETENTION_MB must/],
    [{ METRICS_TOKEN: 'x' }, /^METRICS_TOKEN must/],
  ])('%o is refused in one sentence', (source, sentence) => {
    expect(() => readEnv(source)).toThrow(StartError);
    expect(() => readEnv(source)).toThrow(sentence);
  });

  test('a refusal never repeats what was set: it may be a secret', () => {
    expect(() => readEnv({ DATABASE_URL: 'mysql://me:hunter2@host/x' })).not.toThrow(/hunter2/);
  });

  test('LIMITS=off goes with a loopback address only', () => {
    expect(() => readEnv({ LIMITS: 'off' })).toThrow(/LISTEN_HOST=127.0.0.1/);
    expect(readEnv({ LIMITS: 'off', LISTEN_HOST: '127.0.0.1' }).limits).toBe(false);
  });

  test('time runs as it is in production', () => {
    expect(readEnv({ TIME_SCALE: '60' }).timeScale).toBe(60);
    expect(() => readEnv({ TIME_SCALE: '60', NODE_ENV: 'production' })).toThrow(/TIME_SCALE/);
  });

  test('a public address needs a secret of its own', () => {
    expect(() => readEnv({ PUBLIC_ADDRESS: 'https://game.example' })).toThrow(/AUTH_SECRET/);
    expect(readEnv({ PUBLIC_ADDRESS: 'https://game.example', AUTH_SECRET: SECRET }).isProduction).toBe(true);
  });
});

test('the secret is made once, kept for this user alone, and not silently replaced', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aurelian-env-'));
  const made = keepAuthSecret({ authSecret: null, dataDir });
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(keepAuthSecret({ authSecret: null, dataDir })).toBe(made);
  expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(keepAuthSecret({ authSecret: SECRET, dataDir })).toBe(SECRET);
  writeFileSync(join(dataDir, 'auth-secret'), 'x');
  expect(() => keepAuthSecret({ authSecret: null, dataDir })).toThrow(StartError);
  rmSync(dataDir, { recursive: true });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['::ffff:127.0.0.1', true],
  ['::', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['127.evil.example', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test('what login shells set for themselves (MAIL, HOST) is none of ours', () => {
  const settings = { MAIL: '/var/mail/somebody', HOST: 'machine.example', LIMITS: 'on' };
  expect(readEnv(settings)).toEqual(readEnv({}));
});

test('one of several nodes is named by the database and the Redis it shares, and needs the secret of all', () => {
  const shared = { DATABASE_URL: 'postgresql://u:p@db/aurelian', REDIS_URL: 'redis://redis:6379' };
  expect(() => readEnv(shared)).toThrow(/^Several nodes .* need one AUTH_SECRET/);
  const secret = { AUTH_SECRET: 's'.repeat(32) };
  expect(readEnv({ ...shared, ...secret }).company).toEqual({
    ...{ redisUrl: 'redis://redis:6379', site: '', linkHost: '127.0.0.1', linkPort: 0 },
  });
  const told = { NODE_ADDRESS: 'https://n1.example.org/', LINK_ADDRESS: '10.0.0.7:2600' };
  expect(readEnv({ ...shared, ...secret, ...told }).company).toMatchObject({
    ...{ site: 'https://n1.example.org', linkHost: '10.0.0.7', linkPort: 2600 },
  });
  expect(readEnv({ ...shared, ...secret, PUBLIC_ADDRESS: 'https://play.example.org' }).company?.site).toBe(
    'https://play.example.org',
  );
  expect(() => readEnv({ NODE_ADDRESS: 'n1.example.org' })).toThrow(/^NODE_ADDRESS must/);
  expect(() => readEnv({ LINK_ADDRESS: '10.0.0.7' })).toThrow(/^LINK_ADDRESS must/);
  expect(readEnv({ REDIS_URL: 'redis://redis:6379' }).company).toBeNull();
});
