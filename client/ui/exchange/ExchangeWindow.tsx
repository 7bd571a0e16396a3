/** The exchange of this town: what is traded, the book of one good, one's offer and one's orders. */
import { useRef } from 'preact/hooks';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import { book, books, goods, item, items } from '../../store/signals.ts';
import { isWatched } from '../../store/watching.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Icon } from '../Icon.tsx';
import { moveWithin } from '../roving.ts';
import { Window } from '../Window.tsx';
import { BookTable } from './BookTable.tsx';
import { OrderTable } from './OrderTable.tsx';
import { PricePanel } from './PricePanel.tsx';
import { Ticket } from './Ticket.tsx';
import { WatchPanel } from './WatchPanel.tsx';

export function ExchangeWindow() {
  return (
    <Window title={words.exchange.title} wide>
      <div class="exchange">
        <ItemList />
        <div class="good">
          <Heading />
          <PricePanel />
          <div class="deal">
            <BookTable />
            <Ticket />
          </div>
          <WatchPanel />
        </div>
        <OrderTable />
      </div>
    </Window>
  );
}

/** One stop of the Tab key, at the good that is looked at: there are many. */
function ItemList() {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul
      ref={list}
      class="items"
      aria-label={words.exchange.items}
      onKeyDown={(event) => moveWithin(list.current, event)}
    >
      {shown().map((key) => (
        <li key={key}>
          <ItemButton name={key} />
        </li>
      ))}
    </ul>
  );
}

/** What one watches first. */
function shown(): readonly ItemKey[] {
  const all = items.filter(isShown);
  return [...all.filter(isWatched), ...all.filter((key) => !isWatched(key))];
}

/** Finer makes are listed where somebody sells any, and for whoever has or watches one. */
function isShown(key: ItemKey): boolean {
  const isForSale = (books.value.get(key)?.asks.length ?? 0) > 0;
  return catalogue[key].quality === 'common' || isForSale || (goods.value[key] ?? 0) > 0 || isWatched(key);
}

function ItemButton({ name }: { readonly name: ItemKey }) {
  const owned = goods.value[name] ?? 0;
  const price = books.value.get(name)?.reference ?? catalogue[name].basePrice;
  return (
    <button
      type="button"
      tabIndex={item.value === name ? 0 : -1}
      aria-pressed={item.value === name}
      onClick={() => (item.value = name)}
    >
      <Icon name={name} />
      <span>
        {catalogue[name].name}
        {isWatched(name) && <small>{words.watch.watched}</small>}
        {owned > 0 && <small>{words.exchange.owned(owned)}</small>}
      </span>
      <data value={price}>{number(price)}</data>
    </button>
  );
}

function Heading() {
  const last = book.value?.last ?? 0;
  return (
    <div class="heading">
      <span class="emblem">
        <Icon name={item.value} />
      </span>
      <div>
        <h3>{catalogue[item.value].name}</h3>
        <span class="quiet">
          {words.exchange.usual(book.value?.reference ?? catalogue[item.value].basePrice)}
          {' \u00b7 '}
          {words.exchange.owned(goods.value[item.value] ?? 0)}
        </span>
      </div>
      <span class="last">
        {last > 0 ? <b>{number(last)}</b> : null}
        <small>{last > 0 ? words.exchange.last : words.exchange.noTrade}</small>
      </span>
    </div>
  );
}
