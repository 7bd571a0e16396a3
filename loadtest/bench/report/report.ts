/** The report of one bench: rows of figures, doubts that spoil them, and what was asked of them. Plain data: it is the JSON file. */
import { type Figure, figureOf } from '../figures.ts';

/** One line of the table: the same question put to one or several servers. */
export interface Row {
  readonly group: string;
  readonly what: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  /** By what was asked: `bare`, `kernel`, `transactions`, or something of the row's own. */
  readonly cells: Readonly<Record<string, Figure>>;
}

export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  /** Null when a figure it needs was not measured. */
  readonly met: boolean | null;
}

export interface Report {
  readonly at: string;
  readonly command: string;
  readonly commit: string;
  readonly seconds: number;
  readonly machine: Readonly<Record<string, string>>;
  readonly database: Readonly<Record<string, string>>;
  readonly method: readonly string[];
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
  readonly notes: readonly string[];
  /** Whatever spoils a figure: a generator short of time, a server that was not saturated. */
  readonly doubts: readonly string[];
}

/** Gathers the values of the repeats, in the order in which rows are first named. */
export class Notebook {
  readonly #rows = new Map<string, Omit<Row, 'cells'> & { values: Map<string, number[]> }>();
  readonly notes: string[] = [];
  readonly doubts: string[] = [];

  add(row: Omit<Row, 'cells'>, cell: string, value: number): void {
    const key = `${row.group}/${row.what}`;
    const kept = this.#rows.get(key) ?? { ...row, values: new Map<string, number[]>() };
    this.#rows.set(key, kept);
    kept.values.set(cell, [...(kept.values.get(cell) ?? []), value]);
  }

  /** Said once, however many repeats say it. */
  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }

  /** The median so far; undefined when nothing was measured. */
  median(group: string, what: string, cell: string): number | undefined {
    const values = this.#rows.get(`${group}/${what}`)?.values.get(cell);
    return values ? figureOf(values).median : undefined;
  }

  rows(): Row[] {
    return [...this.#rows.values()].map(({ values, ...row }) => ({
      ...row,
      cells: Object.fromEntries([...values].map(([cell, each]) => [cell, figureOf(each)])),
    }));
  }
}
