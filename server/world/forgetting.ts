/**
 * A person is forgotten in two steps: his account first, by himself; then his trader is told, by the node that has him, until he has done it. He does
 * it once, whatever dies in between (TR94).
 */
import { addressOf } from '../../actors/kit/address.ts';
import type { Clock } from '../host/clock.ts';
import type { Host } from '../host/Host.ts';
import type { Forgetting } from '../persistence/Forgetting.ts';
import { every } from './chores.ts';
import { ServerSession, tell } from './tell.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 20;

/** Returns a function that stops it. */
export function watchForgetting(
  host: Host,
  forgetting: Pick<Forgetting, 'waiting' | 'end'>,
  clock: Clock,
  failed: (error: unknown) => void,
): () => void {
  return every(EVERY_MS, clock, failed, async () => {
    for (const { player, name } of await forgetting.waiting(AT_ONCE)) {
      const trader = addressOf('trader', player);
      if (!(await host.directory.isOurs(trader))) continue;
      const reply = await tell(host, ServerSession.forgetting, trader, { type: 'forgetMe', name });
      if (reply.ok) await forgetting.end(player);
    }
  });
}
