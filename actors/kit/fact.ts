/** Facts that history has a place for. Another one, or a malformed one, would be lost, or stop every checkpoint of the node. */
import type { Fact } from './actor.ts';

const INTEGER_MAX = 2_147_483_647;
const NAMES = ['hub', 'item', 'buyer', 'seller', 'maker', 'taker'] as const;
const AMOUNTS = ['price', 'quantity'] as const;

/** A fill: who bought what from whom, at which price, by which two orders. */
export function isTrade(fact: Fact): boolean {
  const isAmount = (amount: unknown): boolean =>
    Number.isInteger(amount) && Number(amount) >= 0 && Number(amount) <= INTEGER_MAX;
  return (
    fact.type === 'trade' &&
    NAMES.every((name) => typeof fact[name] === 'string') &&
    AMOUNTS.every((amount) => isAmount(fact[amount]))
  );
}

/** Why the value of this turn moved: an operator's order. It stands beside the movements in the ledger. */
export function isOperatorOrder(fact: Fact): boolean {
  const { type, order, operator, reason } = fact;
  return (
    type === 'operatorOrder' &&
    Number.isSafeInteger(order) &&
    [operator, reason].every((text) => typeof text === 'string')
  );
}

export function hasPlace(fact: Fact): boolean {
  return isTrade(fact) || isOperatorOrder(fact);
}
