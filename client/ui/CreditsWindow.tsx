/** Who made what is used here; some of it may only be used if this page says so. */
import { words } from '../words/en.ts';
import { Window } from './Window.tsx';

export function CreditsWindow() {
  return (
    <Window title={words.credits.title}>
      <CreditsList />
    </Window>
  );
}

export function CreditsList() {
  return (
    <ul class="credits">
      <li>
        {words.credits.icons} (<a href="https://game-icons.net">game-icons.net</a>,{' '}
        <a href="https://creativecommons.org/licenses/by/3.0/">CC BY 3.0</a>)
      </li>
      <li>
        {words.credits.chart} (<a href="https://www.tradingview.com/">tradingview.com</a>)
      </li>
      <li>{words.credits.fonts}</li>
      <li>{words.credits.made}</li>
    </ul>
  );
}
