/** A person as a paper doll: what he looks like follows from who he is, and each view and step is one drawing. */
import type { Brush } from './paint.ts';
import {
  css,
  fall,
  fillCircle,
  fillEllipse,
  fillPoly,
  makeChance,
  palette,
  seedOf,
  shade,
  strokePath,
} from './paint.ts';
import type { Frame } from './picture.ts';

const hats = ['none', 'brim', 'none', 'hood', 'cap', 'wreath', 'straw', 'none'] as const;
const hairdos = ['short', 'long', 'bun', 'curly', 'bald'] as const;

export interface Look {
  readonly cloak: number;
  readonly trim: number;
  readonly skin: number;
  readonly hair: number;
  readonly hairdo: (typeof hairdos)[number];
  readonly hat: (typeof hats)[number];
  readonly beard: boolean;
  readonly pack: boolean;
}

/** Towards the reader, half turned, sideways, half away, away; to the right, for the left is their mirror. */
export const views = ['front', 'halfFront', 'side', 'halfBack', 'back'] as const;
export type View = (typeof views)[number];

/** One foot, both, the other foot, both. Whoever stands shows the second. */
export const stepCount = 4;
export const standing = 1;

export const avatarFrame: Frame = { left: -24, right: 24, top: -74, bottom: 6 };
export const headPixels = 66;

const cloaks = [
  ...[0xa23a3d, 0x2d6f93, 0x6d4a96, 0x3c7d50, 0xc08a2e, 0x8f5b3a, 0x3f5290, 0x96406f],
  ...[0x2f8584, 0xb65a2f, 0x59673f, 0x4d4a63],
] as const;
const trims = [0xd9a441, 0xe9dcc0, 0xb8bfca, 0x7a2c3c] as const;
const skins = [0xf4cfa8, 0xe3ad7e, 0xbd8053, 0x8f5b3a, 0x6b432b] as const;
const hairs = [0x2b1d16, 0x5b361f, 0x9a6a33, 0xd2b57c, 0x96928e, 0x7d3119] as const;

/** What the creator lets one choose from, part by part. */
export const avatarParts = {
  ...{ cloak: cloaks, trim: trims, skin: skins, hair: hairs, hairdo: hairdos, hat: hats },
  ...{ beard: [false, true] as const, pack: [false, true] as const },
} as const;

/** Of each part, which one: as a player has chosen. */
export type Choice = { readonly [Part in keyof typeof avatarParts]: number };

/** A number that no part has stands for the first. */
export function lookFrom(choice: Choice): Look {
  const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index] ?? list[0];
  const { cloak, trim, skin, hair, hairdo, hat, beard, pack } = avatarParts;
  return {
    ...{ cloak: pick<number>(cloak, choice.cloak), trim: pick<number>(trim, choice.trim) },
    ...{ skin: pick<number>(skin, choice.skin), hair: pick<number>(hair, choice.hair) },
    ...{ hairdo: pick<Look['hairdo']>(hairdo, choice.hairdo), hat: pick<Look['hat']>(hat, choice.hat) },
    ...{ beard: pick<boolean>(beard, choice.beard), pack: pick<boolean>(pack, choice.pack) },
  };
}

/** Whoever has not chosen: the same for the same player, always. */
export function choiceOf(player: string): Choice {
  const chance = makeChance(seedOf(player));
  const dice = (list: readonly unknown[]) => Math.floor(chance() * list.length);
  const { cloak, trim, skin, hair, hairdo, hat } = avatarParts;
  const choice = { cloak: dice(cloak), trim: dice(trim), skin: dice(skin), hair: dice(hair), hairdo: dice(hairdo) };
  const [isBeardless, wears] = [hairdo[choice.hairdo] === 'bun', dice(hat)];
  return { ...choice, hat: wears, beard: Number(!isBeardless && chance() < 0.25), pack: Number(chance() < 0.45) };
}

export function lookOf(player: string): Look {
  return lookFrom(choiceOf(player));
}

/** How each view turns the body: how far the face is off the middle, and whether it is seen at all. */
const turns: Readonly<Record<View, { readonly face: number; readonly isBack: boolean }>> = {
  front: { face: 0, isBack: false },
  halfFront: { face: 3.4, isBack: false },
  side: { face: 6.6, isBack: false },
  halfBack: { face: 4, isBack: true },
  back: { face: 0, isBack: true },
};

