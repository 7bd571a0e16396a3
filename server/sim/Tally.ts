/** What a simulation has exercised, by name: one that meets nothing proves nothing. */
export type Counts = Readonly<Record<string, number>>;

export class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string, by = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  addAll(counts: Counts): void {
    for (const [what, count] of Object.entries(counts)) this.add(what, count);
  }

  get counts(): Counts {
    return Object.fromEntries([...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}
