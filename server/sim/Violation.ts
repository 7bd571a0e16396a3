/** A promise that was broken, and how. What the simulator looks for. */
export type PromiseId = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7' | 'D8' | 'D9' | 'D10';

export class Violation extends Error {
  override name = 'Violation';
  readonly promise: PromiseId;

  constructor(promise: PromiseId, sentence: string) {
    super(`${promise}: ${sentence}`);
    this.promise = promise;
  }
}

export function expectPromise(promise: PromiseId, isKept: boolean, sentence: () => string): asserts isKept {
  if (!isKept) throw new Violation(promise, sentence());
}