export function paintAvatar(brush: Brush, look: Look, view: View, step: number): void {
  const { face, isBack } = turns[view];
  const swing = step === 0 ? 1 : step === 2 ? -1 : 0;
  const lift = step === standing ? 0 : swing === 0 ? 1.2 : 0;
  paintFeet(brush, view, swing, step);
  brush.save();
  brush.translate(0, -lift);
  if (look.pack && !isBack && view !== 'front') paintPack(brush, -9.5, -29, 0.9);
  if (look.hairdo === 'long' && !isBack) paintLongHair(brush, look, -face * 0.5);
  paintArm(brush, look, view, -swing, -1);
  paintCloak(brush, look, view, swing);
  paintArm(brush, look, view, swing, 1);
  if (look.pack && isBack) paintPack(brush, -face * 0.6, -28, 1.15);
  paintHead(brush, look, view);
  brush.restore();
}

function paintFeet(brush: Brush, view: View, swing: number, step: number): void {
  const isSide = view === 'side';
  const stride = isSide ? 7.5 : view === 'front' || view === 'back' ? 0 : 4;
  const foot = (x: number, y: number) => {
    brush.fillStyle = css(0x3b2a20);
    brush.beginPath();
    brush.roundRect(x - 3.2, y - 9, 6.4, 8, 2);
    brush.fill();
    fillEllipse(brush, x + (isSide ? 1.8 : 0.6), y - 1.4, 5, 2.9, 0x2c1f18);
  };
  const apart = isSide ? 1.5 : 5;
  const raised = (side: number) => (swing === side ? 3.4 : step === 3 && side === 1 ? 1 : 0);
  foot(-apart - stride * swing * 0.9, -raised(-1) * 0.9);
  foot(apart + stride * swing * 0.9, -raised(1) * 0.9 + 0.6);
}

/** From the shoulders to the hem, which swings with the steps. */
function paintCloak(brush: Brush, { cloak, trim }: Look, view: View, swing: number): void {
  const isBack = turns[view].isBack;
  const wide = view === 'side' ? 0.84 : 1;
  const hem = -5;
  const drape = (from: number, to: number) => {
    brush.beginPath();
    brush.moveTo(from * 9.6 * wide, -40);
    brush.bezierCurveTo(from * 14.5 * wide, -34, from * 14 * wide, -18, (from * 14.5 + swing * 1.4) * wide, hem);
    brush.quadraticCurveTo(((from + to) * 7 + swing) * wide, hem + 4.2, (to * 14.5 + swing * 1.4) * wide, hem);
    brush.bezierCurveTo(to * 14 * wide, -18, to * 14.5 * wide, -34, to * 9.6 * wide, -40);
    brush.closePath();
  };
  drape(-1, 1);
  const cloth = brush.createLinearGradient(-15, 0, 15, 0);
  cloth.addColorStop(0, css(shade(cloak, 1.16)));
  cloth.addColorStop(0.5, css(cloak));
  cloth.addColorStop(1, css(shade(cloak, 0.66)));
  brush.fillStyle = cloth;
  brush.fill();
  brush.save();
  brush.clip();
  brush.fillStyle = css(shade(trim, 0.92), 0.95);
  brush.fillRect(-20, hem - 2.6, 40, 2.2);
  for (const x of [-6, 4]) {
    brush.beginPath();
    brush.moveTo(x * 0.6, -34);
    brush.quadraticCurveTo(x, -20, x * 1.3 + swing * 1.5, hem + 3);
    strokePath(brush, shade(cloak, 0.7), 1.1, 0.7);
  }
  if (!isBack) paintFront(brush, view, cloak, trim);
  brush.restore();
  // Cape over the shoulders.
  fillPoly(
    brush,
    [-9.5 * wide, -41, 9.5 * wide, -41, 11.5 * wide, -33, 0, -29.5, -11.5 * wide, -33],
    fall(brush, -41, -29, shade(cloak, 1.24), shade(cloak, 0.94)),
  );
  if (!isBack) fillCircle(brush, turns[view].face * 0.7, -34.5, 2.1, palette.gold);
}

/** The open front with the tunic, and the belt. */
function paintFront(brush: Brush, view: View, cloak: number, trim: number): void {
  const middle = turns[view].face * 0.85;
  if (view !== 'side') {
    fillPoly(brush, [middle - 2.4, -36, middle + 2.4, -36, middle + 5, 0, middle - 5, 0], shade(trim, 0.72), 0.6);
  }
  brush.fillStyle = css(0x4a2f1e);
  brush.fillRect(-16, -22.5, 32, 3.8);
  brush.fillStyle = css(palette.gold);
  brush.fillRect(middle - 2.6, -23.2, 5.2, 5.2);
  brush.fillStyle = css(shade(cloak, 0.5));
  brush.fillRect(middle - 1.1, -21.7, 2.2, 2.2);
}

