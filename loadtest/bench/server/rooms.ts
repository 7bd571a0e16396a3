/**
 * The trader's room as the bench needs it: the product's own, without the bound on messages a second (one client alone
 * sends hundreds), and, for comparison, one whose commands go to transactions in place of the host.
 */

import type { Reply } from '../../../actors/kit/actor.ts';
import { keyOf } from '../../../actors/kit/address.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import type { Host } from '../../../server/host/Host.ts';
import { TraderRoom } from '../../../server/rooms/TraderRoom.ts';
import type { Transactions } from './transactions.ts';

type Envelope = Parameters<Host['ask']>[1];

export class BenchTraderRoom extends TraderRoom {
  override maxMessagesPerSecond = Number.POSITIVE_INFINITY;
}

export function transactionRoom(transactions: Transactions): typeof TraderRoom {
  const rooms = new Map<string, TraderRoom>();
  return class extends BenchTraderRoom {
    #revision = 0;
    /** Commands of one trader are done in the order in which they came, as an actor does them. */
    #before: Promise<unknown> = Promise.resolve();

    override async onCreate(options: { address: string; roomId: string }): Promise<void> {
      await super.onCreate(options);
      rooms.set(keyOf(this.address), this);
    }

    protected override async ask(envelope: Envelope): Promise<Reply> {
      const trader = keyOf(this.address);
      if (envelope.type === 'open') await transactions.settle(trader, envelope.session);
      if (envelope.type !== 'command') return super.ask(envelope);
      const asked = { ...envelope, body: envelope.body as PlayerCommand };
      const done = this.#before.then(() => transactions.command(trader, asked));
      this.#before = done.catch(() => {});
      const { reply, news } = await done;
      // As much is shown as the kernel's trader shows of a change, and both sides of a trade are told.
      for (const { trader: to, notice } of news) rooms.get(to)?.broadcast('notice', notice);
      if (reply.ok) this.broadcast('parts', { ver: ++this.#revision, all: false, puts: [['changed', reply.result]] });
      return reply;
    }
  };
}
