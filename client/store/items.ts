/** Words that came over the wire, recognised as content. */
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';

export function isItemKey(key: unknown): key is ItemKey {
  return typeof key === 'string' && Object.hasOwn(catalogue, key);
}
