/** Who leads in a cause, fifty at a time. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { causeOf } from '../../../actors/content/causes.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import type { Leader } from '../../net/cause-link.ts';
import { view } from '../../store/cause.ts';
import { fetchLeaders } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

const say = words.cause.leaders;
const PAGE = 50;

export function LeaderTable({ cause }: { readonly cause: CauseShown }) {
  const from = useSignal(0);
  const leaders = useSignal<readonly Leader[]>([]);
  const of = view.value?.sums?.members ?? 0;
  const { tiers } = causeOf(cause.cause);
  useEffect(() => {
    let isLate = false;
    void fetchLeaders(from.value).then((page) => {
      if (!isLate) leaders.value = page;
    });
    return () => {
      isLate = true;
    };
    // Anew with each change of the sums: somebody has given.
  }, [cause.cause, from.value, view.value?.sums]);
  const turnTo = from.value + PAGE < of ? from.value + PAGE : 0;
  return (
    <>
      <table>
        <caption>{say.title}</caption>
        <thead>
          <tr>
            <th scope="col" class="figure">
              {say.rank}
            </th>
            <th scope="col">{say.name}</th>
            <th scope="col" class="figure">
              {say.score}
            </th>
            <th scope="col">{say.tier}</th>
          </tr>
        </thead>
        <tbody>
          {leaders.value.length === 0 && (
            <tr>
              <td colSpan={4}>{say.none}</td>
            </tr>
          )}
          {leaders.value.map(({ rank, name, score, tier }) => (
            <tr key={rank}>
              <td class="figure">{number(rank)}</td>
              <th scope="row">{name}</th>
              <td class="figure">{(score / 1_000).toFixed(2)}</td>
              <td>{tier === null ? '' : tiers[tier]?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {of > PAGE && (
        <button type="button" class="apart" onClick={() => (from.value = turnTo)}>
          {turnTo === 0 ? say.first : say.more}
        </button>
      )}
    </>
  );
}
