/** A person: cloak, head, and hair or hat, in colours that follow from who it is. Two pictures: coming and going. */
import { Graphics } from 'pixi.js';
import { makeChance, palette, shade } from './paint.ts';

export interface Look {
  readonly cloak: number;
  readonly skin: number;
  readonly hair: number;
  readonly hat: 'none' | 'brim' | 'hood';
}

const cloaks = [0x9c3a3f, 0x2f6f8f, 0x6b4a8f, 0x3f7d4e, 0xb9812f, 0x8b5a3c, 0x44527a, 0x8c3f6d] as const;
const skins = [0xf2c9a0, 0xe0a878, 0xb97a4e, 0x8a5636, 0x6b4028] as const;
const hairs = [0x2b1d16, 0x59351f, 0x9a6a33, 0xcfb27a, 0x8b8790, 0x7a2f1c] as const;
const hats = ['none', 'brim', 'none', 'hood'] as const;

/** The same look for the same player, always. */
export function lookOf(player: string): Look {
  let seed = 17;
  for (const letter of player) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  const chance = makeChance(seed);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];
  return { cloak: pick(cloaks), skin: pick(skins), hair: pick(hairs), hat: pick(hats) };
}

export function keyOf({ cloak, skin, hair, hat }: Look, isGoing: boolean): string {
  return `${cloak}/${skin}/${hair}/${hat}/${isGoing}`;
}

export function paintAvatar({ cloak, skin, hair, hat }: Look, isGoing: boolean): Graphics {
  const brush = new Graphics();
  brush.ellipse(-5, -2, 5, 3).ellipse(5, -2, 5, 3).fill(0x3a2a20);
  const drape = (from: number, to: number, colour: number) =>
    brush
      .moveTo(from, -38)
      .bezierCurveTo(from * 1.5, -28, from * 1.6, -14, from * 1.45, -4)
      .lineTo(to * 1.45, -4)
      .bezierCurveTo(to * 1.6, -14, to * 1.5, -28, to, -38)
      .closePath()
      .fill(colour);
  drape(-10, 10, cloak);
  drape(2, 10, shade(cloak, 0.75));
  if (isGoing)
    brush
      .moveTo(0, -36)
      .lineTo(0, -5)
      .stroke({ width: 1.5, color: shade(cloak, 0.65) });
  else {
    brush.rect(-13, -22, 25, 4).fill(shade(cloak, 0.55));
    brush.rect(-3, -23, 6, 6).fill(palette.gold);
  }
  brush.poly([-10, -38, 10, -38, 6, -32, -6, -32]).fill(shade(cloak, 1.25));
  brush.circle(0, -47, 10.5).fill(skin);
  if (isGoing) brush.circle(0, -48, 10.8).fill(hair);
  else {
    brush.circle(-4, -46, 1.5).circle(4, -46, 1.5).fill(0x2b1d16);
    brush
      .moveTo(-11, -47)
      .bezierCurveTo(-11, -64, 11, -64, 11, -47)
      .bezierCurveTo(6, -55, -5, -55, -11, -47)
      .fill(hair);
  }
  if (hat === 'brim') {
    brush.ellipse(0, -53, 16, 5.5).fill(shade(cloak, 0.85));
    brush.moveTo(-9, -54).bezierCurveTo(-8, -69, 8, -69, 9, -54).closePath().fill(cloak);
    brush.rect(-9, -57, 18, 3).fill(palette.gold);
  } else if (hat === 'hood') {
    brush
      .moveTo(-12, -41)
      .bezierCurveTo(-15, -66, 15, -66, 12, -41)
      .bezierCurveTo(9, -57, -9, -57, -12, -41)
      .fill(shade(cloak, 1.1));
    if (isGoing) brush.circle(0, -48, 11.4).fill(shade(cloak, 1.05));
  }
  return brush;
}
