/** At the water: boats that rock, jetties on piles; and the sails of a mill, which turn. */
import type { Brush } from '../paint.ts';
import { css, fillBox, fillPoly, makeChance, palette, shade, spot, strokeLine, strokePath } from '../paint.ts';
import type { Frame } from '../picture.ts';

export const boatFrame: Frame = { left: -70, right: 70, top: -140, bottom: 36 };

export function paintBoat(brush: Brush, cloth: number): void {
  brush.fillStyle = css(0xdff0ee, 0.5);
  brush.beginPath();
  brush.ellipse(2, 12, 60, 16, 0, 0, Math.PI * 2);
  brush.fill();
  const hull = brush.createLinearGradient(0, -12, 0, 18);
  hull.addColorStop(0, css(0x9a6a40));
  hull.addColorStop(1, css(0x4f331f));
  brush.beginPath();
  brush.moveTo(-52, -14);
  brush.bezierCurveTo(-40, 20, 30, 24, 56, -18);
  brush.bezierCurveTo(30, -6, -24, -4, -52, -14);
  brush.fillStyle = hull;
  brush.fill();
  fillPoly(brush, [-48, -13, 0, -20, 52, -17, 24, -8, -20, -6], 0x6b4a2e);
  brush.beginPath();
  brush.moveTo(-50, -13);
  brush.bezierCurveTo(-22, -3, 28, -4, 56, -18);
  strokePath(brush, shade(cloth, 0.9), 3.4);
  brush.beginPath();
  brush.moveTo(0, -10);
  brush.lineTo(2, -128);
  strokePath(brush, 0x5a4028, 4);
  brush.beginPath();
  brush.moveTo(-30, -104);
  brush.lineTo(36, -118);
  strokePath(brush, 0x5a4028, 3);
  const sail = brush.createLinearGradient(-30, 0, 40, 0);
  sail.addColorStop(0, css(shade(palette.cream, 1.02)));
  sail.addColorStop(0.6, css(shade(palette.cream, 0.92)));
  sail.addColorStop(1, css(shade(palette.cream, 0.76)));
  brush.beginPath();
  brush.moveTo(-29, -103);
  brush.lineTo(35, -117);
  brush.bezierCurveTo(48, -82, 44, -56, 34, -36);
  brush.bezierCurveTo(10, -26, -14, -24, -26, -30);
  brush.bezierCurveTo(-18, -60, -20, -80, -29, -103);
  brush.fillStyle = sail;
  brush.fill();
  brush.save();
  brush.clip();
  brush.fillStyle = css(cloth, 0.85);
  brush.fillRect(-40, -84, 100, 15);
  brush.fillRect(-40, -56, 100, 9);
  brush.restore();
  fillPoly(brush, [2, -130, 20, -126, 2, -121], cloth);
}

export const jettyFrame: Frame = { left: -180, right: 180, top: -120, bottom: 120 };

/** Planks on piles along the ground's y, its middle at the origin. */
export function paintJetty(brush: Brush): void {
  const [half, long] = [34, 130];
  for (let y = -long; y <= long; y += 52)
    for (const x of [-half + 4, half - 4])
      fillBox(brush, { x: x - 5, y: y - 5, width: 10, depth: 10, bottom: -16, height: 40 }, 0x5f4630);
  fillBox(brush, { x: -half, y: -long, width: half * 2, depth: long * 2, bottom: 6, height: 6 }, palette.wood);
  const chance = makeChance(3);
  for (let y = -long; y < long; y += 11) {
    const tone = shade(palette.woodLight, 0.82 + chance() * 0.26);
    strokeLine(brush, [spot(-half + 3, y + 5, 12), spot(half - 3, y + 5, 12)], tone, 4.6);
  }
  for (const x of [-half, half])
    for (let y = -long; y <= long; y += 52)
      fillBox(brush, { x: x - 4, y: y - 4, width: 8, depth: 8, bottom: 12, height: 18 }, 0x6f5238);
}

export const sailsFrame: Frame = { left: -98, right: 98, top: -98, bottom: 98 };

/** Four arms of lattice and cloth round the axle. */
export function paintSails(brush: Brush): void {
  for (let arm = 0; arm < 4; arm++) {
    brush.save();
    brush.rotate((arm * Math.PI) / 2 + 0.3);
    fillPoly(brush, [3, -14, 25, -18, 25, -92, 3, -92], shade(palette.cream, 0.98), 0.96);
    for (let lath = -24; lath > -92; lath -= 13) {
      brush.beginPath();
      brush.moveTo(0, lath);
      brush.lineTo(25, lath);
      strokePath(brush, 0x7a5c3c, 1.8);
    }
    brush.beginPath();
    brush.moveTo(0, 0);
    brush.lineTo(0, -95);
    strokePath(brush, 0x5e432a, 5);
    brush.restore();
  }
  brush.beginPath();
  brush.arc(0, 0, 8, 0, Math.PI * 2);
  brush.fillStyle = css(0x4a3524);
  brush.fill();
}
