/** Mail on its way: what a turn writes, and what a cascade carries on. */
import type { Mail } from './actor.ts';
import type { Address } from './address.ts';
import type { Value } from './value.ts';

/** A letter on its way; `queued` ones lie in the outbox until the receiver has taken them. */
export interface Letter {
  readonly to: Address;
  readonly seq: number;
  readonly mail: Mail;
  readonly value: Value;
  readonly queued: boolean;
}

/** Whether a letter may be delivered within the cascade (else it is queued). */
export type Reach = (to: Address) => boolean;
