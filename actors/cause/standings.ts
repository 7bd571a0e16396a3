/**
 * Who stands where: all who take part, the highest score first and of equals who came first. Kept beside the parts and never stored;
 * a contribution moves one row, and nobody else's is written.
 */
import type { Index } from '../kit/actor.ts';
import type { MemberPart } from './state.ts';

type Row = Pick<MemberPart, 'player' | 'score' | 'joinedAt'>;

/** Less than zero when the first stands before the second. */
function order(a: Row, b: Row): number {
  return b.score - a.score || a.joinedAt - b.joinedAt || (a.player < b.player ? -1 : a.player > b.player ? 1 : 0);
}

export class Standings implements Index {
  readonly #rows: Row[] = [];
  /** At activation rows come in any order; they are sorted once somebody is asked for. */
  #isSorted = false;

  write(key: string, before: unknown, after: unknown): void {
    if (!key.startsWith('member/')) return;
    if (before) this.#sorted.splice(this.#placeOf(before as MemberPart), 1);
    if (!after) return;
    const { player, score, joinedAt } = after as MemberPart;
    const row = { player, score, joinedAt };
    if (this.#isSorted) this.#rows.splice(this.#placeOf(row), 0, row);
    else this.#rows.push(row);
  }

  get size(): number {
    return this.#rows.length;
  }

  /** From 1: how it would rank if it stood here. Of whoever stands here already, his own. */
  rankOf(row: Row): number {
    return this.#placeOf(row) + 1;
  }

  /** Players from a place on, which counts from 0. */
  players(from: number, count: number): string[] {
    return this.#sorted.slice(from, from + count).map(({ player }) => player);
  }

  get #sorted(): Row[] {
    if (!this.#isSorted) this.#rows.sort(order);
    this.#isSorted = true;
    return this.#rows;
  }

  /** How many stand before it. */
  #placeOf(row: Row): number {
    const rows = this.#sorted;
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = rows[middle];
      if (there && order(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
