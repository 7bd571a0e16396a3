/** One's orders: what is being asked for first, then the open ones, then the last closed ones. */
import { catalogue } from '../../../actors/content/items.ts';
import { isOpen } from '../../../actors/trader/rules/orders.ts';
import type { OrderPart } from '../../../actors/trader/state.ts';
import { cancelOrder } from '../../store/play.ts';
import { isWaiting, orders, unanswered } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Icon } from '../Icon.tsx';

/** The trader keeps more; older ones are history. */
const shownMax = 20;

export function OrderTable() {
  const asked = unanswered.value.filter((command) => command.type === 'placeOrder');
  const shown = orders.value.slice(0, shownMax);
  return (
    <table class="orders">
      <caption>{words.orders.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.orders.item}</th>
          <th scope="col">{words.orders.side}</th>
          <th scope="col" class="figure">
            {words.orders.price}
          </th>
          <th scope="col" class="figure">
            {words.orders.filled}
          </th>
          <th scope="col">{words.orders.status}</th>
          <th scope="col">
            <span class="unseen">{words.orders.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {asked.length + shown.length === 0 && (
          <tr>
            <td class="quiet" colSpan={6}>
              {words.orders.none}
            </td>
          </tr>
        )}
        {asked.map((command, index) => (
          <Row key={`asked ${index}`} order={{ ...command, filled: 0 }} status={words.orders.sending} />
        ))}
        {shown.map((order) => (
          <Row key={order.id} order={order} status={statusOf(order)} cancel={isOpen(order) ? order : null} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly order: Pick<OrderPart, 'item' | 'side' | 'price' | 'quantity' | 'filled'>;
  readonly status: string;
  readonly cancel?: OrderPart | null;
}

function Row({ order: { item, side, price, quantity, filled }, status, cancel = null }: RowProps) {
  return (
    <tr class={side}>
      <th scope="row" class="named">
        <Icon name={item} /> {catalogue[item].name}
      </th>
      <td>{words.ticket[side]}</td>
      <td class="figure">{number(price)}</td>
      <td class="figure">{words.orders.filledOf(filled, quantity)}</td>
      <td>{status}</td>
      <td class="deed">{cancel && <CancelButton order={cancel} />}</td>
    </tr>
  );
}

function CancelButton({ order: { id, side, quantity, item } }: { readonly order: OrderPart }) {
  const isCancelling = isWaiting((command) => command.type === 'cancelOrder' && command.order === id);
  return (
    <button
      type="button"
      aria-disabled={isCancelling}
      aria-label={words.orders.cancelOf(words.ticket[side], quantity, catalogue[item].name)}
      onClick={() => !isCancelling && void cancelOrder(id)}
    >
      {isCancelling ? words.orders.cancelling : words.orders.cancel}
    </button>
  );
}

function statusOf({ status, endsAt }: OrderPart): string {
  return status === 'open' ? words.orders.left(endsAt - Date.now()) : words.orders.statuses[status];
}
