/** What became of one's orders while one was away, once, at the door. */
import { catalogue } from '../../actors/content/items.ts';
import type { DigestLine } from '../store/digest.ts';
import { digest } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { Icon } from './Icon.tsx';

export function Digest() {
  if (digest.value.length === 0) return null;
  return (
    <section class="digest panel" aria-label={words.digest.title}>
      <h2>{words.digest.title}</h2>
      <ul>
        {digest.value.map((line) => (
          <li key={line.order}>
            <Icon name={line.item} />
            <span>{sentenceOf(line)}</span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => (digest.value = [])}>
        {words.digest.seen}
      </button>
    </section>
  );
}

function sentenceOf({ side, item, filled, proceeds, ended }: DigestLine): string {
  const { name } = catalogue[item];
  const deed = filled > 0 ? words.digest.filled[side](filled, name, proceeds) : words.digest.unfilled[side](name);
  // That all of it was filled the amount says already.
  return ended === null || (ended === 'filled' && filled > 0)
    ? `${deed}.`
    : `${deed}: ${words.digest.ended(words.orders.statuses[ended])}.`;
}
