/**
 * A trader's orders, counted: how many are open, and which closed ones are the oldest. An index over the parts, so that
 * neither placing nor closing an order costs the number of orders there are.
 */
import type { Index } from '../kit/actor.ts';
import { isOpen, orderNumber } from './rules/orders.ts';
import type { OrderPart } from './state.ts';

export class OrderIndex implements Index {
  #open = 0;
  readonly #closed: string[] = [];

  get open(): number {
    return this.#open;
  }

  /** The ids of closed orders, oldest first. */
  get closed(): readonly string[] {
    return this.#closed;
  }

  write(key: string, before: unknown, after: unknown): void {
    if (!key.startsWith('order/')) return;
    const [was, is] = [before as OrderPart | undefined, after as OrderPart | undefined];
    if (was && isOpen(was)) this.#open--;
    else if (was) this.#closed.splice(this.#closed.indexOf(was.id), 1);
    if (is && isOpen(is)) this.#open++;
    else if (is) this.#add(is.id);
  }

  /** Orders close more or less in the order of their placing: the place is near the end. */
  #add(id: string): void {
    const number = orderNumber(id);
    let at = this.#closed.length;
    while (at > 0 && orderNumber(this.#closed[at - 1] ?? '') > number) at--;
    this.#closed.splice(at, 0, id);
  }
}
