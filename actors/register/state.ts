/** What the register remembers: which guild has which name and which tag, and which of them rest. */
import type { Value } from '../kit/value.ts';
import { nothing } from '../kit/value.ts';

export const version = 1;

export interface EntryPart {
  readonly guild: string;
  /** Given up: nobody's again from then on. Null while a guild bears it. */
  readonly restsUntil: number | null;
}

export interface RegisterParts {
  readonly [name: `name/${string}`]: EntryPart;
  readonly [tag: `tag/${string}`]: EntryPart;
}

/** Gold only passes through. */
export function holdings(): Value {
  return nothing;
}
