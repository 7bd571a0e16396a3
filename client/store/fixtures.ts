/** What comes and goes in a square, as far as a view has told: nodes to gather at, the errand board, colours of a contest. */
import { signal } from '@preact/signals';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Point } from '../../actors/hub/walking.ts';
import type { IconName } from '../build/icon-names.ts';

export type Fixture = Point & { readonly key: string } & (
    | { readonly kind: 'node'; readonly item: ItemKey }
    | { readonly kind: 'board' }
    | { readonly kind: 'contest'; readonly cloth: number; readonly icon: IconName }
  );

export const fixtures = signal<readonly Fixture[]>([]);
