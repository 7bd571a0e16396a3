/** Causes by hand: the operator writes a numbered order, the server's cause carries it out, once. */
import type pg from 'pg';
import { parseCommand } from '../../../actors/cause/messages.ts';
import type { CauseKey } from '../../../actors/content/causes.ts';
import { causeKeys } from '../../../actors/content/causes.ts';
import { StartError } from '../../../server/start-error.ts';
import { act, type Signature } from './record.ts';

export const causeOrders = { start: 'startCause', pause: 'pauseCause', end: 'endCause' } as const;
export type CauseOrder = keyof typeof causeOrders;

/** The number of the order. */
export function orderCause(client: pg.Client, signature: Signature, what: CauseOrder, cause: string): Promise<number> {
  if (!causeKeys.includes(cause as CauseKey))
    throw new StartError(`There is no cause called ${cause}: there are ${causeKeys.join(', ')}.`);
  return act(client, signature, async (order) => {
    const type = causeOrders[what];
    const parsed = parseCommand({ type, order, ...signature });
    if ('invalid' in parsed) throw new StartError(`This cannot be ordered: ${parsed.invalid}.`);
    await client.query('INSERT INTO operator_order (id, type, cause, operator, reason) VALUES ($1, $2, $3, $4, $5)', [
      order,
      type,
      cause,
      signature.operator,
      signature.reason,
    ]);
    return { action: `${what}-cause`, target: cause, result: order };
  });
}
