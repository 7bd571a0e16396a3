/** Who can see whom: the square is cut into cells, and a walker sees his own cell and those around it. */
import { square } from './square.ts';
import type { Point } from './walking.ts';

const columns = Math.ceil(square.width / square.cellSize);
const rows = Math.ceil(square.height / square.cellSize);

export const cellCount = columns * rows;

/** Cells are numbered row by row, from the north-west corner. */
export function cellOf({ x, y }: Point): number {
  return clamp(y, rows) * columns + clamp(x, columns);
}

/** The cell and those that touch it: nine inside the square, six at a wall, four in a corner. */
export function neighboursOf(cell: number): readonly number[] {
  return table[cell] ?? [];
}

const table = Array.from({ length: cellCount }, (_, cell) => {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const around: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) around.push(r * columns + c);
  }
  return around;
});

function clamp(position: number, count: number): number {
  return Math.min(Math.max(Math.floor(position / square.cellSize), 0), count - 1);
}
