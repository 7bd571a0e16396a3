/** What can be known of another process. A pid alone proves nothing: pids are given out again. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

const LINUX = process.platform === 'linux';

/** Tells one life of a pid from the next; null when no such process lives (a zombie does not). */
export function lifeOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!LINUX) return ask('ps', '-o', 'lstart=', '-p', String(pid));
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself hold spaces and parentheses: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** The working folder of a live process, null when there is none or it is hidden from us. */
export function folderOf(pid: number): string | null {
  if (!LINUX) return ask('lsof', '-a', '-p', String(pid), '-d', 'cwd', '-Fn')?.match(/^n(.*)$/m)?.[1] ?? null;
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone, which is all that any sender here wants.
  }
}

/** Waits for `isTrue`; false when `limitMs` passed first. */
export async function waitUntil(isTrue: () => boolean, limitMs: number): Promise<boolean> {
  for (const endsAt = Date.now() + limitMs; !isTrue(); await pause(20)) if (Date.now() > endsAt) return false;
  return true;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function ask(program: string, ...args: string[]): string | null {
  const answer = spawnSync(program, args, { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() ? answer.stdout.trim() : null;
}
