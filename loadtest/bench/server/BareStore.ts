/**
 * Persistence off: a store that answers every question at once and keeps nothing, and a folder that has nothing to fold, so
 * that no actor ever leaves memory. For the bench alone: they break every promise there is.
 */
import type { Address } from '../../../actors/kit/address.ts';
import type { Folder } from '../../../server/host/Folder.ts';
import type { Checkpoint, Claimed, Store } from '../../../server/persistence/Store.ts';

export class BareStore implements Store {
  readonly inc: string;

  constructor(inc: string) {
    this.inc = inc;
  }

  append = async (): Promise<'committed'> => 'committed';
  isLive = async (): Promise<boolean> => true;
  release = async (): Promise<boolean> => false;
  due = async (): Promise<[]> => [];
  checkpoint = async (_owner: string, checkpoints: readonly Checkpoint[]): Promise<number> => checkpoints.length;
  writeHistory = async (): Promise<void> => {};
  unfolded = async (): Promise<[]> => [];
  unprojected = async (): Promise<[]> => [];
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
    return addresses.map((address) => ({ address, epoch: 1, ver: 0, stateVersion: 0, at: 0, parts: new Map() }));
  }
}

export const bareFolder: Folder = { fold: async () => [], projectFolded: async () => 0 };
