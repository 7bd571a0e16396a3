/**
 * Which names are shown where many stand close: greedily, the first in the list first, each that meets none already
 * shown. Pure, and without a new object per name: it runs many times a second.
 */
export interface Label {
  /** Middle and foot of the label, in pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Answer: whether there is room for it. */
  shown: boolean;
}

/** So many pixels of another label may be covered: letters do not fill their boxes. */
const overlapMax = 2;

/** Labels come in order of importance. */
export function declutter(labels: readonly Label[]): void {
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index];
    if (label) label.shown = !meetsShown(label, labels, index);
  }
}

function meetsShown(label: Label, labels: readonly Label[], before: number): boolean {
  for (let index = 0; index < before; index++) {
    const other = labels[index];
    if (!other?.shown) continue;
    const across = (label.width + other.width) / 2 - Math.abs(label.x - other.x);
    const down = Math.min(label.y, other.y) - Math.max(label.y - label.height, other.y - other.height);
    if (across > overlapMax && down > overlapMax) return true;
  }
  return false;
}
