/** The fee for full warehouses: once a day, while one of them is fuller than is free. Who cannot pay all pays what he has. */
import type { Goods } from '../../content/goods.ts';
import { unitsIn } from '../../content/goods.ts';
import type { TraderTurn } from '../belongings.ts';
import { pay } from '../belongings.ts';
import { fallDue } from '../deadlines.ts';
import { limits } from '../limits.ts';
import { storageFee } from '../rules/store.ts';
import { tell } from './feed.ts';

export function chargeStorage(turn: TraderTurn): void {
  const storage = turn.get('storage');
  if (!storage || storage.dueAt > turn.now) return;
  const goods = turn.keys('goods/').map((key) => turn.get(key as `goods/${string}`) ?? {});
  const daily = goods.reduce((sum, each: Goods) => sum + storageFee(unitsIn(each), turn.tuning.trader), 0);
  const dayMs = turn.span(limits.dayMs);
  const days = 1 + Math.floor((turn.now - storage.dueAt) / dayMs);
  const fee = Math.min(daily * days, turn.get('purse')?.gold ?? 0);
  fallDue(turn, 'storage', daily > 0 ? { dueAt: storage.dueAt + days * dayMs } : null);
  if (fee === 0) return;
  pay(turn, 'storage', fee);
  tell(turn, { type: 'storagePaid', gold: fee });
}
