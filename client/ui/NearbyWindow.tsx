/**
 * What stands for the picture of the square: people, stalls, the fountain and the gate, to be walked to. One stop of
 * the Tab key; arrow keys move within.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { homeHub } from '../../actors/content/hubs.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';
import type { IconName } from '../build/icon-names.ts';
import { crowd } from '../store/crowd.ts';
import { errand } from '../store/errand.ts';
import { errandTo, paces, type Sight, sightsFrom } from '../store/sights.ts';
import { hub } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { Icon } from './Icon.tsx';
import { moveWithin } from './roving.ts';
import { Window } from './Window.tsx';

const refreshMs = 700;

export function NearbyWindow() {
  const sights = useSights();
  return (
    <Window title={words.nearby.title}>
      <p class="quiet">{words.nearby.hint}</p>
      {sights.length === 0 ? <p>{words.nearby.arriving}</p> : <SightList sights={sights} />}
    </Window>
  );
}

function useSights(): readonly Sight[] {
  const sights = useSignal<readonly Sight[]>([]);
  useEffect(() => {
    const look = () => {
      const now = performance.now();
      const me = crowd.me(now);
      sights.value = me ? sightsFrom(hub.value ?? homeHub, me, crowd.others(now)) : [];
    };
    look();
    const round = setInterval(look, refreshMs);
    return () => clearInterval(round);
  }, []);
  return sights.value;
}

/** The chosen one is remembered by what it is: the order changes as one walks. */
function SightList({ sights }: { readonly sights: readonly Sight[] }) {
  const list = useRef<HTMLUListElement>(null);
  const chosen = useSignal<string | null>(null);
  const current = sights.find(({ key }) => key === chosen.value) ?? sights[0];
  return (
    <ul ref={list} class="sights" aria-label={words.nearby.list} onKeyDown={(event) => moveWithin(list.current, event)}>
      {sights.map((sight) => (
        <li key={sight.key}>
          <button
            type="button"
            tabIndex={sight.key === current?.key ? 0 : -1}
            onFocus={() => (chosen.value = sight.key)}
            onClick={() => (errand.value = errandTo(sight))}
          >
            <Icon name={iconOf(sight)} />
            <span>
              {nameOf(sight)} {sight.kind === 'person' && <small>{words.nearby.trader}</small>}
            </span>
            <span class="figure">{words.nearby.paces(paces(sight.distance))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function iconOf(sight: Sight): IconName | ItemKey {
  if (sight.kind === 'stall' || sight.kind === 'node') return sight.item;
  return sight.kind === 'person' ? 'account' : sight.kind;
}

function nameOf(sight: Sight): string {
  switch (sight.kind) {
    case 'person':
      return sight.name;
    case 'stall':
      return words.nearby.stall(catalogue[sight.item].name);
    case 'node':
      return words.nearby.node(catalogue[sight.item].name);
    case 'board':
      return words.nearby.board;
    case 'fountain':
      return words.nearby.fountain;
    case 'gate':
      return words.nearby.gate;
  }
}
