/** What hubs and guilds agree on: what an owner may ask for as tax, and what allies may spare one another. */
import type { AllyTerms } from '../letters.ts';

export const taxes = { percentMin: 1, percentMax: 15 } as const;
/** Allies help one another; nobody travels or trades for nothing. */
export const sparedPercentMax = 50;

export function boundTax(percent: number): number {
  return within(percent, taxes.percentMin, taxes.percentMax);
}

export function boundTerms({ tollPercent, feePercent }: AllyTerms): AllyTerms {
  return { tollPercent: boundSpared(tollPercent), feePercent: boundSpared(feePercent) };
}

export function boundSpared(percent: number): number {
  return within(percent, 0, sparedPercentMax);
}

/** Of gold at a gate, what an ally of the owner keeps: never more than half. */
export function sparedAtGate(gold: number, tollPercent: number): number {
  return Math.min(Math.floor(gold / 2), Math.round((gold * boundSpared(tollPercent)) / 100));
}

/** A fee for one who is spared a part of it. */
export function feeFor(fee: number, feePercent: number): number {
  return fee - Math.floor((fee * boundSpared(feePercent)) / 100);
}

function within(percent: number, min: number, max: number): number {
  return Math.min(Math.max(Math.floor(percent) || 0, min), max);
}
