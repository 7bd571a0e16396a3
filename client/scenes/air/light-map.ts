/**
 * The light over the square: the sky's colour and, when it is dark, a glow for every lamp and lit window. Drawn small,
 * over the whole world at once, and multiplied over it; soft as light is, nobody sees how small.
 */
import { Sprite, type Texture } from 'pixi.js';
import { css } from '../../sprites/paint.ts';
import { makeCanvas, makeGlow, textureOf } from '../../sprites/picture.ts';
import { bounds, toScreen } from '../projection.ts';
import type { Quality } from '../quality.ts';
import type { Light } from '../town/light-and-shade.ts';
import type { Sky } from './sky.ts';

/** One pixel of the map for so many of the world. */
const mapScale = 4;
const flickerMs = 130;
const restretchMs = 3_000;
const glowPixels = 64;

export class LightMap {
  readonly view: Sprite;
  readonly #lights: readonly Light[];
  readonly #glows = new Map<number, HTMLCanvasElement>();
  readonly #canvas: HTMLCanvasElement;
  readonly #brush: CanvasRenderingContext2D;
  readonly #texture: Texture;
  readonly #stretched: CanvasRenderingContext2D | null;
  readonly #flickers: boolean;
  #drawn = '';
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** Where the processor draws, it stretches the map once for each change, and not once for each frame. */
  constructor(lights: readonly Light[], quality: Quality) {
    this.#lights = lights;
    this.#flickers = quality.sway;
    const isStretched = quality.renderer === 'canvas';
    const { canvas, brush } = makeCanvas(
      (bounds.right - bounds.left) / mapScale,
      (bounds.bottom - bounds.top) / mapScale,
    );
    [this.#canvas, this.#brush] = [canvas, brush];
    for (const { colour } of lights) {
      const channels = `${(colour >> 16) & 255} ${(colour >> 8) & 255} ${colour & 255}`;
      if (!this.#glows.has(colour)) this.#glows.set(colour, makeGlow(glowPixels, channels));
    }
    const stretched = isStretched ? makeCanvas(canvas.width * mapScale, canvas.height * mapScale) : null;
    this.#stretched = stretched?.brush ?? null;
    this.#texture = textureOf(stretched?.canvas ?? canvas, 1);
    // Soft as it is, it needs no smoothing: a processor draws it in half the time without.
    if (isStretched) this.#texture.source.scaleMode = 'nearest';
    this.view = new Sprite(this.#texture);
    this.view.position.set(bounds.left, bounds.top);
    this.view.scale.set(isStretched ? 1 : mapScale);
    this.view.blendMode = 'multiply';
  }

  draw({ ambient, lamps }: Sky, now: number): void {
    // At noon there is nothing to multiply.
    this.view.visible = ambient < 0xf8f0e0 || lamps > 0;
    const beat = this.#flickers && lamps > 0 ? Math.floor(now / flickerMs) : 0;
    const wanted = `${ambient}/${lamps.toFixed(2)}/${beat}`;
    if (!this.view.visible || wanted === this.#drawn) return;
    if (this.#stretched && now - this.#drawnAt < restretchMs) return;
    this.#drawn = wanted;
    this.#drawnAt = now;
    this.#paint(ambient, lamps, beat);
    this.#stretch();
    this.#texture.source.update();
  }

  #stretch(): void {
    const brush = this.#stretched;
    if (!brush) return;
    brush.globalCompositeOperation = 'copy';
    brush.drawImage(this.#canvas, 0, 0, brush.canvas.width, brush.canvas.height);
  }

  #paint(ambient: number, lamps: number, beat: number): void {
    const brush = this.#brush;
    brush.globalCompositeOperation = 'source-over';
    brush.globalAlpha = 1;
    brush.fillStyle = css(ambient);
    brush.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (lamps <= 0.01) return;
    // Screened and not added: where lamps meet the last daylight nothing burns out.
    brush.globalCompositeOperation = 'screen';
    this.#lights.forEach(({ at, radius, colour, strength, flickers }, index) => {
      const glow = this.#glows.get(colour);
      if (!glow) return;
      const { x, y } = toScreen(at);
      const reach = radius / mapScale;
      const [across, down] = [(x - bounds.left) / mapScale, (y - at.z - bounds.top) / mapScale];
      // Neighbours must not flicker together: each takes another way through the same waves.
      const waver =
        flickers && this.#flickers ? 1 + 0.06 * Math.sin(beat * 0.9 + index * 2.4) * Math.sin(beat * 0.37 + index) : 1;
      brush.globalAlpha = Math.min(1, strength * lamps * waver);
      brush.drawImage(glow, across - reach, down - reach * 0.86, reach * 2, reach * 1.72);
    });
  }
}
