/** A broken invariant is a bug: it crashes the message that met it, never a neighbour (D10). */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Throws `InvariantError` with the sentence when the condition does not hold; one that costs something to write is given as a function. */
export function assert(condition: unknown, sentence: string | (() => string)): asserts condition {
  if (!condition) throw new InvariantError(typeof sentence === 'string' ? sentence : sentence());
}

/** Closes an exhaustive switch: the compiler refuses it while a variant is left over. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable variant: ${JSON.stringify(value)}`);
}

/** For what cannot be missing. */
export function must<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, `missing: ${what}`);
  return value;
}
