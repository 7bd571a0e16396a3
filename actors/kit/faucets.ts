/**
 * Where value may appear and vanish: closed lists, for gold and for goods, each entry naming the one kind that may use it.
 * Everything else is a transfer between two accounts. A name that is not here does not compile; gold through a door for goods is
 * a bug of the kind that tried.
 */
import type { Kind } from './address.ts';
import { assert } from './assert.ts';
import type { Asset, Value } from './value.ts';
import { assetsOf } from './value.ts';

/** Gold enters the world here; the account is `faucet:<name>`. */
const goldFaucets = {
  starter: 'trader',
  onboarding: 'trader',
  achievement: 'trader',
  streak: 'trader',
  missionReward: 'mission',
  errandPay: 'mission',
  merchantBuys: 'hub',
  guildAchievement: 'guild',
  guildMission: 'guild',
  serverMissionReward: 'cause',
  compensation: 'trader',
} as const satisfies Record<string, Kind>;

/** Goods enter here. */
const itemFaucets = {
  starter: 'trader',
  onboarding: 'trader',
  gather: 'hub',
  craftOutput: 'trader',
  missionReward: 'mission',
  finds: 'mission',
  serverMissionReward: 'cause',
  merchantSells: 'hub',
  compensation: 'trader',
} as const satisfies Record<string, Kind>;

/** Gold leaves the world here; the account is `sink:<name>`. A merchant's bid that is not met leaves as it came. */
const goldSinks = {
  orderFee: 'auction',
  depositForfeited: 'auction',
  tax: 'auction',
  merchantBuys: 'hub',
  merchantSells: 'hub',
  toll: 'hub',
  confiscation: 'trader',
  hire: 'trader',
  wages: 'trader',
  provisions: 'trader',
  haulCrew: 'trader',
  travel: 'trader',
  storage: 'trader',
  repair: 'trader',
  lotFee: 'trader',
  missionDeposit: 'mission',
  incidentToll: 'mission',
  guildFounding: 'guild',
  serverMissionContribution: 'cause',
} as const satisfies Record<string, Kind>;

/** Goods leave here. A merchant's offer that is not taken leaves as it came. */
const itemSinks = {
  merchantBuys: 'hub',
  merchantSells: 'hub',
  confiscation: 'trader',
  craftInput: 'trader',
  consumableUse: 'trader',
  wear: 'trader',
  caravanLoss: 'mission',
  serverMissionContribution: 'cause',
} as const satisfies Record<string, Kind>;

type NamesFor<List extends Record<string, Kind>, K extends Kind> = {
  [Name in keyof List]: List[Name] extends K ? Name : never;
}[keyof List] &
  string;

export type FaucetOf<K extends Kind> = NamesFor<typeof goldFaucets, K> | NamesFor<typeof itemFaucets, K>;
export type SinkOf<K extends Kind> = NamesFor<typeof goldSinks, K> | NamesFor<typeof itemSinks, K>;

export function assertFaucet(name: string, value: Value): void {
  assertDoor(name, value, goldFaucets, itemFaucets);
}

export function assertSink(name: string, value: Value): void {
  assertDoor(name, value, goldSinks, itemSinks);
}

function assertDoor(name: string, value: Value, forGold: object, forItems: object): void {
  const isOpen = (asset: Asset) => Object.hasOwn(asset === 'gold' ? forGold : forItems, name);
  for (const asset of assetsOf(value)) assert(isOpen(asset), () => `${name} is no door for ${asset}`);
}
