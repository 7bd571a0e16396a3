/**
 * Placement: where an actor that nobody has is loaded. Rendezvous hashing: each node gets a score for the address and the
 * highest wins, so that a node that comes or goes moves only the actors that are to be its own.
 * (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", 1998.)
 */
import { hash } from 'node:crypto';
import type { Address } from '../../actors/kit/address.ts';

/** The incarnation among the candidates, in whatever order; null when there is none. */
export function placeOf(address: Address, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestScore = '';
  for (const inc of candidates) {
    const score = hash('sha1', `${address}@${inc}`);
    if (best === null || score > bestScore) {
      best = inc;
      bestScore = score;
    }
  }
  return best;
}
