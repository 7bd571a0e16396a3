/** The measure of each landmark, where it shines at night and where it smokes. Data and nothing else. */
import type { Landmark } from '../../looks/towns.ts';
import { type Spot, spot } from '../paint.ts';

export interface Plan {
  readonly wide: number;
  readonly deep: number;
  readonly tall: number;
  /** Where it shines at night, and where it smokes. */
  readonly lights?: readonly Spot[];
  readonly smoke?: readonly Spot[];
}

export const plans: Readonly<Record<Landmark, Plan>> = {
  temple: { wide: 230, deep: 170, tall: 220, lights: [spot(115, 150, 60), spot(40, 176, 50), spot(200, 176, 50)] },
  hall: { wide: 240, deep: 150, tall: 290, lights: [spot(74, 160, 40), spot(166, 160, 40), spot(240, 80, 40)] },
  works: {
    ...{ wide: 240, deep: 170, tall: 240 },
    ...{ lights: [spot(120, 176, 40)], smoke: [spot(50, 34, 200), spot(150, 34, 232)] },
  },
  lighthouse: { wide: 180, deep: 180, tall: 290, lights: [spot(90, 90, 228), spot(90, 90, 232)] },
  clinic: { wide: 220, deep: 140, tall: 230, lights: [spot(112, 146, 36), spot(34, 146, 46)] },
  mill: { wide: 170, deep: 170, tall: 220, lights: [spot(110, 140, 30)] },
  depot: { wide: 240, deep: 160, tall: 190, lights: [spot(80, 166, 40), spot(178, 166, 40)] },
  watchtower: { wide: 160, deep: 160, tall: 300, lights: [spot(80, 80, 168), spot(76, 160, 60)] },
  totems: { wide: 190, deep: 170, tall: 220, lights: [spot(110, 150, 24)], smoke: [spot(110, 60, 196)] },
  observatory: { wide: 190, deep: 190, tall: 300, lights: [spot(140, 140, 120), spot(110, 150, 60)] },
  belfry: { wide: 220, deep: 150, tall: 210, lights: [spot(110, 160, 40), spot(110, 160, 156)] },
  cistern: { wide: 190, deep: 190, tall: 140, lights: [spot(130, 150, 34)] },
  portal: { wide: 170, deep: 110, tall: 240, lights: [spot(85, 55, 116), spot(85, 80, 60)] },
  wreck: { wide: 220, deep: 130, tall: 240, lights: [spot(110, 110, 40)] },
  shrine: { wide: 220, deep: 190, tall: 240, lights: [spot(110, 95, 170), spot(110, 200, 20)] },
  headframe: { wide: 210, deep: 180, tall: 270, lights: [spot(60, 160, 40)] },
  keep: { wide: 230, deep: 180, tall: 280, lights: [spot(115, 190, 40), spot(62, 190, 90), spot(168, 190, 90)] },
  colonnade: { wide: 230, deep: 180, tall: 170, lights: [spot(118, 110, 90)] },
};
