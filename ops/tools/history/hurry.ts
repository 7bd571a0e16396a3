/** A real world in a hurry: by a designer's file, and by an operator's orders for whoever is to come far within minutes. */
import { furnish, hurried } from '../../../actors/hurried.ts';
import { placeOrder } from '../admin/orders.ts';
import { apply } from '../tuning/versions.ts';
import { connect } from './connect.ts';

const signature = { operator: 'hurry', reason: 'a world in a hurry' } as const;

/** From now on, on all its nodes. */
export async function hurry(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  await apply(client, signature, hurried);
  await client.end();
}

/** The server gives it to them one after another, while they play. */
export async function furnishAll(databaseUrl: string, players: readonly string[]): Promise<void> {
  const client = await connect(databaseUrl);
  for (const player of players)
    for (const { asset, amount } of furnish(1))
      await placeOrder(client, signature, player, { type: 'grant', what: asset.replace('item:', ''), amount });
  await client.end();
}
