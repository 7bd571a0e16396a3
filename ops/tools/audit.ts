/**
 * npm run audit [-- --json]
 *
 * Recomputes every account from snapshots and logs in one view of the database, value in transit included, and holds it
 * against the ledger. Exit code 1 when any account is wrong, naming it, and when there is none to check; 2 when it cannot.
 */
import { Command } from 'commander';
import { kinds } from '../../actors/kinds.ts';
import type { Audit } from './audit/books.ts';
import { auditDatabase } from './audit/read.ts';
import { explain, withDatabase } from './database.ts';

const WRONG_SHOWN_MAX = 20;

const program = new Command('audit')
  .description('Recompute every account and hold it against the ledger.')
  .option('--json', 'print JSON')
  .parse();

function print({ accounts, movements, assets, wrong }: Audit): void {
  console.log(`${accounts} accounts and ${movements} movements checked`);
  for (const { asset, held, inTransit, made } of assets) {
    console.log(`  ${asset}: ${held} held + ${inTransit} in transit, ${made} came in less what went out`);
  }
  for (const { account, asset, holds, booked } of wrong.slice(0, WRONG_SHOWN_MAX)) {
    console.log(`WRONG ${account}: holds ${holds} ${asset}, the ledger says ${booked}`);
  }
  if (wrong.length > WRONG_SHOWN_MAX) console.log(`... and ${wrong.length - WRONG_SHOWN_MAX} more`);
  if (accounts === 0) console.log('There is nothing to audit: no account anywhere.');
}

try {
  const audit = await withDatabase((url) => auditDatabase(url, kinds));
  const inJson = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
  if (program.opts<{ json?: boolean }>().json) console.log(JSON.stringify(audit, inJson));
  else print(audit);
  process.exitCode = audit.accounts === 0 || audit.wrong.length > 0 ? 1 : 0;
} catch (error) {
  explain(error);
}
