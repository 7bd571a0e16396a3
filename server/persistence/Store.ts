/**
 * The store port: what one incarnation asks of the database. Two implementations, one contract (store.contract.ts).
 * Every method may throw `StoreUnavailable`: the world failed and the outcome is unknown; asking again is always safe.
 * Whoever appends may meet `StoreChanged`: the incarnation ends.
 */
import type { Address } from '../../actors/kit/address.ts';
import type { Movement } from '../../actors/kit/record.ts';

/** The database did not answer, or broke off. Retryable by design. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** The database is another one than before (a standby was promoted) and may lack what was acknowledged: never asked again. */
export class StoreChanged extends Error {
  override name = 'StoreChanged';
}

/** What an actor is restored from: its checkpoint, with no unfolded tail left. */
export interface Claimed {
  readonly address: Address;
  readonly epoch: number;
  readonly ver: number;
  readonly stateVersion: number;
  /** Instant of its last decision, epoch ms; 0 for one that has made none. */
  readonly at: number;
  readonly parts: Map<string, unknown>;
}

/** By which claim an actor is ours. */
export type Held = Pick<Claimed, 'address' | 'epoch'>;

/** A part as JSON text: written as it was logged, and read by whoever understands it. */
export type PartText = string;

/** The fold of some committed records of one actor. */
export interface Checkpoint {
  readonly address: Address;
  readonly epoch: number;
  /** The version these puts begin at, and the only one they may be written over; null: they hold wherever the row is. */
  readonly since: number | null;
  /** The actor's version after these puts. */
  readonly ver: number;
  readonly stateVersion: number;
  /** Instant of the last of these decisions. */
  readonly at: number;
  /** Undefined: the records did not touch it. */
  readonly wakeAt: number | null | undefined;
  /** Last values only; null drops the part. */
  readonly puts: ReadonlyMap<string, PartText | null>;
}

export interface TradeRow {
  readonly hub: string;
  readonly item: string;
  readonly price: number;
  readonly quantity: number;
  readonly buyer: string;
  readonly seller: string;
  readonly maker: string;
  readonly taker: string;
}

/** Where a row of history comes from; its primary key. */
export interface Origin {
  readonly seq: number;
  readonly ordinal: number;
  readonly at: number;
}

/** One row of the ledger; the note says who moved it and why, where it was an operator. */
export type LedgerRow = Origin & Movement & { readonly note?: string | null };

/** History of the segments up to `through`, written once whatever happens. */
export interface History {
  readonly through: number;
  readonly ledger: readonly LedgerRow[];
  readonly trades: readonly (Origin & TradeRow)[];
}

export interface StoredSegment {
  readonly seq: number;
  readonly payload: Uint8Array;
  readonly crc: number;
  readonly at: number;
}

/** What a dead incarnation left to do, above this segment. */
export interface Tail {
  readonly inc: string;
  readonly projectedThrough: number;
}

/** A live incarnation, as its peers see it. */
export interface NodeInfo {
  readonly inc: string;
  /** host:port of its link to other nodes. */
  readonly address: string;
  /** Origin by which players reach this very node. */
  readonly site: string;
  /** It takes no new actors and is about to go. */
  readonly isDraining: boolean;
  /** By the database's clock; below zero when the lease has run out. */
  readonly leaseLeftMs: number;
}

/** A sleeper whose wake time has come. */
export interface Due {
  readonly address: Address;
  readonly wakeAt: number;
}

/** Why a peer is taken for dead: its lease ran out, or its process is known to be gone (no port, no connection). */
export type Evidence = 'leaseOver' | 'processGone';

/** One candle: opened at (epoch ms), open, high, low, close, volume. */
export type CandleRow = readonly [number, number, number, number, number, number];

export interface Store {
  /** This incarnation. */
  readonly inc: string;

  /** Appends one segment behind the fence. `fenced`: this incarnation is finished and must say nothing more (D4). */
  append(seq: number, payload: Uint8Array, crc: number): Promise<'committed' | 'fenced'>;
  /** Whether this incarnation may still speak. */
  isLive(): Promise<boolean>;

  /**
   * Claims what is free, was left by a folded incarnation, or is ours by a claim whose answer was lost; makes rows that do not
   * exist yet. What another holds is left out. Never asked for an actor in memory.
   */
  claim(addresses: readonly Address[]): Promise<Claimed[]>;
  /** Gives an actor up, exactly as checkpointed at `ver`. False: it is not ours by that claim, or not at that version. */
  release(held: Held, ver: number): Promise<boolean>;
  /**
   * Actors whose wake time has come and whom we may claim: sleepers, then our own. Most of those are in memory; one that is
   * not is ours by a claim that we know nothing of, and nobody else will wake it.
   */
  due(limit: number): Promise<Due[]>;

  /**
   * Writes checkpoints of `owner` (this incarnation, or a retired one that is being folded). Idempotent by version.
   * Returns how many of the actors now stand at their version or above it, under that owner and epoch: fewer is an alarm.
   */
  checkpoint(owner: string, checkpoints: readonly Checkpoint[]): Promise<number>;
  /** Writes history of `owner` and moves its mark, in one transaction; a second time it changes nothing. */
  writeHistory(owner: string, history: History): Promise<void>;

  /** Incarnations that are retired but not folded. */
  unfolded(): Promise<Tail[]>;
  /** Incarnations that are folded, and whose history is not all written. */
  unprojected(): Promise<Tail[]>;
  /** Segments of an incarnation above `after`, in order. */
  segments(inc: string, after: number, limit: number): Promise<StoredSegment[]>;
  /** Every record of a retired incarnation is checkpointed: its actors are free for all. Its history may follow. */
  markFolded(inc: string): Promise<void>;

  /** False for one that is retired: it is finished, whatever it still does. */
  renewLease(leaseMs: number): Promise<boolean>;
  /** Every live incarnation, this one too. */
  nodes(): Promise<NodeInfo[]>;
  /** Who of the live incarnations owns the actors; those nobody owns are left out. */
  owners(addresses: readonly Address[]): Promise<Map<Address, string>>;
  /**
   * Retires another incarnation, if the evidence still holds by the database's own clock and connections. For one lease after
   * the database itself came up nobody is retired for a lease that is over. True for the one who retired it.
   */
  retire(inc: string, evidence: Evidence, leaseMs: number): Promise<boolean>;
  /** No new actors here from now on. */
  beginDrain(): Promise<void>;
  /** The end of a drain, everything checkpointed and projected: retired and folded at one stroke, its actors free for all. */
  leave(): Promise<void>;
  /** The database's clock, epoch ms. */
  now(): Promise<number>;
  /** Last `limit` candles, oldest first. */
  candles(hub: string, item: string, size: string, limit: number): Promise<CandleRow[]>;
}
