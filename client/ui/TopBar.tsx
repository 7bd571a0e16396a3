/** Where one is, what one has, and how the line is. */
import { hubs } from '../../actors/content/hubs.ts';
import type { WindowName } from '../store/signals.ts';
import { gold, goodsCount, hub, latencyMs, openWindow, presence, toggleWindow } from '../store/signals.ts';
import { number, words } from '../words/en.ts';

export function TopBar() {
  return (
    <header class="bar panel">
      <strong class="place">{hub.value ? hubs[hub.value].name : words.bar.somewhere}</strong>
      <nav aria-label={words.bar.windows}>
        <WindowButton name="exchange" />
        <WindowButton name="goods" />
        <WindowButton name="caravan" />
        <WindowButton name="account" />
      </nav>
      <dl>
        <Fact term={words.bar.purse} value={number(gold.value)} label={words.bar.gold(gold.value)} mark="coin" />
        <Fact
          term={words.bar.goods}
          value={number(goodsCount.value)}
          label={words.bar.units(goodsCount.value)}
          mark="crate"
        />
      </dl>
      <ConnectionDot />
    </header>
  );
}

function WindowButton({ name }: { readonly name: WindowName }) {
  const { title, key } = words[name];
  return (
    <button
      type="button"
      aria-expanded={openWindow.value === name}
      aria-keyshortcuts={key}
      onClick={() => toggleWindow(name)}
    >
      {title} <kbd>{key}</kbd>
    </button>
  );
}

interface FactProps {
  readonly term: string;
  readonly value: string;
  readonly label: string;
  readonly mark: 'coin' | 'crate';
}

function Fact({ term, value, label, mark }: FactProps) {
  return (
    <div class="fact" title={label}>
      <dt class="unseen">{term}</dt>
      <dd>
        <i class={`mark ${mark}`} aria-hidden="true" />
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
    <span class={`dot ${presence.value === 'gone' ? 'red' : shade}`} role="img" aria-label={label} title={label} />
  );
}