function paintArm(brush: Brush, { cloak, skin }: Look, view: View, swing: number, side: number): void {
  if (view === 'side' && side < 0) return;
  const isSide = view === 'side';
  const shoulder = isSide ? 0 : side * 10.5;
  const hand = {
    x: isSide ? swing * 6.5 : side * 13.6,
    y: -19 - (isSide ? Math.abs(swing) * 1.2 : swing * side * 1.8),
  };
  brush.beginPath();
  brush.moveTo(shoulder, -35);
  brush.quadraticCurveTo(shoulder + side * 2, -27, hand.x, hand.y);
  strokePath(brush, shade(cloak, side < 0 ? 1.05 : 0.78), 6);
  fillCircle(brush, hand.x, hand.y + 1.4, 2.7, shade(skin, 0.95));
}

function paintPack(brush: Brush, x: number, y: number, size: number): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size, size);
  brush.fillStyle = fall(brush, -9, 9, 0xa3703f, 0x6b4526);
  brush.beginPath();
  brush.roundRect(-7.5, -9, 15, 18, 4.5);
  brush.fill();
  brush.fillStyle = css(0x5a3a20);
  brush.fillRect(-7.5, -2.5, 15, 1.6);
  brush.fillStyle = css(0xc7ae84);
  brush.beginPath();
  brush.roundRect(-8.5, -12.5, 17, 5, 2.5);
  brush.fill();
  brush.restore();
}

function paintLongHair(brush: Brush, { hair }: Look, x: number): void {
  brush.fillStyle = css(shade(hair, 0.8));
  brush.beginPath();
  brush.roundRect(x - 10.4, -54, 20.8, 24, 8);
  brush.fill();
}

function paintHead(brush: Brush, look: Look, view: View): void {
  const { skin } = look;
  const { face, isBack } = turns[view];
  const y = -49;
  const ball = brush.createRadialGradient(-3, y - 4, 1, 0, y, 12);
  ball.addColorStop(0, css(shade(skin, 1.1)));
  ball.addColorStop(0.7, css(skin));
  ball.addColorStop(1, css(shade(skin, 0.8)));
  fillEllipse(brush, 0, y, 10, 10.6, ball);
  if (!isBack) paintFace(brush, look, face, y);
  paintHair(brush, look, view, y);
  paintHat(brush, look, view, y);
}

function paintFace(brush: Brush, { skin, hair, beard }: Look, face: number, y: number): void {
  fillEllipse(brush, face - 4.2, y + 4, 2.2, 1.4, 0xd96a5a, 0.28);
  if (face < 6) fillEllipse(brush, face + 4.2, y + 4, 2.2, 1.4, 0xd96a5a, 0.28);
  for (const eye of face > 6 ? [-1] : [-3.7, 3.7]) fillEllipse(brush, face * 0.86 + eye, y + 1, 1.35, 1.8, 0x2b1d16);
  fillEllipse(brush, face * 1.22, y + 3.6, 1.4, 1.1, shade(skin, 0.82));
  if (!beard) return;
  brush.beginPath();
  brush.moveTo(face - 7.5, y + 3);
  brush.bezierCurveTo(face - 7, y + 14, face + 7, y + 14, Math.min(10, face + 7.5), y + 3);
  brush.bezierCurveTo(face + 3, y + 7, face - 3, y + 7, face - 7.5, y + 3);
  brush.fillStyle = css(shade(hair, 0.92));
  brush.fill();
}

