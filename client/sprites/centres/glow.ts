/** What each centre shines with, in the dark. */
import type { CentreStyle } from '../../looks/kit.ts';

export const centreGlow: Readonly<Record<CentreStyle, number>> = {
  fountain: 0x9fdcff,
  spring: 0x8fe8c0,
  furnace: 0xff7a2c,
  well: 0x8fdce0,
};
