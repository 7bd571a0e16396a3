/** The book of one good: sellers above buyers, the best of both next to the spread. A click takes the price over. */
import type { Level } from '../../../actors/auction/book.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { Book } from '../../net/auction-link.ts';
import { offerPrice } from '../../store/offer.ts';
import { book, item, orders } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

/** Levels shown on each side. */
const depth = 12;

export function BookTable() {
  const shown = book.value;
  if (!shown) return <p class="quiet">{words.exchange.bookLoading}</p>;
  const asks = shown.asks.slice(0, depth);
  const bids = shown.bids.slice(0, depth);
  const largest = Math.max(1, ...[...asks, ...bids].map(({ quantity }) => quantity));
  return (
    <table class="book">
      <caption class="unseen">{words.exchange.book(catalogue[item.value].name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.exchange.price}</th>
          <th scope="col" class="figure">
            {words.exchange.amount}
          </th>
          <th scope="col" class="figure">
            {words.exchange.orders}
          </th>
        </tr>
      </thead>
      <tbody class="asks" aria-label={words.exchange.asks}>
        {asks.length === 0 && <EmptyRow text={words.exchange.nobodySells} />}
        {asks.toReversed().map((level) => (
          <LevelRow key={level.price} level={level} largest={largest} side="sell" />
        ))}
      </tbody>
      <tbody>
        <tr class="spread">
          <td colSpan={3}>{spreadOf(shown)}</td>
        </tr>
      </tbody>
      <tbody class="bids" aria-label={words.exchange.bids}>
        {bids.map((level) => (
          <LevelRow key={level.price} level={level} largest={largest} side="buy" />
        ))}
        {bids.length === 0 && <EmptyRow text={words.exchange.nobodyBuys} />}
      </tbody>
    </table>
  );
}

interface LevelRowProps {
  readonly level: Level;
  readonly largest: number;
  readonly side: 'buy' | 'sell';
}

function LevelRow({ level: { price, quantity, orders: count }, largest, side }: LevelRowProps) {
  const isMine = orders.value.some(
    (order) => order.status === 'open' && order.item === item.value && order.side === side && order.price === price,
  );
  return (
    <tr class={isMine ? 'mine' : ''} onClick={() => (offerPrice.value = String(price))}>
      <td>
        <span aria-hidden="true">{side === 'sell' ? '▾' : '▴'}</span> {number(price)}
        {isMine && <span aria-hidden="true"> ◆</span>}
      </td>
      <td class="figure depth" style={{ '--share': quantity / largest }}>
        {number(quantity)}
      </td>
      <td class="figure">{number(count)}</td>
    </tr>
  );
}

function EmptyRow({ text }: { readonly text: string }) {
  return (
    <tr>
      <td class="quiet" colSpan={3}>
        {text}
      </td>
    </tr>
  );
}

function spreadOf({ asks: [ask], bids: [bid] }: Book): string {
  return ask && bid
    ? words.exchange.spread(ask.price - bid.price, (ask.price - bid.price) / ask.price)
    : words.exchange.noSpread;
}
