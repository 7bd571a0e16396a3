/** The embedded database's processes, for tests that freeze or kill them from outside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '../../server/postgres/process.ts';

export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Signals the postmaster, then its children: it would tidy up after them, or start others. */
export function signalDatabase(dataDir: string, name: NodeJS.Signals): void {
  const postmaster = postmasterOf(dataDir);
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster);
  for (const pid of [postmaster, ...children.map(Number)]) signal(pid, name);
}

function parentOf(pid: string): number {
  try {
    // Field 4; the name before it stands in brackets and may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
