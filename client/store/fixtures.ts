/** What stands in a square beside stalls and houses: nodes to gather at, the errand board, colours of a contest. */
import { signal } from '@preact/signals';
import type { HubKey } from '../../actors/content/hubs.ts';
import { gatheredIn } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import type { Point } from '../../actors/hub/walking.ts';
import type { IconName } from '../build/icon-names.ts';
import { boardSpot, nodeSpots } from '../scenes/town/spots.ts';

export type Fixture = Point & { readonly key: string } & (
    | { readonly kind: 'node'; readonly item: ItemKey }
    | { readonly kind: 'board' }
    | { readonly kind: 'contest'; readonly cloth: number; readonly icon: IconName }
  );

export const fixtures = signal<readonly Fixture[]>([]);

/** The nodes of a hub, one good after another, and its errand board. */
export function fixturesOf(hub: HubKey): readonly Fixture[] {
  const items = gatheredIn(hub);
  const nodes = nodeSpots.flatMap((spot, index): Fixture[] => {
    const item = items[index % items.length];
    return item ? [{ ...spot, key: `node/${index}`, kind: 'node', item }] : [];
  });
  return [...nodes, { ...boardSpot, key: 'board', kind: 'board' }];
}
