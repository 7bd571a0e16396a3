/** The tiers of a cause: what each takes, what it earns, and how many stand in it. */
import { poolPartsOf, rewardOf } from '../../../actors/cause/rules.ts';
import { causeOf } from '../../../actors/content/causes.ts';
import type { Goods } from '../../../actors/content/goods.ts';
import { entriesOf } from '../../../actors/content/goods.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import { view } from '../../store/cause.ts';
import { tuning } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

const say = words.cause.tiers;

export function TierTable({ cause }: { readonly cause: CauseShown }) {
  const numbers = tuning.value?.cause;
  const byTier = view.value?.sums?.byTier ?? [];
  if (!numbers) return null;
  const { tiers, pool } = causeOf(cause.cause);
  // While it is under way: what it would be if it were completed now; a pool is shared by all who come yet.
  const isOver = cause.phase === 'completed' || cause.phase === 'failed';
  const foreseen = { ...cause, phase: 'completed', poolParts: Math.max(1, poolPartsOf(cause.cause, byTier)) } as const;
  const rewards = tiers.map((_, tier) => rewardOf(cause.cause, tier, isOver ? cause : foreseen, numbers));
  return (
    <table>
      <caption>{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.tier}</th>
          <th scope="col" class="figure">
            {say.from}
          </th>
          <th scope="col">{say.reward}</th>
          <th scope="col" class="figure">
            {say.people}
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map(({ name, threshold }, tier) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="figure">{threshold}</td>
            <td>{rewardWords(rewards[tier], pool !== undefined && !isOver)}</td>
            <td class="figure">{number(byTier[tier] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rewardWords(reward: ReturnType<typeof rewardOf> | undefined, isForeseen: boolean): string {
  const { gold = 0, goods = {} } = reward ?? {};
  const names = entriesOf(goods as Goods).map(([item]) => catalogue[item].name);
  return [isForeseen ? say.upTo(gold) : words.bar.gold(gold), ...names].join(', ');
}
