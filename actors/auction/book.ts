/**
 * The order book: who meets whom, and who ends next. An index over the parts, rebuilt at activation.
 * Prices are found by bisection and orders leave without a search, so that 100,000 of them are no burden.
 */
import type { Side } from '../content/terms.ts';
import type { Index } from '../kit/actor.ts';
import { must } from '../kit/assert.ts';
import { Line } from './line.ts';
import type { OrderPart } from './state.ts';

/** All orders of one side at one price, as one row. */
export interface Level {
  readonly price: number;
  readonly quantity: number;
  readonly orders: number;
}

interface Rung {
  readonly price: number;
  quantity: number;
  readonly line: Line<OrderPart>;
}

/** What never changes of an order, so that one that shrank since will do. */
type Ending = Pick<OrderPart, 'id' | 'seq' | 'endsAt'>;

export class Book implements Index {
  /** Rungs of each item and side, best price first. */
  readonly #ladders = new Map<string, Rung[]>();
  /** Orders of one duration end in the order of their placing: one line each, merged when read. */
  readonly #endings = new Map<number, Line<Ending>>();
  #size = 0;

  /** Open orders. */
  get size(): number {
    return this.#size;
  }

  write(key: string, before: unknown, after: unknown): void {
    if (!key.startsWith('order/')) return;
    const [was, is] = [before as OrderPart | undefined, after as OrderPart | undefined];
    if (was && is) this.#replace(was, is);
    else if (is) this.#add(is);
    else if (was) this.#remove(was);
  }

  best(item: string, side: Side): number | undefined {
    return this.#ladders.get(ladderKey(item, side))?.[0]?.price;
  }

  levels(item: string, side: Side, depth: number): Level[] {
    const rungs = this.#ladders.get(ladderKey(item, side)) ?? [];
    return rungs.slice(0, depth).map(({ price, quantity, line }) => ({ price, quantity, orders: line.size }));
  }

  /** Resting orders in the order in which a taker meets them: best price first, then oldest first. */
  *matches(item: string, side: Side): Generator<OrderPart> {
    for (const { line } of this.#ladders.get(ladderKey(item, side)) ?? []) yield* line;
  }

  /** Orders in the order of their ends. */
  *endings(): Generator<Ending> {
    const heads = [...this.#endings.values()].map((line) => ({
      line: line[Symbol.iterator](),
      next: line.first,
    }));
    for (const head of heads) head.line.next();
    for (;;) {
      const soonest = heads.reduce((best, head) => (endOf(head.next) < endOf(best.next) ? head : best), noHead);
      if (!soonest.next) return;
      yield soonest.next;
      soonest.next = soonest.line.next().value;
    }
  }

  /** When the next order ends; null when there is none. */
  earliestEnd(): number | null {
    let earliest = Number.POSITIVE_INFINITY;
    for (const line of this.#endings.values()) earliest = Math.min(earliest, endOf(line.first));
    return earliest === Number.POSITIVE_INFINITY ? null : earliest;
  }

  #add(order: OrderPart): void {
    const { rungs, at, rung } = this.#find(order);
    if (rung) {
      rung.line.add(order);
      rung.quantity += order.left;
    } else {
      const line = new Line<OrderPart>();
      line.add(order);
      rungs.splice(at, 0, { price: order.price, quantity: order.left, line });
    }
    const ending = this.#endings.get(order.hours) ?? new Line<Ending>();
    this.#endings.set(order.hours, ending);
    ending.add(order);
    this.#size++;
  }

  #replace(was: OrderPart, is: OrderPart): void {
    const rung = must(this.#find(was).rung, 'the price of an open order');
    rung.line.replace(is);
    rung.quantity += is.left - was.left;
  }

  #remove(order: OrderPart): void {
    const { rungs, at, rung } = this.#find(order);
    const held = must(rung, 'the price of an open order');
    held.line.remove(order.seq);
    held.quantity -= order.left;
    if (held.line.size === 0) rungs.splice(at, 1);
    this.#endings.get(order.hours)?.remove(order.seq);
    this.#size--;
  }

  /** The rung of an order's price, or where it belongs. */
  #find({ item, side, price }: OrderPart): { rungs: Rung[]; at: number; rung: Rung | undefined } {
    const key = ladderKey(item, side);
    const rungs = this.#ladders.get(key) ?? [];
    this.#ladders.set(key, rungs);
    let [low, high] = [0, rungs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const better = must(rungs[middle], 'a rung').price;
      if (side === 'buy' ? better > price : better < price) low = middle + 1;
      else high = middle;
    }
    const rung = rungs[low];
    return { rungs, at: low, rung: rung?.price === price ? rung : undefined };
  }
}

const noHead: { line: Iterator<Ending, undefined>; next: Ending | undefined } = {
  line: [].values(),
  next: undefined,
};

function endOf(ending: Ending | undefined): number {
  return ending?.endsAt ?? Number.POSITIVE_INFINITY;
}

function ladderKey(item: string, side: Side): string {
  return `${side}/${item}`;
}
