/** A backup while the server runs: one moment of the database, read in one transaction that nobody waits for. */
import packageJson from '../../../package.json' with { type: 'json' };
import { DatabaseView } from '../../../server/persistence/DatabaseView.ts';
import { FORMAT, type Line, type Sums, writeLines } from './backup-file.ts';
import { dump } from './dump.ts';

export async function backUp(url: string, file: string): Promise<Sums> {
  const view = await DatabaseView.open(url);
  let sums: Sums = {};
  try {
    const lines = async function* (): AsyncGenerator<Line> {
      yield {
        backup: 'aurelian',
        format: FORMAT,
        at: new Date().toISOString(),
        build: packageJson.version,
        migrations: await view.rows(
          `SELECT migration_name AS name, checksum FROM _prisma_migrations
           WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
        ),
      };
      sums = yield* dump(view);
    };
    await writeLines(file, lines());
  } finally {
    await view.close();
  }
  return sums;
}
