/** What one owns, town by town, and what waits on the claim shelf of this one. */
import type { Goods } from '../../actors/content/goods.ts';
import type { HubKey } from '../../actors/content/hubs.ts';
import { hubKeys, hubs } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';
import { isEmpty } from '../../actors/trader/rules/store.ts';
import { openTicket } from '../store/offer.ts';
import { collectShelf } from '../store/play.ts';
import { goodsIn, hub, isWaiting, items, shelf } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { number } from '../words/format.ts';
import { Icon } from './Icon.tsx';
import { Window } from './Window.tsx';

export function GoodsWindow() {
  const here = hub.value;
  const elsewhere = hubKeys.filter((key) => key !== here && owned(goodsIn(key)).length > 0);
  return (
    <Window title={words.goods.title}>
      <Shelf />
      {here && <GoodsTable place={here} canSell />}
      {elsewhere.map((key) => (
        <GoodsTable key={key} place={key} canSell={false} />
      ))}
    </Window>
  );
}

function GoodsTable({ place, canSell }: { readonly place: HubKey; readonly canSell: boolean }) {
  const goods = goodsIn(place);
  const keys = owned(goods);
  return (
    <table>
      <caption>{words.goods.here(hubs[place].name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.goods.item}</th>
          <th scope="col" class="figure">
            {words.goods.count}
          </th>
          {canSell && (
            <th scope="col">
              <span class="unseen">{words.orders.action}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {keys.length === 0 && (
          <tr>
            <td colSpan={3}>{words.goods.none}</td>
          </tr>
        )}
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row" class="named">
              <Icon name={key} /> {catalogue[key].name}
            </th>
            <td class="figure">{number(goods[key] ?? 0)}</td>
            {canSell && (
              <td class="deed">
                <button
                  type="button"
                  aria-label={words.goods.sell(catalogue[key].name)}
                  onClick={() => openTicket(key, 'sell')}
                >
                  {words.goods.sellShort}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shelf() {
  const here = hub.value;
  if (!here || isEmpty(shelf.value)) return null;
  const isCollecting = isWaiting(({ type }) => type === 'collectShelf');
  return (
    <section class="shelf">
      <h3>{words.goods.shelf}</h3>
      <p class="quiet">{words.goods.shelfHint}</p>
      <ul>
        {shelf.value.gold > 0 && <li>{words.bar.gold(shelf.value.gold)}</li>}
        {owned(shelf.value.goods).map((key) => (
          <li key={key}>
            {number(shelf.value.goods[key] ?? 0)} {catalogue[key].name}
          </li>
        ))}
      </ul>
      <button class="primary" type="button" aria-disabled={isCollecting} onClick={() => void collectShelf(here)}>
        {isCollecting ? words.goods.waiting : words.goods.collect}
      </button>
    </section>
  );
}

function owned(goods: Goods): readonly ItemKey[] {
  return items.filter((key) => (goods[key] ?? 0) > 0);
}
