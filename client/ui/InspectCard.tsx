/** A closer look at somebody or something in the square, by long press or right click. */
import { catalogue } from '../../actors/content/items.ts';
import { errand, type Inspected, inspected } from '../store/errand.ts';
import { books } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { Icon } from './Icon.tsx';

export function InspectCard() {
  const found = inspected.value;
  if (!found) return null;
  const close = () => {
    inspected.value = null;
  };
  const go = () => {
    errand.value = found.kind === 'stall' ? { to: found.to, item: found.item } : { to: found.to };
    close();
  };
  const isSelf = found.kind === 'person' && found.mine;
  return (
    <aside class="inspect panel" aria-label={words.inspect.title}>
      <span class="emblem">
        <Icon name={found.kind === 'stall' ? found.item : 'account'} />
      </span>
      <Description of={found} />
      {!isSelf && (
        <button type="button" class="primary" onClick={go}>
          {found.kind === 'stall' ? words.inspect.open : words.inspect.walk}
        </button>
      )}
      <button type="button" class="close" aria-label={words.inspect.close} onClick={close}>
        ×
      </button>
    </aside>
  );
}

function Description({ of: found }: { readonly of: Inspected }) {
  if (found.kind === 'person') {
    return (
      <p>
        <b>{found.name}</b> <span class="quiet">{found.mine ? words.inspect.you : words.inspect.trader}</span>
      </p>
    );
  }
  const { name, basePrice } = catalogue[found.item];
  return (
    <p>
      <b>{words.inspect.stall(name)}</b>{' '}
      <span class="quiet">{words.inspect.price(books.value.get(found.item)?.reference ?? basePrice)}</span>
    </p>
  );
}
