/**
 * npm run bench -- [--json FILE] [--html FILE] [--quick] [--only NAME]
 *
 * What the kernel costs and what it gives, measured on this machine: the same commands against the room alone, against
 * the kernel on Postgres, and against a transaction per command. Nothing runs beside it that is not part of it.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { Command, Option } from 'commander';
import { Bench, GENERATOR_CORES_MAX, SATURATED_ELU, TRADERS } from './Bench.ts';
import { mix } from './driver/trading.ts';
import { Rig } from './Rig.ts';
import { writeHtml } from './report/html.ts';
import { Notebook, type Report } from './report/report.ts';
import { writeReport } from './report/table.ts';
import { judge } from './report/targets.ts';
import { rows } from './rows/rows.ts';

const FULL = { repeats: 5, warmupMs: 750, windowMs: 2_500 } as const;
const QUICK = { repeats: 2, warmupMs: 500, windowMs: 1_500 } as const;

const options = new Command('bench')
  .description('Measures the kernel against the room alone and against a transaction per command.')
  .option('--json <file>', 'writes the report there as well')
  .option('--html <file>', 'and there, to be looked at')
  .option('--quick', 'fewer and shorter repeats: for a look, not for quoting')
  .addOption(new Option('--only <name>', 'one group of rows').choices(rows.map(({ name }) => name)))
  .parse()
  .opts<{ json?: string; html?: string; quick?: boolean; only?: string }>();

const method = [
  `Commands: ${mix}.`,
  `${TRADERS} traders, a socket each; latencies of open loops count from the instant a command was due.`,
  `The generator is a process of its own on raw ws; above ${GENERATOR_CORES_MAX * 100} % of a core its row does not count.`,
  `A saturation counts only with the server’s event-loop utilisation at ${SATURATED_ELU} or more.`,
  '(a) is the same server with a store in memory that answers at once; (b) the kernel on Postgres; (c) the same room with one interactive Prisma transaction per command, at its best pool size, with the same command memory and ledger.',
  'The wire has no frame of several commands: 16 requests are written to the socket at once, each a frame of its own.',
] as const;

function machine(): Record<string, string> {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: String(cores.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

async function run(): Promise<Report> {
  const startedAt = performance.now();
  const book = new Notebook();
  const rig = await Rig.open();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void rig.close().finally(() => process.exit(1)));
  try {
    const database = await rig.settings();
    const bench = new Bench(rig, book, options.quick ? QUICK : FULL);
    for (const { name, says, measure } of rows) {
      if (options.only && options.only !== name && !needsOf(options.only).includes(name)) continue;
      console.log(`${Math.round((performance.now() - startedAt) / 1_000)} s: ${says} ...`);
      await measure(bench);
    }
    return {
      at: new Date().toISOString(),
      command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
      commit: commit(),
      seconds: Math.round((performance.now() - startedAt) / 1_000),
      ...{ machine: machine(), database, method },
      ...{ rows: book.rows(), targets: judge(book), notes: book.notes, doubts: book.doubts },
    };
  } finally {
    await rig.close();
  }
}

function needsOf(name: string): readonly string[] {
  return rows.find((row) => row.name === name)?.needs ?? [];
}

try {
  const report = await run();
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  if (options.html) writeFileSync(options.html, writeHtml(report));
  console.log(`\n${writeReport(report)}`);
  process.exit(report.doubts.length === 0 && report.targets.every(({ met }) => met !== false) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
