/** The town one is in: what can be gathered, what its merchant wants carried, and what moves its prices. */
import { hubs } from '../../../actors/content/hubs.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { board } from '../../store/signals.ts';
import { where } from '../../store/town.ts';
import { words } from '../../words/en.ts';
import { useNow } from '../use-now.ts';
import { Window } from '../Window.tsx';
import { ErrandTable } from './ErrandTable.tsx';
import { GatherPanel } from './GatherPanel.tsx';

export function TownWindow() {
  const place = where.value;
  return (
    <Window title={place?.hub ? words.town.in(hubs[place.hub].name) : words.town.title} wide>
      {place?.hub === null ? (
        <p>{words.town.travelling(hubs[place.to].name)}</p>
      ) : (
        <div class="stack">
          <GatherPanel />
          <ErrandTable />
          <Events />
        </div>
      )}
    </Window>
  );
}

function Events() {
  const now = useNow();
  const events = board.value.events.filter(({ endsAt }) => endsAt > now);
  return (
    <section>
      <h3>{words.town.events}</h3>
      {events.length === 0 && <p class="quiet">{words.town.quiet}</p>}
      <ul>
        {events.map(({ type, item, severity, startedAt, endsAt }) => (
          <li key={`${type}/${item}/${startedAt}`}>
            {words.town.event(
              item ? itemOf(item).name : words.town.everything,
              words.town.types[type],
              words.town.severities[severity],
              endsAt - now,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
