/**
 * What was asked of one's own figure: to walk somewhere, and what to look at there. Windows and the square write it;
 * the square carries it out.
 */
import { signal } from '@preact/signals';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Point } from '../../actors/hub/walking.ts';
import type { WindowName } from './signals.ts';
import { item, openWindow } from './signals.ts';

export interface Errand {
  readonly to: Point;
  /** The exchange is opened at this good on arrival. */
  readonly item?: ItemKey;
  /** This window is opened on arrival. */
  readonly opens?: WindowName;
}

export const errand = signal<Errand | null>(null);

/** He is there. */
export function finishErrand({ item: wanted, opens }: Errand): void {
  errand.value = null;
  if (opens) openWindow.value = opens;
  if (!wanted) return;
  item.value = wanted;
  openWindow.value = 'exchange';
}

/** Something in the square that is being looked at more closely. */
export type Inspected =
  | { readonly kind: 'person'; readonly name: string; readonly mine: boolean; readonly to: Point }
  | { readonly kind: 'stall'; readonly item: ItemKey; readonly to: Point };

export const inspected = signal<Inspected | null>(null);
