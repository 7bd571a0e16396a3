/** What the host tells its keeper: one call for each event worth knowing. Telemetry implements it; none may throw. */
import type { Address } from '../../actors/kit/address.ts';
import type { StoreUnavailable } from '../persistence/Store.ts';

export interface HostEvents {
  appended(tookMs: number, bytes: number, cascades: number): void;
  checkpointed(tookMs: number, actors: number): void;
  /** An actor's bug: undone, remembered, counted (D10). */
  fault(address: Address, message: string, error: Error): void;
  storeFailed(error: StoreUnavailable): void;
  outputFailed(error: unknown): void;
  releaseRefused(address: Address): void;
  /** The host's own bug: the incarnation ends. */
  broke(error: unknown): void;
  finished(why: 'fenced' | 'broke' | 'drained'): void;
}

/** How a host is at this moment. */
export interface Vitals {
  readonly actors: number;
  /** Messages that wait for actors to be loaded. */
  readonly waiting: number;
  readonly heldCascades: number;
  readonly heldBytes: number;
  readonly tailBytes: number;
  readonly open: boolean;
}

/** Hears nothing; for tests and tools that care for one or two of them. */
export const silence: HostEvents = {
  appended() {},
  checkpointed() {},
  fault() {},
  storeFailed() {},
  outputFailed() {},
  releaseRefused() {},
  broke() {},
  finished() {},
};
