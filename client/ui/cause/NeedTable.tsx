/** All that a cause asks for: how much there is, and how much of it by oneself. */
import type { Need } from '../../../actors/content/causes.ts';
import { entriesOfNeeds } from '../../../actors/content/causes.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import { view } from '../../store/cause.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

const say = words.cause.needs;

export function NeedTable({ cause }: { readonly cause: CauseShown }) {
  const given = view.value?.sums?.given ?? {};
  const mine = view.value?.own?.gave ?? {};
  return (
    <table>
      <caption>{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.given}</th>
          <th scope="col" class="figure">
            {say.mine}
          </th>
        </tr>
      </thead>
      <tbody>
        {entriesOfNeeds(cause.needs).map(([need, count]) => (
          <tr key={need}>
            <th scope="row">{nameOf(need)}</th>
            <td>
              <progress aria-label={nameOf(need)} max={count} value={Math.min(count, given[need] ?? 0)} />{' '}
              {say.of(given[need] ?? 0, count)}
            </td>
            <td class="figure">{number(mine[need] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(need: Need): string {
  if (need.startsWith('item:')) return catalogue[need.slice('item:'.length) as ItemKey].name;
  return say.names[need as keyof typeof say.names];
}
