/** The errand board: deliveries to neighbours, each for the first who takes it. */

import { hubs } from '../../../actors/content/hubs.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { Refusal } from '../../../actors/trader/rules/refusal.ts';
import { openTicket } from '../../store/offer.ts';
import { gold } from '../../store/signals.ts';
import type { ErrandShown } from '../../store/town.ts';
import { errands } from '../../store/town.ts';
import { words } from '../../words/en.ts';
import { countdown, number } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { Icon } from '../Icon.tsx';
import { useNow } from '../use-now.ts';

export function ErrandTable() {
  const now = useNow();
  const posted = errands.value.filter(({ endsAt }) => endsAt > now);
  return (
    <section>
      <h3>{words.town.errands}</h3>
      {posted.length === 0 && <p class="quiet">{words.town.noErrands}</p>}
      {posted.length > 0 && (
        <table>
          <caption class="unseen">{words.town.errands}</caption>
          <thead>
            <tr>
              <th scope="col">{words.town.carry}</th>
              <th scope="col">{words.town.to}</th>
              <th scope="col" class="figure">
                {words.town.pays}
              </th>
              <th scope="col" class="figure">
                {words.town.way}
              </th>
              <th scope="col">{words.town.left}</th>
              <th scope="col">
                <span class="unseen">{words.town.action}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {posted.map((errand) => (
              <Row key={errand.id} errand={errand} now={now} />
            ))}
          </tbody>
        </table>
      )}
      <p class="quiet">{words.town.errandsHint}</p>
    </section>
  );
}

function Row({ errand, now }: { readonly errand: ErrandShown; readonly now: number }) {
  const { id, item: key, units, to, pay, dues, owned, endsAt } = errand;
  const { name } = itemOf(key);
  return (
    <tr>
      <th scope="row" class="named">
        <Icon name={key} /> {words.town.load(units, name, owned)}
      </th>
      <td>{hubs[to].name}</td>
      <td class="figure">{number(pay)}</td>
      <td class="figure">{number(dues)}</td>
      <td>
        <time>{countdown(endsAt - now)}</time>
      </td>
      <td class="deed">
        {owned < units ? (
          <button type="button" aria-label={words.town.buyFor(name)} onClick={() => openTicket(key, 'buy')}>
            {words.town.buyShort}
          </button>
        ) : (
          <CommandButton
            command={{ type: 'takeErrand', errand: id }}
            done={words.town.errandTaken}
            why={gold.value < dues ? Refusal.notEnoughGold : null}
            label={words.town.takeOf(units, name, hubs[to].name)}
          >
            {words.town.take}
          </CommandButton>
        )}
      </td>
    </tr>
  );
}
