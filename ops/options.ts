/** Numbers on a command line: what is none is refused in a sentence, before anything begins. */
import { InvalidArgumentError } from 'commander';

/** From 1 up. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 up, please.');
  return value;
}

export const between = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new InvalidArgumentError(`a whole number from ${min} to ${max}, please.`);
  return value;
};
