/** What went under the hammer, by the way of selling: how many lots, how many found somebody, and what these paid. */
import type { Outcome } from '../../../../actors/kit/activation.ts';
import { kindOf } from '../../../../actors/kit/address.ts';
import type { LotTerms } from '../../../../actors/letters.ts';
import type { LotPart } from '../../../../actors/trader/state.ts';
import { LotStatus } from '../../../../actors/trader/state.ts';

export interface LotFigures {
  opened: number;
  sold: number;
  gold: number;
}

export type LotsByStyle = Readonly<Record<LotTerms['style'], LotFigures>>;

export class Hammer {
  readonly lots: LotsByStyle = {
    english: { opened: 0, sold: 0, gold: 0 },
    dutch: { opened: 0, sold: 0, gold: 0 },
  };

  /** A trader writes of his lot twice: when it opens, and what became of it. */
  hear(outcomes: readonly Outcome[]): void {
    for (const { address, record } of outcomes) {
      if (!record || kindOf(address) !== 'trader') continue;
      for (const [key, part] of record.puts) if (part && key.startsWith('lot/')) this.#count(part as LotPart);
    }
  }

  #count({ style, status, price }: LotPart): void {
    const figures = this.lots[style];
    if (status === LotStatus.open) figures.opened++;
    if (status !== LotStatus.sold) return;
    figures.sold++;
    figures.gold += price ?? 0;
  }
}
