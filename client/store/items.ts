/** Words that came over the wire, recognised as content. */
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';
import type { IconName } from '../build/icon-names.ts';

export function isItemKey(key: unknown): key is ItemKey {
  return typeof key === 'string' && Object.hasOwn(catalogue, key);
}

/** A good is drawn as the common one of its sort. */
export function iconOf(name: IconName | ItemKey): IconName {
  return isItemKey(name) ? catalogue[name].base : name;
}
