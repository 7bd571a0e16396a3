import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { lockDataDir } from './lock.ts';
import { lifeOf } from './process.ts';

let dataDir: string;
const lockFile = () => join(dataDir, 'server.lock');

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'aurelian-lock-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

test('a data folder is made, held by one server, and free again after it', () => {
  const lock = lockDataDir(dataDir, 2567);
  expect(() => lockDataDir(dataDir, 2568)).toThrow(/already running on port 2567 .* set PORT and DATA_DIR/);
  lock.release();
  expect(existsSync(lockFile())).toBe(false);
  lockDataDir(dataDir, 2568).release();
});

test.each([
  ['a dead process', { pid: 999_999_999, life: '1', port: 1 }],
  ['an earlier life of a pid that is in use again', { pid: process.pid, life: 'earlier', port: 1 }],
])('the lock of %s is taken over', (_, holder) => {
  lockDataDir(dataDir, 1).release();
  writeFileSync(lockFile(), JSON.stringify(holder));
  lockDataDir(dataDir, 2567).release();
});

test('a lock that cannot be read is stale', () => {
  lockDataDir(dataDir, 1).release();
  writeFileSync(lockFile(), '');
  lockDataDir(dataDir, 2567).release();
});

test('a released lock leaves the lock of its successor alone', () => {
  const lock = lockDataDir(dataDir, 2567);
  writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, life: lifeOf(process.pid), port: 2 }));
  lock.release();
  expect(existsSync(lockFile())).toBe(true);
});

test('a folder that cannot be written is one sentence', () => {
  const file = join(dataDir, '..', 'file');
  writeFileSync(file, '');
  expect(() => lockDataDir(join(file, 'data'), 2567)).toThrow(StartError);
  expect(() => lockDataDir(join(file, 'data'), 2567)).toThrow(/cannot be written .* point DATA_DIR elsewhere/);
});
