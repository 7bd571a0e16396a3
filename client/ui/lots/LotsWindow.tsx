/** Timed lots: what is under the hammer in this town, what one puts there oneself, and how one's own went. */
import { hubs } from '../../../actors/content/hubs.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { ownBids, ownLots } from '../../store/lots.ts';
import { words } from '../../words/en.ts';
import { Window } from '../Window.tsx';
import { LotForm } from './LotForm.tsx';
import { LotTable } from './LotTable.tsx';

export function LotsWindow() {
  return (
    <Window title={words.lots.title} wide>
      <div class="stack">
        <LotTable />
        <div class="halves">
          <LotForm />
          <div class="stack">
            <OwnLots />
            <OwnBids />
          </div>
        </div>
      </div>
    </Window>
  );
}

function OwnLots() {
  if (ownLots.value.length === 0) return null;
  return (
    <section>
      <h3>{words.lots.mine}</h3>
      <ul>
        {ownLots.value.map(({ id, quantity, item, status, price }) => (
          <li key={id}>
            {words.lots.lotOf(quantity, itemOf(item).name)}: {words.lots.statuses[status]}
            {price !== null && `, ${words.bar.gold(price)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnBids() {
  if (ownBids.value.length === 0) return null;
  return (
    <section>
      <h3>{words.lots.bids}</h3>
      <ul>
        {ownBids.value.map(({ id, amount, hub, status }) => (
          <li key={id}>
            {words.lots.bidOf(amount, hubs[hub].name)}: {words.lots.bidStatuses[status]}
          </li>
        ))}
      </ul>
    </section>
  );
}
