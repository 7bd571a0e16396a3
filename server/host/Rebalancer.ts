/**
 * The rebalancer: actors whose place is another node now are checkpointed as they stand and released, their people sent after
 * them. A few at first, twice as many each round, and crowds last: whoever has just come has never served anybody, and is slow
 * at it.
 */
import type { Activation } from '../../actors/kit/activation.ts';
import type { Checkpointer } from './Checkpointer.ts';
import type { Committer } from './Committer.ts';
import type { Directory } from './Directory.ts';
import type { Residence } from './Residence.ts';

export class Rebalancer {
  readonly #residence: Residence;
  readonly #committer: Committer;
  readonly #checkpointer: Checkpointer;
  readonly #directory: Directory;
  readonly #movedAtOnceMax: number;
  #movedAtOnce = 1;

  constructor(
    parts: { residence: Residence; committer: Committer; checkpointer: Checkpointer; directory: Directory },
    { movedAtOnce }: { readonly movedAtOnce: number },
  ) {
    this.#residence = parts.residence;
    this.#committer = parts.committer;
    this.#checkpointer = parts.checkpointer;
    this.#directory = parts.directory;
    this.#movedAtOnceMax = movedAtOnce;
  }

  async round(): Promise<void> {
    const isMisplaced = ({ address }: Activation) => !this.#directory.isPlaceOf(address);
    if (this.#directory.isAlone || !this.#residence.has(isMisplaced)) {
      this.#movedAtOnce = 1;
      return;
    }
    // Most is folded while they still serve: what is left when they stop is what came in between.
    await this.#checkpointer.catchUp();
    const moving = this.#residence.beginToMove(isMisplaced, this.#movedAtOnce);
    this.#movedAtOnce = Math.min(this.#movedAtOnce * 2, this.#movedAtOnceMax);
    await this.#committer.settled();
    await this.#checkpointer.catchUp();
    await this.#residence.move(moving);
  }
}
