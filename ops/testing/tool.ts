/** Runs a tool of ours as a person would: a process with settings; its exit code and what it said. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export function runTool(
  tool: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Said> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...settings };
    const child = execFile(process.execPath, [`ops/tools/${tool}.ts`, ...args], { cwd: ROOT, env }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}
