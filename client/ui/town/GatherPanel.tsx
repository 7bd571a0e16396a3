/** What lies about: a basket at a time, and how far the one at hand has come. */
import type { ItemKey } from '../../../actors/content/items.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { pickedAt } from '../../../actors/trader/rules/gathering.ts';
import type { GatheringPart } from '../../../actors/trader/state.ts';
import { tuning } from '../../store/signals.ts';
import { basket, gatherable, gathering, gatherRefusal } from '../../store/town.ts';
import { words } from '../../words/en.ts';
import { countdown } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { Icon } from '../Icon.tsx';
import { useNow } from '../use-now.ts';

export function GatherPanel() {
  const now = useNow();
  const atHand = gathering.value;
  return (
    <section>
      <h3>{words.town.gathering}</h3>
      {atHand ? (
        <AtHand gathering={atHand} now={now} />
      ) : (
        <div class="choices">
          {gatherable.value.length === 0 && <p class="quiet">{words.town.nothingLies}</p>}
          {gatherable.value.map((item) => (
            <GatherButton key={item} item={item} units={basket(now)} />
          ))}
        </div>
      )}
      <p class="quiet">{words.town.leftThisHour(basket(now))}</p>
    </section>
  );
}

function AtHand({ gathering: atHand, now }: { readonly gathering: GatheringPart; readonly now: number }) {
  const { item, units, startedAt, endsAt } = atHand;
  const label = words.town.picked(pickedAt(atHand, now), units, itemOf(item).name);
  return (
    <p class="at-hand">
      <Icon name={item} /> {label}
      <progress value={Math.min(1, (now - startedAt) / (endsAt - startedAt))} aria-label={label} />
      <time>{countdown(endsAt - now)}</time>
      <CommandButton command={{ type: 'stopGathering' }}>{words.town.stop}</CommandButton>
    </p>
  );
}

function GatherButton({ item, units }: { readonly item: ItemKey; readonly units: number }) {
  const takesMs = units * (tuning.value?.trader.gatherMsPerUnit ?? 0);
  return (
    <CommandButton command={{ type: 'gather', item, units }} why={gatherRefusal(item)}>
      <Icon name={item} /> {words.town.gather(units, itemOf(item).name)} <small>{words.town.takes(takesMs)}</small>
    </CommandButton>
  );
}
