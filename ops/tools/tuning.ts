/**
 * npm run tuning -- check|apply|revert|list|show|draw
 *
 * The numbers of the game in a designer's hands: a file is checked, applied to a running world on all its nodes, and undone.
 * Exit code 1 for a file that is not good, 2 for what could not be tried.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type pg from 'pg';
import { shipped } from '../../actors/tuning.ts';
import { connectOrExplain } from '../../server/persistence/connect.ts';
import { StartError } from '../../server/start-error.ts';
import { parseText, parseVersion } from './admin/words.ts';
import { explain, withDatabase } from './database.ts';
import { type Checked, checkTuning } from './tuning/check.ts';
import { drawSchema, drawTable, schemaPath, tables, withTable } from './tuning/draw.ts';
import { type Change, changesBetween } from './tuning/knobs.ts';
import { apply, fileOf, readVersions, type Turned, understood } from './tuning/versions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const program = new Command('tuning')
  .description('Turn the numbers of the game.')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

interface Signed {
  readonly author: string;
  readonly note: string;
}

/** A command that is signed. */
const signed = (usage: string, description: string): Command =>
  program
    .command(usage)
    .description(description)
    .option('--author <name>', 'who turns it; whoever is logged in unless it is said', parseText, userInfo().username)
    .requiredOption('--note <text>', 'why', parseText);

async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    const client = await connectOrExplain(url, 'aurelian tuning');
    try {
      const { rows } = await client.query<{ tuning: string | null }>(`SELECT to_regclass('tuning') AS tuning`);
      if (rows[0]?.tuning) return await use(client);
      throw new StartError('This world is older than this tool: start its server once with this build.');
    } finally {
      await client.end();
    }
  });
}

const say = (text: string): void => console.log(text);
const told = ({ key, from, to }: Change): string => `  ${key}: ${from} -> ${to}`;

/** The file, or null when it is not good and that has been said. */
function read(path: string): Checked | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new StartError(`There is no file ${path} that can be read.`);
  }
  const checked = checkTuning(text);
  if ('file' in checked) return checked;
  for (const fault of checked.faults) say(`${path}: ${fault}`);
  process.exitCode = 1;
  return null;
}

function tell({ version, changes }: Turned): void {
  say(`Tuning ${version} is applied: every server of this world goes by it within a second.`);
  for (const change of changes) say(told(change));
  if (changes.length === 0) say('  It changes nothing.');
}

program
  .command('check <file>')
  .description('say whether a file is good, and how it differs from what was shipped')
  .action((path: string) => {
    const checked = read(path);
    if (!checked) return;
    const changes = changesBetween(shipped, checked.tuning);
    say(`${path} is good: ${changes.length} of the numbers are not as shipped.`);
    for (const change of changes) say(told(change));
  });

signed('apply <file>', 'make a file the tuning of the world, which may be running').action(
  async (path: string, { author, note }: Signed) => {
    const checked = read(path);
    if (!checked) return say('Nothing was applied.');
    tell(await withClient((client) => apply(client, { operator: author, reason: note }, checked.file)));
  },
);

signed('revert', 'apply an earlier version anew; 0 is as shipped')
  .argument('<version>', 'its number', parseVersion)
  .action(async (version: number, { author, note }: Signed) => {
    await withClient(async (client) => {
      const checked = checkTuning(JSON.stringify(await fileOf(client, version)));
      if ('file' in checked) return tell(await apply(client, { operator: author, reason: note }, checked.file));
      for (const fault of checked.faults) say(`tuning ${version}: ${fault}`);
      say('Nothing was applied.');
      process.exitCode = 1;
    });
  });

program
  .command('list')
  .description('list the versions: who, when, why, and what each changed')
  .action(async () => {
    const versions = await withClient(readVersions);
    let before: object = shipped;
    for (const { version, at, author, note, file } of versions) {
      const after = understood(file);
      say(`#${version} ${at.toISOString()} ${author}: "${note}"`);
      for (const change of changesBetween(before, after)) say(told(change));
      before = after;
    }
    say(
      versions.length === 0
        ? 'Nobody has turned anything: all is as shipped.'
        : `Tuning ${versions.length} is in force.`,
    );
  });

program
  .command('show')
  .argument('[version]', 'its number', parseVersion)
  .description('print the file of a version, the newest unless it is said')
  .action(async (wanted?: number) => {
    const file = await withClient(async (client) => {
      const version = wanted ?? (await readVersions(client)).at(-1)?.version;
      return fileOf(client, version ?? 0);
    });
    say(JSON.stringify(file, null, 2));
  });

program
  .command('draw')
  .description('write the schema for editors and the tables in the documents anew')
  .action(() => {
    writeFileSync(join(root, schemaPath), drawSchema());
    for (const [path, branches] of Object.entries(tables)) {
      const file = join(root, path);
      writeFileSync(file, withTable(readFileSync(file, 'utf8'), drawTable(branches)));
    }
    say(`${schemaPath} and the tables of ${Object.keys(tables).length} documents are as the code says.`);
  });

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
}
