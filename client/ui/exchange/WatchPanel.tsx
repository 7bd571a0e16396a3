/** Whether one keeps an eye on the good, and at which prices one wants to hear of it. */

import { hub, item } from '../../store/signals.ts';
import { alertCommand, alertPrice, alertsHere, alertWhen, isWatched } from '../../store/watching.ts';
import { words } from '../../words/en.ts';
import { CommandButton } from '../CommandButton.tsx';
import { Choice, Field } from '../fields.tsx';

export function WatchPanel() {
  const command = alertCommand.value;
  return (
    <details class="watch">
      <summary>{words.watch.title(alertsHere.value.length)}</summary>
      <WatchButton />
      <ul>
        {alertsHere.value.map(({ id, when, price }) => (
          <li key={id}>
            {words.watch.waitsFor[when](price)}{' '}
            <CommandButton command={{ type: 'dropAlert', alert: id }} label={words.watch.dropOf(when, price)}>
              {words.watch.drop}
            </CommandButton>
          </li>
        ))}
      </ul>
      <div class="row">
        <Choice
          label={words.watch.when}
          options={['below', 'above']}
          value={alertWhen.value}
          nameOf={(when) => words.watch.whens[when]}
          onChoice={(when) => (alertWhen.value = when)}
        />
        <Field
          label={words.watch.price}
          type="number"
          inputMode="numeric"
          min={1}
          autocomplete="off"
          value={alertPrice.value}
          onText={(text) => (alertPrice.value = text)}
        />
        {command && (
          <CommandButton command={command} done={words.watch.set}>
            {words.watch.tellMe}
          </CommandButton>
        )}
      </div>
    </details>
  );
}

function WatchButton() {
  const place = hub.value;
  if (!place) return null;
  const on = !isWatched(item.value);
  return (
    <CommandButton command={{ type: 'watch', hub: place, item: item.value, on }}>
      {on ? words.watch.watch : words.watch.unwatch}
    </CommandButton>
  );
}
