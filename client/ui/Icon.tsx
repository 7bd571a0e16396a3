/** An icon, in the colour of the words beside it; those words say what it means. */
import { icons } from 'virtual:icons';
import type { ItemKey } from '../../actors/content/items.ts';
import type { IconName } from '../build/icon-names.ts';
import { iconOf } from '../store/items.ts';

export function Icon({ name }: { readonly name: IconName | ItemKey }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 512 512" aria-hidden="true">
      <path d={icons[iconOf(name)]} fill="currentColor" />
    </svg>
  );
}
