/**
 * The ground of a square. Both ends of the wire compute with it, each client for itself, so it changes with a build and is
 * no tuning.
 */
export const square = {
  width: 1_600,
  height: 1_200,
  // Across the square in ten seconds.
  walkSpeedPerSecond: 160,
  // A longer step could jump over the fountain's edge.
  stepMsMax: 250,
  // Where people enter, and how far apart they stand there.
  gate: { x: 800, y: 1_120 },
  gateSpread: 96,
  fountain: { x: 800, y: 600, radius: 90 },
  // Side of a cell: what a walker sees is his own cell and those around it.
  cellSize: 200,
} as const;