function paintHair(brush: Brush, { hair, hairdo }: Look, view: View, y: number): void {
  if (hairdo === 'bald') return;
  const { face, isBack } = turns[view];
  const gradient = fall(brush, y - 12, y + 8, shade(hair, 1.2), shade(hair, 0.85));
  brush.fillStyle = gradient;
  brush.beginPath();
  if (isBack) {
    const low = hairdo === 'long' ? 17 : 7;
    brush.moveTo(-10.8, y - 1);
    brush.bezierCurveTo(-11.5, y - 15, 11.5, y - 15, 10.8, y - 1);
    brush.bezierCurveTo(11, y + low, -11, y + low, -10.8, y - 1);
  } else {
    // The parting follows the face: less hair on the side one looks to.
    brush.moveTo(-10.8, y + (face > 2 ? 5 : 1));
    brush.bezierCurveTo(-12, y - 15.5, 11, y - 15.5, 10.6, y - 1);
    brush.bezierCurveTo(8 + face * 0.3, y - 6.5, face + 3, y - 7, face * 0.6 - 2, y - 6);
    brush.bezierCurveTo(face * 0.6 - 5, y - 5, -7 + face * 0.55, y - 1, -6.8 + face * 0.6, y + (face > 2 ? 6 : 1));
  }
  brush.closePath();
  brush.fill();
  if (hairdo === 'bun') fillCircle(brush, isBack ? 0 : -face * 0.9, y - 12.5, 4.8, gradient);
  if (hairdo !== 'curly') return;
  for (let curl = 0; curl < 8; curl++) {
    const angle = Math.PI + (curl / 7) * Math.PI;
    fillCircle(brush, Math.cos(angle) * 9.6, y - 3 + Math.sin(angle) * 8.6, 3.6, shade(hair, 0.95 + (curl % 3) * 0.1));
  }
}

function paintHat(brush: Brush, { hat, cloak, trim }: Look, view: View, y: number): void {
  const { face, isBack } = turns[view];
  const tilt = face * 0.25;
  switch (hat) {
    case 'none':
      return;
    case 'brim':
    case 'straw': {
      const felt = hat === 'straw' ? 0xd9bd76 : shade(cloak, 0.86);
      fillEllipse(brush, tilt, y - 5, 15.5, 5, shade(felt, 0.8));
      fillEllipse(brush, tilt, y - 6, 15.5, 4.6, felt);
      brush.beginPath();
      brush.moveTo(-9 + tilt, y - 6);
      brush.bezierCurveTo(-8.5 + tilt, y - 21, 8.5 + tilt, y - 21, 9 + tilt, y - 6);
      brush.closePath();
      brush.fillStyle = fall(brush, y - 18, y - 5, shade(felt, 1.2), shade(felt, 0.88));
      brush.fill();
      brush.fillStyle = css(hat === 'straw' ? 0x7a2c3c : trim);
      brush.fillRect(-8.9 + tilt, y - 9.2, 17.8, 2.8);
      return;
    }
    case 'hood':
      brush.beginPath();
      brush.moveTo(-12, y + 9);
      brush.bezierCurveTo(-15.5, y - 18, 14.5, y - 18, 12, y + 9);
      if (isBack) brush.closePath();
      else {
        brush.bezierCurveTo(10.5, y - 8, face + 3, y - 9.5, face * 0.6 - 1, y - 8);
        brush.bezierCurveTo(face * 0.6 - 8, y - 7, -8.4 + face * 0.4, y, -8 + face * 0.4, y + 9);
      }
      brush.fillStyle = fall(brush, y - 13, y + 9, shade(cloak, 1.22), shade(cloak, 0.85));
      brush.fill();
      return;
    case 'cap':
      brush.beginPath();
      brush.moveTo(-10.6, y - 4);
      brush.bezierCurveTo(-11, y - 16, 10, y - 19, 10.8, y - 4);
      brush.quadraticCurveTo(0, y - 8.5, -10.6, y - 4);
      brush.fillStyle = fall(brush, y - 16, y - 4, shade(cloak, 1.25), shade(cloak, 0.9));
      brush.fill();
      fillCircle(brush, -3 + tilt, y - 15, 2.6, trim);
      return;
    case 'wreath':
      for (let leaf = 0; leaf < 9; leaf++) {
        const angle = Math.PI * 1.06 + (leaf / 8) * Math.PI * 0.88;
        brush.beginPath();
        brush.ellipse(Math.cos(angle) * 10 + tilt, y - 1 + Math.sin(angle) * 8, 3, 1.5, angle + 0.9, 0, Math.PI * 2);
        brush.fillStyle = css(leaf % 2 === 0 ? 0xe0b64e : 0xc9983a);
        brush.fill();
      }
  }
}

/** The view and whether it is mirrored, for a direction on the screen: down is to the reader. */
export function viewOf(x: number, y: number): { readonly view: View; readonly mirrored: boolean } {
  const turn = Math.round(Math.atan2(Math.abs(x), y) / (Math.PI / 4));
  return { view: views[Math.min(views.length - 1, turn)] ?? 'front', mirrored: x < -0.01 };
}
