/** What a player reads when he asks how things go. Every number in it is the one the rules use. */
import { levelMax, timesUnlocked, type Unlock, xpOfLevel } from '../../actors/content/levels.ts';
import { durations, feeRates, type TradeTerms } from '../../actors/content/terms.ts';
import { limits } from '../../actors/trader/limits.ts';
import type { Tuning } from '../../actors/tuning.ts';
import { deeds } from './deeds.ts';
import { countdown, number, percent } from './format.ts';

const ofHundred = (basisPoints: number): string => percent(basisPoints / 10_000);

export const help = {
  title: 'Help',
  link: 'Help: keys and rules',
  keys: 'Keys',
  keysOther: [
    ['W A S D, arrows', 'walk'],
    ['Enter', 'talk'],
    ['Escape', 'close'],
    ['?', 'this page'],
  ],
  hours: 'Stands for',
  fee: 'Fee of a sale',
  feesTitle: 'What an order pays',
  hoursOf: (hours: number) => `${number(hours)} hours`,
  levels: 'Levels',
  level: 'Level',
  xp: 'Experience',
  brings: 'Brings',
} as const;

export interface Topic {
  readonly title: string;
  readonly lines: readonly string[];
}

/** By hour of its life, the fee of what sells while it stands. */
export function feeRows(trade: TradeTerms): readonly { readonly hours: number; readonly fee: string }[] {
  return durations.map((hours) => ({ hours, fee: ofHundred(feeRates(hours, trade).restingFeeBasisPoints) }));
}

export function levelRows(): readonly { readonly level: number; readonly xp: number; readonly brings: string }[] {
  const all = Object.keys(deeds.unlockOf) as Unlock[];
  return Array.from({ length: levelMax }, (_, index) => {
    const level = index + 1;
    const brings = all.filter((unlock) => timesUnlocked(unlock, level) > timesUnlocked(unlock, level - 1));
    return { level, xp: xpOfLevel(level), brings: brings.map((unlock) => deeds.unlockOf[unlock]).join(', ') };
  });
}

export function topicsOf({ trader, trade }: Tuning): readonly Topic[] {
  const bound = `${number(trader.guestPriceFactorMin * 100)} and ${number(trader.guestPriceFactorMax * 100)} %`;
  return [
    {
      title: 'Trade',
      lines: [
        'An order buys or sells at your price or a better one. Who offered first is served first.',
        `A deposit of ${ofHundred(trade.depositBasisPoints)} is laid down and comes back as the order fills; what is cancelled forfeits the rest.`,
        `What sells at once pays ${ofHundred(trade.takingFeeBasisPoints)}. Buyers pay no fee.`,
        `Newcomers and guests trade between ${bound} of the usual price.`,
        `${number(trader.openOrdersMax)} orders may be open at a time.`,
      ],
    },
    {
      title: 'Goods',
      lines: [
        'Goods lie in the town where you got them; caravans carry them on. Gold is with you everywhere.',
        `A warehouse holds ${number(trader.warehouseUnitsMax)} units. Beyond ${number(trader.storageFreeUnits)} of them storage costs ${number(trader.storageGoldPer100UnitsDay)} gold a hundred each day.`,
        'What finds no room lies on your claim shelf until you collect it.',
      ],
    },
    {
      title: 'Work',
      lines: [
        `Gathering brings a unit in ${countdown(trader.gatherMsPerUnit)}, ${number(limits.gatherUnitsMax)} at a time, ${number(trader.gatherPerHourMax)} an hour.`,
        `One job is on the bench and ${number(trader.queuedJobsMax)} wait. The first piece of your life takes ${countdown(trader.firstCraftMs)}.`,
        `Up to ${number(trader.agentsMax)} agents work for you. A failure hurts one for ${countdown(trader.hurtMs)}, unless a tonic was taken along.`,
        `A lot costs ${number(trader.lotFeePercent)} % of its starting price, however the hammer falls.`,
      ],
    },
  ];
}
