/** Where one is, what one has, and how the line is. */
import { hubs } from '../../actors/content/hubs.ts';
import { dayPartAt } from '../scenes/air/sky.ts';
import { claimable } from '../store/deeds.ts';
import { barWindows, gold, goodsCount, latencyMs, openWindow, presence, toggleWindow } from '../store/signals.ts';
import { shownHour } from '../store/time.ts';
import { where } from '../store/town.ts';
import { words } from '../words/en.ts';
import { number } from '../words/format.ts';
import { Icon } from './Icon.tsx';
import { useNow } from './use-now.ts';

export function TopBar() {
  return (
    <header class="bar panel">
      <Place />
      <Hour />
      <nav aria-label={words.bar.windows}>
        {barWindows.map((name) => (
          <WindowButton key={name} name={name} />
        ))}
      </nav>
      <dl>
        <Fact term={words.bar.purse} value={number(gold.value)} label={words.bar.gold(gold.value)} mark="purse" />
        <Fact
          term={words.bar.goods}
          value={number(goodsCount.value)}
          label={words.bar.units(goodsCount.value)}
          mark="goods"
        />
      </dl>
      <ConnectionDot />
    </header>
  );
}

function Place() {
  const now = useNow();
  const place = where.value;
  if (place?.hub) return <strong class="place">{hubs[place.hub].name}</strong>;
  return (
    <strong class="place">
      {place ? words.town.onTheRoad(hubs[place.to].name, place.arrivesAt - now) : words.bar.somewhere}
    </strong>
  );
}

function WindowButton({ name }: { readonly name: (typeof barWindows)[number] }) {
  const { title, key } = words[name];
  return (
    <button
      type="button"
      aria-expanded={openWindow.value === name}
      aria-keyshortcuts={key}
      title={`${title} (${key})`}
      onClick={() => toggleWindow(name)}
    >
      <Icon name={name} />
      <span class="title">{title}</span> <kbd>{key}</kbd>
      {name === 'deeds' && claimable.value > 0 && <Mark count={claimable.value} />}
    </button>
  );
}

/** So many things wait behind this button. */
function Mark({ count }: { readonly count: number }) {
  return (
    <b class="mark">
      {number(count)} <span class="unseen">{words.bar.waiting}</span>
    </b>
  );
}

interface FactProps {
  readonly term: string;
  readonly value: string;
  readonly label: string;
  readonly mark: 'purse' | 'goods';
}

function Fact({ term, value, label, mark }: FactProps) {
  return (
    <div class="fact" title={label}>
      <dt class="unseen">{term}</dt>
      <dd>
        <Icon name={mark} />
        {value}
      </dd>
    </div>
  );
}

/** Green to 100 ms, amber to 250, then red; amber while a line is sought. */
function ConnectionDot() {
  const ms = latencyMs.value;
  const isLive = presence.value === 'live';
  const label = isLive && ms !== null ? words.presence.latency(ms) : words.presence[presence.value];
  const shade = !isLive ? 'amber' : ms === null || ms <= 100 ? 'green' : ms <= 250 ? 'amber' : 'red';
  return (
    <span class="line" title={label}>
      <span class={`dot ${presence.value === 'gone' ? 'red' : shade}`} role="img" aria-label={label} />
      {isLive && ms !== null && <span aria-hidden="true">{words.presence.ms(ms)}</span>}
    </span>
  );
}

/** The time of the game's day; it goes by the server's clock. */
function Hour() {
  const hour = shownHour.value;
  return (
    <span class="hour quiet">
      {words.bar.dayParts[dayPartAt(hour)]} <span class="exact">{words.bar.hour(hour)}</span>
    </span>
  );
}
