/** All blueprints; those one does not know yet say when one will. One stop of the Tab key. */
import { useRef } from 'preact/hooks';
import { itemOf } from '../../../actors/content/items.ts';
import { blueprintsShown, chosenBlueprint } from '../../store/bench.ts';
import { words } from '../../words/en.ts';
import { Icon } from '../Icon.tsx';
import { moveWithin } from '../roving.ts';

export function BlueprintList() {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul
      ref={list}
      class="picks"
      aria-label={words.workshop.blueprints}
      onKeyDown={(event) => moveWithin(list.current, event)}
    >
      {blueprintsShown.value.map(({ key, isKnown, level }) => (
        <li key={key}>
          <button
            type="button"
            class={isKnown ? '' : 'quiet'}
            aria-pressed={chosenBlueprint.value === key}
            tabIndex={chosenBlueprint.value === key ? 0 : -1}
            onClick={() => (chosenBlueprint.value = key)}
          >
            <Icon name={key} /> <span>{itemOf(key).name}</span>
            {!isKnown && <small>{words.workshop.fromSkill(level)}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}
