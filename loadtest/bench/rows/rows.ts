/** The rows of the bench, in the order in which they are measured. */
import type { Bench } from '../Bench.ts';
import { comingAndGoing, largeBook, recovery } from './actors.ts';
import { causes } from './causes.ts';
import { machine } from './machine.ts';
import { matching } from './matching.ts';
import { nodes } from './nodes.ts';
import { joins, restart, walkers } from './presence.ts';
import { alone, contention, halfSaturated, openLoops, pipelined, saturation, tunePool } from './throughput.ts';

export interface RowGroup {
  readonly name: string;
  readonly says: string;
  /** Groups that must have been measured before. */
  readonly needs?: readonly string[];
  readonly measure: (bench: Bench) => Promise<void>;
}

export const rows: readonly RowGroup[] = [
  { name: 'machine', says: 'the machine itself', measure: machine },
  { name: 'pool', says: 'finding the best pool for the transactions', measure: tunePool },
  { name: 'saturation', says: 'saturation', needs: ['pool'], measure: saturation },
  { name: 'alone', says: 'one client alone', measure: alone },
  { name: 'open', says: 'open loops', measure: openLoops },
  { name: 'half', says: 'half of the saturation', needs: ['pool', 'saturation'], measure: halfSaturated },
  { name: 'zipf', says: 'uniform and Zipf', measure: contention },
  { name: 'pipelined', says: 'sixteen at a time', measure: pipelined },
  { name: 'people', says: 'people coming in', measure: joins },
  { name: 'walkers', says: 'walkers in one square', measure: walkers },
  { name: 'recovery', says: 'recovery of an unfolded log', measure: recovery },
  { name: 'actors', says: 'actors that come and go', measure: comingAndGoing },
  { name: 'book', says: 'a large book', measure: largeBook },
  { name: 'matching', says: 'the book through its rules alone', measure: matching },
  { name: 'causes', says: 'a cause with ten thousand helpers', measure: causes },
  { name: 'nodes', says: 'a trade on two nodes', measure: nodes },
  { name: 'restart', says: 'full restarts', measure: restart },
];
