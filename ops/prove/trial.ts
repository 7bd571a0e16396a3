/** The trial of one mutation: it must compile, and a test that carries its promise must fail by an assertion of its own. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Copy } from './copy.ts';
import type { Mutation } from './mutation.ts';
import { carries } from './mutation.ts';

export interface Verdict {
  readonly mutation: Mutation;
  /** The title of the test that noticed; null when the mutation lives. */
  readonly caughtBy: string | null;
  /** Why it counts as alive. */
  readonly why: string;
  readonly seconds: number;
}

/** One test as vitest reports it. */
export interface TestResult {
  readonly title: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

const PROGRAM_MS = 900_000;
/** What a matcher throws, of a promise too, or a property that found a counterexample. */
const ASSERTION = /^(AssertionError|Error: (Property failed after|promise (resolved|rejected)|expected .* to ))/;

export async function tryMutation(copy: Copy, mutation: Mutation): Promise<Verdict> {
  const startedAt = performance.now();
  const verdict = (caughtBy: string | null, why = ''): Verdict => {
    return { mutation, caughtBy, why, seconds: (performance.now() - startedAt) / 1_000 };
  };
  copy.mutate(mutation.edits);
  try {
    const compiled = await compile(copy);
    if (compiled !== null) return verdict(null, `does not compile: ${compiled}`);
    const { promise, tests, asked = '' } = mutation;
    const results = await runTests(copy, tests, { titles: `\\[${promise}\\].*${asked}`, promise });
    const caught = results.find((result) => carries(result.title, mutation.promise) && hasAsserted(result));
    return caught ? verdict(caught.title) : verdict(null, describe(results));
  } finally {
    copy.restore();
  }
}

export function hasAsserted({ status, failureMessages = [] }: TestResult): boolean {
  return status === 'failed' && failureMessages.some((message) => ASSERTION.test(message));
}

function describe(results: readonly TestResult[]): string {
  const failed = results.filter(({ status }) => status === 'failed');
  const [first] = failed.flatMap(({ failureMessages = [] }) => failureMessages);
  return first
    ? `failed without an assertion: ${first.split('\n', 1)[0]}`
    : `${results.length} tests, none of which failed`;
}

/** Null, or what the compiler complains of. */
export async function compile(copy: Copy): Promise<string | null> {
  const { code, said } = await run(copy, 'tsc', ['--build', 'ops']);
  return code === 0 ? null : (said.trim().split('\n', 1)[0] ?? '');
}

/** Runs the test files in the copy; if one promise is looked for, those whose titles match. */
export async function runTests(
  copy: Copy,
  files: readonly string[],
  looked?: { readonly titles: string; readonly promise: string },
): Promise<TestResult[]> {
  const report = join(copy.root, 'report.json');
  rmSync(report, { force: true });
  const projects = [...new Set(files.map(projectOf))].flatMap((name) => ['--project', name]);
  const which = looked ? ['-t', looked.titles] : [];
  const args = ['run', ...projects, ...files, ...which, '--reporter=json', `--outputFile=${report}`];
  const { said } = await run(copy, 'vitest', args, looked ? { PROMISE: looked.promise } : {});
  const results = readReport(report);
  if (!results) throw new Error(`no report from the tests, which said:\n${said.slice(-2_000)}`);
  return results.filter(({ status }) => status === 'passed' || status === 'failed');
}

const projectOf = (file: string): string =>
  /\.(db|room)\.test/.test(file) ? 'db' : /\.sim\.test/.test(file) ? 'sim' : 'unit';

function readReport(file: string): TestResult[] | null {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
      testResults: { assertionResults: TestResult[] }[];
    };
    return testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    return null;
  }
}

/** In a group of its own, which ends with it: what is broken on purpose may go round in circles for ever. */
function run(
  copy: Copy,
  program: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(copy.root, 'node_modules', '.bin', program), args, {
      cwd: copy.root,
      env: { ...process.env, ...more, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const end = (): void => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(end, PROGRAM_MS);
    process.once('exit', end);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code, said });
    });
  });
}
