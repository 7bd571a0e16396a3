/** An icon, in the colour of the words beside it; those words say what it means. */
import { icons } from 'virtual:icons';
import type { IconName } from '../build/icon-names.ts';

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 512 512" aria-hidden="true">
      <path d={icons[name]} fill="currentColor" />
    </svg>
  );
}
