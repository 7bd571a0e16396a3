/** Where one is, what one has, and how the line is. */
import { hubs } from '../../actors/content/hubs.ts';
import { dayPartAt } from '../scenes/air/sky.ts';
import type { WindowName } from '../store/signals.ts';
import { gold, goodsCount, hub, latencyMs, openWindow, presence, toggleWindow } from '../store/signals.ts';
import { shownHour } from '../store/time.ts';
import { words } from '../words/en.ts';
import { number } from '../words/format.ts';
import { Icon } from './Icon.tsx';

export function TopBar() {
  return (
    <header class="bar panel">
      <strong class="place">{hub.value ? hubs[hub.value].name : words.bar.somewhere}</strong>
      <Hour />
      <nav aria-label={words.bar.windows}>
        <WindowButton name="exchange" />
        <WindowButton name="goods" />
        <WindowButton name="caravan" />
        <WindowButton name="map" />
        <WindowButton name="guild" />
        <WindowButton name="cause" />
        <WindowButton name="nearby" />
        <WindowButton name="account" />
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

function WindowButton({ name }: { readonly name: Exclude<WindowName, 'credits'> }) {
  const { title, key } = words[name];
  return (
    <button
      type="button"
      aria-expanded={openWindow.value === name}
      aria-keyshortcuts={key}
      onClick={() => toggleWindow(name)}
    >
      <Icon name={name} />
      {title} <kbd>{key}</kbd>
    </button>
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
