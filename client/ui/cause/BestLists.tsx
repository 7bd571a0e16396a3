/** The best of the world, list by list; whether one's own gold may be seen there is one's own to say. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BestRow, List } from '../../store/cause.ts';
import { fetchBest, lists, showsWealth } from '../../store/cause.ts';
import { ask, publicHttp, tryTo } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

const say = words.cause.best;

export function BestLists() {
  const list = useSignal<List>('missions');
  const rows = useSignal<readonly BestRow[]>([]);
  useEffect(() => {
    let isLate = false;
    void tryTo(async () => {
      const found = await fetchBest(publicHttp, list.value);
      if (!isLate) rows.value = found;
    });
    return () => {
      isLate = true;
    };
  }, [list.value]);
  const choose = (chosen: string) => {
    list.value = lists.find((each) => each === chosen) ?? list.value;
  };
  return (
    <section>
      <h3>{say.title}</h3>
      <label>
        {say.list}
        <select value={list.value} onChange={(event) => choose(event.currentTarget.value)}>
          {lists.map((each) => (
            <option key={each} value={each}>
              {say.lists[each]}
            </option>
          ))}
        </select>
      </label>
      <ol class="best">
        {rows.value.length === 0 && <li class="quiet">{say.none}</li>}
        {rows.value.map(({ name, figure }, place) => (
          <li key={place}>
            {name} <span class="quiet">{number(figure)}</span>
          </li>
        ))}
      </ol>
      <label class="check">
        <input
          type="checkbox"
          checked={showsWealth.value}
          onChange={(event) => void ask({ type: 'showWealth', shown: event.currentTarget.checked })}
        />{' '}
        {say.showWealth}
      </label>
    </section>
  );
}
