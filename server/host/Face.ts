/** How an actor is shown: the port between the host and whoever has clients. */
import type { Notice } from '../../actors/kit/actor.ts';
import type { ActorRecord } from '../../actors/kit/record.ts';

/** Somebody who shows one actor to its clients: first everything, then each record; committed state only. */
export interface Face {
  /** How many look at it. */
  readonly onlookers: number;
  restored(ver: number, parts: ReadonlyMap<string, unknown>): void;
  committed(record: ActorRecord, notices: readonly Notice[]): void;
  /** The host says nothing more: clients must enter elsewhere. */
  lost(): void;
}
