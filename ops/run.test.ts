import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../actors/kit/assert.ts';
import { lifeOf, signal, waitUntil } from '../server/postgres/process.ts';

const LAUNCHER = fileURLToPath(new URL('run.mjs', import.meta.url));
const STOPPING = new URL('../server/stopping.ts', import.meta.url).href;
let folder: string;
let script: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aurelian-run-'));
  script = join(folder, 'script.ts');
  writeFileSync(
    script,
    `import { onStopRequest } from ${JSON.stringify(STOPPING)};
     const code: number = Number(process.argv[2]);
     const timer = setInterval(() => {}, 1000);
     onStopRequest(() => { clearInterval(timer); process.exitCode = code; });
     console.log(process.pid);`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function launch(code: string): Promise<{ launcher: ChildProcess; pid: number }> {
  const launcher = spawn(process.execPath, [LAUNCHER, script, code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(must(launcher.stdout, 'its output'), 'data');
  return { launcher, pid: Number(String(line)) };
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'the launcher hands %s on and ends as its script does',
  async (name) => {
    const { launcher } = await launch('7');
    launcher.kill(name);
    expect(await once(launcher, 'exit')).toEqual([7, null]);
  },
);

test('a script whose launcher was killed stops gently by itself', async () => {
  const { launcher, pid } = await launch('0');
  launcher.kill('SIGKILL');
  expect(await waitUntil(() => lifeOf(pid) === null, 5_000)).toBe(true);
});

test('a script that was killed ends its launcher with the code a shell would give', async () => {
  const { launcher, pid } = await launch('0');
  signal(pid, 'SIGKILL');
  expect(await once(launcher, 'exit')).toEqual([137, null]);
});

test('a signal to npm, whose shell dies of it and says nothing, reaches the script all the same', async () => {
  const command = `"${process.execPath}" "${LAUNCHER}" "${script}" 0; true`;
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(must(shell.stdout, 'its output'), 'data');
  const pid = Number(String(line));
  shell.kill('SIGTERM');
  expect(await waitUntil(() => lifeOf(pid) === null, 5_000)).toBe(true);
});
