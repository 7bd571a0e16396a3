/** The trial of random slips: each is made in a copy, must compile, and is then shown to the simulator; what it does not see, to the other tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeChance } from '../../../actors/kit/chance.ts';
import { Copy, ROOT } from '../copy.ts';
import { compile, runTests, type TestResult } from '../trial.ts';
import { drawSlip, type Slip, slipsIn, withSlip } from './slips.ts';

/** Committer, mail and ownership. */
const SOURCES = [
  'actors/kit/activation.ts',
  'actors/kit/cascade.ts',
  'actors/kit/draft.ts',
  'server/host/Committer.ts',
  'server/host/Directory.ts',
  'server/host/fold.ts',
  'server/host/Folder.ts',
  'server/host/Host.ts',
  'server/host/Mailroom.ts',
  'server/host/Membership.ts',
  'server/host/placement.ts',
  'server/host/postbox.ts',
  'server/host/recovery.ts',
  'server/host/Residence.ts',
];
const SIMULATOR = ['server/sim/cluster.sim.test.ts'];
const OTHERS = [
  'actors/kit/protocol.sim.test.ts',
  'actors/kit/turn.test.ts',
  'server/host/bounds.test.ts',
  'server/host/commands.test.ts',
  'server/host/fold.test.ts',
  'server/host/gate.test.ts',
  'server/host/host.sim.test.ts',
  'server/host/residence.test.ts',
];

interface Sited extends Slip {
  readonly file: string;
  readonly source: string;
}

export interface Fate {
  readonly slip: Sited;
  readonly caughtBy: 'simulator' | 'other tests' | null;
  readonly title: string;
  readonly seconds: number;
}

/** So many slips that compile, drawn by the seed; tells of each as its fate is known. */
export async function trySlips(seed: number, count: number, tell: (fate: Fate) => void): Promise<Fate[]> {
  const chance = makeChance(seed);
  const slips = SOURCES.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return slipsIn(file, source).map((slip): Sited => ({ ...slip, file, source }));
  });
  console.log(`${slips.length} slips could be made in ${SOURCES.length} files; ${count} are drawn by seed ${seed}.`);
  const copy = new Copy();
  const fates: Fate[] = [];
  try {
    const [failed] = await failures(copy, [...SIMULATOR, ...OTHERS]);
    if (failed) throw new Error(`The copy fails without any slip: ${failed.title}`);
    for (let slip = drawSlip(slips, chance); slip && fates.length < count; slip = drawSlip(slips, chance)) {
      const fate = await trySlip(copy, slip);
      if (!fate) continue;
      fates.push(fate);
      tell(fate);
    }
  } finally {
    copy.remove();
  }
  return fates;
}

/** Null for a slip that the compiler would not let pass. */
async function trySlip(copy: Copy, slip: Sited): Promise<Fate | null> {
  const startedAt = performance.now();
  const fate = (caughtBy: Fate['caughtBy'], title = ''): Fate => {
    return { slip, caughtBy, title, seconds: (performance.now() - startedAt) / 1_000 };
  };
  copy.write(slip.file, withSlip(slip.source, slip));
  try {
    if ((await compile(copy)) !== null) return null;
    const [seen] = await failures(copy, SIMULATOR);
    if (seen) return fate('simulator', seen.title);
    const [other] = await failures(copy, OTHERS);
    return other ? fate('other tests', other.title) : fate(null);
  } finally {
    copy.restore();
  }
}

async function failures(copy: Copy, tests: readonly string[]): Promise<TestResult[]> {
  try {
    return (await runTests(copy, tests)).filter(({ status }) => status === 'failed');
  } catch (error) {
    // They did not come to an end, or not to a report: that is noticed as well.
    return [{ title: String(error).split('\n', 1)[0] ?? '', status: 'failed' }];
  }
}

export function rowOf({ slip, caughtBy, title, seconds }: Fate): string {
  const { file, source, start, end, kind, text } = slip;
  const line = source.slice(0, start).split('\n').length;
  const made = `${oneLine(source.slice(start, end))} > ${oneLine(text)}`;
  const fate = caughtBy ? `${caughtBy}: ${title}` : 'LIVES';
  return `${`${file}:${line}`.padEnd(36)} ${kind.padEnd(18)} ${seconds.toFixed(0).padStart(4)} s  ${fate}\n      ${made}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 70);
