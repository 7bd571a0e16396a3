/**
 * The rebalancer: actors whose place is another node now are checkpointed as they stand and released, their people sent after
 * them. Few people at first, twice as many each round, and crowds last: whoever has just come has never served anybody, and is
 * slow at it.
 */
import type { Activation } from '../../actors/kit/activation.ts';
import type { Checkpointer } from './Checkpointer.ts';
import type { Committer } from './Committer.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './Directory.ts';
import type { Residence } from './Residence.ts';

const LOOK_MS = 50;

export class Rebalancer {
  readonly #residence: Residence;
  readonly #committer: Committer;
  readonly #checkpointer: Checkpointer;
  readonly #directory: Directory;
  #peopleAtOnce = 1;
  #peopleAtOnceMax: number;

  constructor(
    parts: { residence: Residence; committer: Committer; checkpointer: Checkpointer; directory: Directory },
    { movedAtOnce }: { readonly movedAtOnce: number },
  ) {
    this.#residence = parts.residence;
    this.#committer = parts.committer;
    this.#checkpointer = parts.checkpointer;
    this.#directory = parts.directory;
    this.#peopleAtOnceMax = movedAtOnce;
  }

  /** Called now and then. */
  async round(): Promise<void> {
    if (!this.#hasMisplaced) {
      this.#peopleAtOnce = 1;
      return;
    }
    // Most is folded while they still serve: what is left when they stop is what came in between.
    await this.#checkpointer.catchUp();
    const moving = this.#residence.beginToMove((actor) => this.#isMisplaced(actor), this.#peopleAtOnce);
    this.#peopleAtOnce = Math.min(this.#peopleAtOnce * 2, this.#peopleAtOnceMax);
    await this.#committer.settled();
    await this.#checkpointer.catchUp();
    await this.#residence.move(moving);
  }

  /** Resolves when nothing is here any more that should be elsewhere, or after so long. Rounds grow without bound meanwhile. */
  async emptied(clock: Clock, limitMs: number): Promise<void> {
    this.#peopleAtOnceMax = Number.POSITIVE_INFINITY;
    const endsAt = clock.now() + limitMs;
    while (this.#hasMisplaced && clock.now() < endsAt)
      await new Promise<void>((resolve) => clock.after(LOOK_MS, resolve));
  }

  get #hasMisplaced(): boolean {
    return !this.#directory.isAlone && this.#residence.has((actor) => this.#isMisplaced(actor));
  }

  #isMisplaced({ address }: Activation): boolean {
    return !this.#directory.isPlaceOf(address);
  }
}
