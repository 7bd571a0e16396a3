/**
 * Layers of a crowded hub: walkers see the people of their layer, all hear the same talk and trade in the same market.
 * Whoever comes to somebody finds him; the others fill one layer after another, so that no square looks empty.
 */

/** Walkers one room carries well: every frame of it goes to all of them. */
export const LAYER_MAX = 400;
/** Room that is left for whoever comes to somebody. */
const COMPANIONS_MAX = LAYER_MAX + LAYER_MAX / 10;

export interface Layer {
  readonly number: number;
  readonly players: ReadonlySet<string>;
}

/** The number of a layer, perhaps one that is not there yet; numbers begin with 1. */
export function chooseLayer(layers: readonly Layer[], companions: readonly string[]): number {
  const companionsIn = ({ players }: Layer): number => companions.filter((player) => players.has(player)).length;
  const [best] = layers
    .filter((layer) => layer.players.size < COMPANIONS_MAX && companionsIn(layer) > 0)
    .sort((a, b) => companionsIn(b) - companionsIn(a));
  if (best) return best.number;
  const [fullest] = layers
    .filter(({ players }) => players.size < LAYER_MAX)
    .sort((a, b) => b.players.size - a.players.size || a.number - b.number);
  if (fullest) return fullest.number;
  const taken = new Set(layers.map(({ number }) => number));
  for (let number = 1; ; number++) if (!taken.has(number)) return number;
}
