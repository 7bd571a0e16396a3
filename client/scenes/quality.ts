/**
 * What this machine is asked to draw. The canvas tier draws no added light, for its renderer mixes blend modes up;
 * the low one draws nothing that only pleases. Motion that nobody asked for stops where it is not wanted.
 */
import { settings } from '../store/settings.ts';
export interface Quality {
  readonly renderer: 'webgl' | 'canvas';
  /** Texture pixels for one pixel of the world. */
  readonly resolution: number;
  /** Halos of added light. */
  readonly halos: boolean;
  /** Trees and banners move, lights flicker. */
  readonly sway: boolean;
  /** Smoke, motes and fireflies, rain and snow. */
  readonly specks: boolean;
  /** What no walker can be behind is part of the ground: many things less to draw. */
  readonly baked: boolean;
}

export interface Wishes {
  /** As in the address of the page. */
  readonly renderer: string | null;
  readonly quality: string | null;
  readonly pixelRatio: number;
  readonly isCalm: boolean;
}

export function chooseQuality({ renderer, quality, pixelRatio, isCalm }: Wishes): Quality {
  const isCanvas = renderer === 'canvas';
  const isLow = quality === 'low';
  return {
    renderer: isCanvas ? 'canvas' : 'webgl',
    resolution: isCanvas || isLow ? 1 : Math.min(2, Math.max(1.5, pixelRatio)),
    halos: !isCanvas && !isLow,
    sway: !isCanvas && !isLow && !isCalm,
    specks: !isLow && !isCalm,
    baked: quality !== 'full' && (isCanvas || isLow),
  };
}

export function readWishes(search: string): Wishes {
  const asked = new URLSearchParams(search);
  return {
    renderer: asked.get('renderer'),
    quality: asked.get('quality'),
    pixelRatio: window.devicePixelRatio,
    isCalm: settings.peek().isCalm || window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}
