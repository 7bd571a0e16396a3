/** What every row of the bench shares: the rig, the three stands, how often and how long, and the notebook. */

import type { Load, RunResult } from './driver/talk.ts';
import { tell } from './figures.ts';
import type { Rig, Stand } from './Rig.ts';
import type { Notebook } from './report/report.ts';
import type { Marks, Mode } from './server/talk.ts';

/** Above this the generator would be measuring itself. */
export const GENERATOR_CORES_MAX = 0.7;
/** Below this the server had time left, and was not saturated. */
export const SATURATED_ELU = 0.95;

/** Part of the commands that may be refused before a row is doubted. */
const REFUSED_MAX = 0.01;

export const TRADERS = 256;

export interface Sample {
  readonly perSecond: number;
  readonly result: RunResult;
  readonly marks: Marks;
}

export interface Lengths {
  readonly repeats: number;
  readonly warmupMs: number;
  readonly windowMs: number;
}

export class Bench {
  readonly rig: Rig;
  readonly book: Notebook;
  readonly lengths: Lengths;
  readonly #stands = new Map<Mode, Stand>();

  constructor(rig: Rig, book: Notebook, lengths: Lengths) {
    this.rig = rig;
    this.book = book;
    this.lengths = lengths;
  }

  /** Opened when first asked for, kept for all rows. */
  async stand(mode: Mode): Promise<Stand> {
    const stand = this.#stands.get(mode) ?? (await this.rig.serve(mode, TRADERS));
    this.#stands.set(mode, stand);
    return stand;
  }

  /** One run of a row against one server, with its marks over the same window; the database is left in peace afterwards. */
  async sample(row: string, mode: Mode, load: Partial<Load> & Pick<Load, 'shape'>): Promise<Sample> {
    const { server, driver } = await this.stand(mode);
    const { warmupMs, windowMs } = this.lengths;
    const marked: Promise<Marks>[] = [];
    const whole: Load = { exponent: 0, pipelined: 1, actors: TRADERS, warmupMs, windowMs, ...load };
    const result = await driver.run(
      whole,
      () => void marked.push((marked[0] ?? Promise.resolve()).then(() => server.mark())),
    );
    const marks = await marked[1];
    if (!marks) throw new Error('a run without a window');
    await server.settle();
    this.#examine(`${row}, ${mode}`, result, marks);
    return { perSecond: result.answered / result.seconds, result, marks };
  }

  /** The same question to several servers, one after the other, so often: what disturbs one disturbs all. */
  async interleaved(modes: readonly Mode[], ask: (mode: Mode) => Promise<void>): Promise<void> {
    for (let repeat = 0; repeat < this.lengths.repeats; repeat++) for (const mode of modes) await ask(mode);
  }

  doubt(sentence: string): void {
    if (!this.book.doubts.includes(sentence)) this.book.doubts.push(sentence);
  }

  #examine(run: string, { answered, cores, refused, turnedAway, unanswered }: RunResult, { faults }: Marks): void {
    if (cores > GENERATOR_CORES_MAX)
      this.doubt(`${run}: the generator used ${tell(cores * 100)} % of a core: the row does not count.`);
    if (faults > 0) this.doubt(`${run}: the server counted ${faults} faults.`);
    if (unanswered > 0) this.doubt(`${run}: ${unanswered} commands were never answered.`);
    if (turnedAway > answered * REFUSED_MAX)
      this.book.note(`${run}: the server was busy at times; commands it turned away were sent again.`);
    // A few are the game's own (an order that met another before it could be cancelled); more are not what was to be measured.
    const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
    if (refusals > answered * REFUSED_MAX)
      this.doubt(
        `${run}: ${tell((refusals / (refusals + answered)) * 100)} % refused (${Object.keys(refused).join(', ')}).`,
      );
  }
}
