/**
 * A line of people waiting, by number: joined at the end, left from anywhere, read from the front.
 * Who leaves makes a hole; holes are swept before they outnumber the waiting, so each step is cheap.
 */
import { must } from '../kit/assert.ts';

interface Place<T> {
  readonly seq: number;
  /** Null once left. */
  holder: T | null;
}

export class Line<T extends { readonly seq: number }> {
  #places: Place<T>[] = [];
  /** All before it are holes. */
  #front = 0;
  #size = 0;
  #inOrder = true;

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    this.#order();
    return this.#places[this.#front]?.holder ?? undefined;
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    this.#order();
    for (let at = this.#front; at < this.#places.length; at++) {
      const holder = this.#places[at]?.holder;
      if (holder) yield holder;
    }
  }

  add(holder: T): void {
    const last = this.#places.at(-1);
    // A restore brings parts in any order; they are sorted once, when first read.
    if (last && last.seq > holder.seq) this.#inOrder = false;
    this.#places.push({ seq: holder.seq, holder });
    this.#size++;
  }

  replace(holder: T): void {
    this.#placeOf(holder.seq).holder = holder;
  }

  remove(seq: number): void {
    this.#placeOf(seq).holder = null;
    this.#size--;
    while (this.#front < this.#places.length && this.#places[this.#front]?.holder === null) this.#front++;
    if (this.#places.length > 2 * this.#size + 16) this.#sweep();
  }

  #placeOf(seq: number): Place<T> {
    this.#order();
    let [low, high] = [this.#front, this.#places.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (must(this.#places[middle], 'a place').seq < seq) low = middle + 1;
      else high = middle;
    }
    return must(this.#places[low]?.seq === seq ? this.#places[low] : undefined, `number ${seq} in the line`);
  }

  #order(): void {
    if (this.#inOrder) return;
    this.#inOrder = true;
    this.#sweep();
    this.#places.sort((a, b) => a.seq - b.seq);
  }

  #sweep(): void {
    this.#places = this.#places.filter(({ holder }) => holder !== null);
    this.#front = 0;
  }
}
