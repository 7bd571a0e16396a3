/** A tuning file, read and judged: the whole of it, or every fault with its key, its reason and the nearest key there is. */
import { closest } from 'fastest-levenshtein';
import { parseTuning, type Tuning } from '../../../actors/tuning.ts';
import { keys } from './knobs.ts';

export interface Checked {
  /** As it was written, for the table. */
  readonly file: object;
  readonly tuning: Tuning;
}

export function checkTuning(text: string): Checked | { faults: readonly string[] } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { faults: [`is no JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const parsed = parseTuning(file);
  if ('tuning' in parsed) return { file: file as object, tuning: parsed.tuning };
  return { faults: parsed.flaws.map(({ key, why }) => `${key || 'the file'}: ${why}${hint(key)}`) };
}

function hint(key: string): string {
  return key === '' || keys.includes(key) ? '' : `; the nearest is ${closest(key, keys)}`;
}
