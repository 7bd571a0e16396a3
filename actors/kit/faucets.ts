/**
 * Where value may appear and vanish: two closed lists, each entry naming the one kind that may use it.
 * Everything else is a transfer between two accounts. A name that is not here does not compile.
 */
import type { Kind } from './address.ts';

/** Value enters the world here; the account is `faucet:<name>`. */
export const faucets = {
  starter: 'trader',
  merchantBuys: 'hub',
  merchantSells: 'hub',
  compensation: 'trader',
  missionReward: 'mission',
  finds: 'mission',
} as const satisfies Record<string, Kind>;

/** Value leaves the world here; the account is `sink:<name>`. */
export const sinks = {
  orderFee: 'auction',
  depositForfeited: 'auction',
  merchantBuys: 'hub',
  merchantSells: 'hub',
  confiscation: 'trader',
  hire: 'trader',
  wages: 'trader',
  provisions: 'trader',
  haulCrew: 'trader',
  toll: 'trader',
  caravanLoss: 'mission',
} as const satisfies Record<string, Kind>;

type NamesFor<List extends Record<string, Kind>, K extends Kind> = {
  [Name in keyof List]: List[Name] extends K ? Name : never;
}[keyof List];

export type FaucetOf<K extends Kind> = NamesFor<typeof faucets, K> & string;
export type SinkOf<K extends Kind> = NamesFor<typeof sinks, K> & string;
