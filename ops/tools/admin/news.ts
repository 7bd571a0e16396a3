/** News: what operators have to say to everybody, for a while. */
import type pg from 'pg';
import { act, type Signature } from './record.ts';

export function announce(
  client: pg.Client,
  signature: Signature,
  { title, text, until }: { readonly title: string; readonly text: string; readonly until: Date },
): Promise<number> {
  return act(client, signature, async (id) => {
    await client.query('INSERT INTO news (id, ends_at, title, text) VALUES ($1, $2, $3, $4)', [id, until, title, text]);
    return { action: 'news', target: null, details: { title, until: until.toISOString() }, result: id };
  });
}
