/**
 * Persistence off: a store that answers every question at once and writes nothing anywhere. It keeps the last parts of
 * actors in memory, so that one who leaves finds himself again. For the bench alone: it breaks every promise there is.
 */
import type { Address } from '../../../actors/kit/address.ts';
import { applyPuts } from '../../../actors/kit/record.ts';
import type { Checkpoint, Claimed, Store } from '../../../server/persistence/Store.ts';

interface Kept {
  epoch: number;
  ver: number;
  stateVersion: number;
  readonly parts: Map<string, unknown>;
}

export class BareStore implements Store {
  readonly inc: string;
  readonly #actors = new Map<Address, Kept>();

  constructor(inc: string) {
    this.inc = inc;
  }

  append = async (): Promise<'committed'> => 'committed';
  isLive = async (): Promise<boolean> => true;
  release = async (): Promise<boolean> => true;
  due = async (): Promise<[]> => [];
  writeHistory = async (): Promise<void> => {};
  unfolded = async (): Promise<[]> => [];
  segments = async (): Promise<[]> => [];
  markFolded = async (): Promise<void> => {};
  nodes = async (): Promise<[]> => [];
  owners = async (): Promise<Map<Address, string>> => new Map();
  retire = async (): Promise<boolean> => false;
  beginDrain = async (): Promise<void> => {};
  leave = async (): Promise<void> => {};
  renewLease = async (): Promise<boolean> => true;
  now = async (): Promise<number> => Date.now();
  candles = async (): Promise<[]> => [];

  async claim(addresses: readonly Address[]): Promise<Claimed[]> {
    return addresses.map((address) => {
      const kept = this.#actors.get(address) ?? { epoch: 0, ver: 0, stateVersion: 0, parts: new Map() };
      this.#actors.set(address, kept);
      kept.epoch++;
      return { address, ...kept, parts: new Map(kept.parts) };
    });
  }

  async checkpoint(_owner: string, checkpoints: readonly Checkpoint[]): Promise<number> {
    for (const { address, ver, stateVersion, puts } of checkpoints) {
      const kept = this.#actors.get(address);
      if (!kept) continue;
      kept.ver = ver;
      kept.stateVersion = stateVersion;
      applyPuts(kept.parts, [...puts]);
    }
    return checkpoints.length;
  }
}
