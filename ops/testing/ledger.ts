/** The ledger as somebody else would read it, past the server; it trails the world by about a second. */
import { withClient } from './postgres.ts';

/** What these movements come to, by asset. */
export async function booked(
  database: string,
  between: { readonly debit?: string; readonly credit?: string },
): Promise<Record<string, number>> {
  const { debit = '%', credit = '%' } = between;
  const { rows } = await withClient(database, (client) =>
    client.query<{ asset: string; sum: string }>(
      'SELECT asset, sum(amount) FROM ledger WHERE debit LIKE $1 AND credit LIKE $2 GROUP BY asset',
      [debit, credit],
    ),
  );
  return Object.fromEntries(rows.map(({ asset, sum }) => [asset, Number(sum)]));
}
