/** The audit of a database, as a report tells it: in balance or not, and in one sentence. */
import { kinds } from '../actors/kinds.ts';
import { auditDatabase } from '../ops/tools/audit/read.ts';

export interface Asked {
  readonly asked: true;
  readonly balanced: boolean;
  readonly said: string;
}

export async function askAudit(url: string): Promise<Asked> {
  const { accounts, movements, wrong } = await auditDatabase(url, kinds);
  const checked = `${accounts} accounts, ${movements} movements checked`;
  const [first] = wrong;
  if (accounts === 0) return { asked: true, balanced: false, said: `no account at all, ${movements} movements` };
  if (!first) return { asked: true, balanced: true, said: `balanced (${checked})` };
  const { account, asset, holds, booked } = first;
  const said = `${account} holds ${holds} ${asset}, the ledger says ${booked}; ${wrong.length} wrong in all (${checked})`;
  return { asked: true, balanced: false, said };
}
