/**
 * Value: gold and goods as one bag of integers, so that conservation (D3) is one rule and not two.
 * An asset is `gold` or `item:<key>`. Amounts are safe integers; a bag never holds a zero.
 */
import { assert } from './assert.ts';

export type Asset = 'gold' | `item:${string}`;
export type Value = Readonly<Partial<Record<Asset, number>>>;

export const nothing: Value = {};

export function gold(amount: number): Value {
  return amount === 0 ? nothing : { gold: amount };
}

export function items(key: string, amount: number): Value {
  return amount === 0 ? nothing : { [`item:${key}`]: amount };
}

/** What a bag holds, typed. */
export function assetsOf(value: Value): Asset[] {
  return Object.keys(value) as Asset[];
}

/** The entries of a bag, typed. */
export function entriesOf(value: Value): [Asset, number][] {
  return Object.entries(value) as [Asset, number][];
}

/** `left + factor x right`; throws when an amount leaves the safe integers. */
export function plus(left: Value, right: Value, factor: 1 | -1 = 1): Value {
  if (isNothing(right)) return left;
  if (factor === 1 && isNothing(left)) return right;
  const sum: Partial<Record<Asset, number>> = {};
  for (const asset of assetsOf(left)) if (right[asset] === undefined) sum[asset] = left[asset] ?? 0;
  for (const asset of assetsOf(right)) {
    const total = (left[asset] ?? 0) + factor * (right[asset] ?? 0);
    assert(Number.isSafeInteger(total), () => `amount of ${asset} is not a safe integer: ${total}`);
    if (total !== 0) sum[asset] = total;
  }
  return sum;
}

export function minus(left: Value, right: Value): Value {
  return plus(left, right, -1);
}

export function isNothing(value: Value): boolean {
  for (const _ in value) return false;
  return true;
}

/** True when no amount is negative or fractional: what may lie in an account or travel in mail. */
export function isSound(value: Value): boolean {
  for (const asset in value) if (!isAmount(value[asset as Asset] ?? 0)) return false;
  return true;
}

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;
