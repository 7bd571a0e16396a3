/**
 * A cascade: one message and all the mail it sets off among actors at hand, as one atomic group of outcomes (D2).
 * It is never split over two segments. Past the hop limit, mail waits in the outbox for a cascade of its own.
 */
import type { Activation, Envelope, Outcome } from './activation.ts';
import type { Address } from './address.ts';

export const HOPS_MAX = 64;

/** Runs the cascade to its end. `find` gives the actors at hand; the first outcome is the first message's. */
export function runCascade(
  first: Activation,
  envelope: Envelope,
  now: number,
  find: (address: Address) => Activation | undefined,
): Outcome[] {
  const outcomes: Outcome[] = [];
  const queue: { actor: Activation; envelope: Envelope }[] = [{ actor: first, envelope }];
  let hopsLeft = HOPS_MAX;
  const reach = (to: Address) => find(to) !== undefined && hopsLeft-- > 0;

  for (let next = queue.shift(); next; next = queue.shift()) {
    const outcome = next.actor.take(next.envelope, now, reach);
    outcomes.push(outcome);
    for (const { to, seq, mail, value, queued } of outcome.letters) {
      const receiver = queued ? undefined : find(to);
      if (receiver)
        queue.push({ actor: receiver, envelope: { type: 'mail', from: outcome.address, seq, mail, value } });
    }
    // Mail from the outbox is acknowledged here when both ends are at hand: cursor and forgetting are one segment.
    const sender = outcome.took && find(outcome.took.from);
    if (outcome.took && sender) {
      queue.push({ actor: sender, envelope: { type: 'taken', by: outcome.address, through: outcome.took.through } });
    }
  }
  return outcomes;
}
