/**
 * A line of people waiting, by number: joined at the end, left from anywhere, read from the front.
 * Who leaves makes a hole; holes are swept before they outnumber the waiting, so each step is cheap. Numbers and people lie side by
 * side, not in pairs: a search reads nothing but numbers.
 */
import { must } from '../kit/assert.ts';

export class Line<T extends { readonly seq: number }> {
  #seqs: number[] = [];
  /** Null where somebody left. */
  #holders: (T | null)[] = [];
  /** All before it are holes. */
  #front = 0;
  #size = 0;
  #inOrder = true;

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    this.#order();
    return this.#holders[this.#front] ?? undefined;
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    this.#order();
    for (let at = this.#front; at < this.#holders.length; at++) {
      const holder = this.#holders[at];
      if (holder) yield holder;
    }
  }

  add(holder: T): void {
    const last = this.#seqs.at(-1);
    // A restore brings parts in any order; they are sorted once, when first read.
    if (last !== undefined && last > holder.seq) this.#inOrder = false;
    this.#push(holder);
    this.#size++;
  }

  replace(holder: T): void {
    // Found first: looking may line all of them up anew.
    const at = this.#placeOf(holder.seq);
    this.#holders[at] = holder;
  }

  remove(seq: number): void {
    const at = this.#placeOf(seq);
    this.#holders[at] = null;
    this.#size--;
    while (this.#front < this.#holders.length && this.#holders[this.#front] === null) this.#front++;
    if (this.#holders.length > 2 * this.#size + 16) this.#lineUp(this.#waiting());
  }

  #placeOf(seq: number): number {
    this.#order();
    let [low, high] = [this.#front, this.#seqs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#seqs[middle] ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    must(this.#seqs[low] === seq || undefined, `number ${seq} in the line`);
    return low;
  }

  #order(): void {
    if (this.#inOrder) return;
    this.#inOrder = true;
    this.#lineUp(this.#waiting().sort((a, b) => a.seq - b.seq));
  }

  #waiting(): T[] {
    return this.#holders.filter((holder) => holder !== null);
  }

  #lineUp(waiting: readonly T[]): void {
    [this.#seqs, this.#holders, this.#front] = [[], [], 0];
    for (const holder of waiting) this.#push(holder);
  }

  #push(holder: T): void {
    this.#seqs.push(holder.seq);
    this.#holders.push(holder);
  }
}
