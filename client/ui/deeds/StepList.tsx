/** The first steps of a newcomer: what each takes, where to begin, and what it brings. */
import type { OnboardingRow } from '../../../actors/content/schemas.ts';
import { steps } from '../../store/deeds.ts';
import type { WindowName } from '../../store/signals.ts';
import { openWindow } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { listOf } from '../../words/feed.ts';
import { CommandButton } from '../CommandButton.tsx';

type Shown = (typeof steps.value)[number];

const placeOf: Readonly<Record<OnboardingRow['deed'], WindowName>> = {
  welcomed: 'deeds',
  gathered: 'town',
  hired: 'caravan',
  missionEnded: 'caravan',
  bought: 'exchange',
  crafted: 'workshop',
  sold: 'goods',
  travelled: 'map',
  joinedGuild: 'guild',
};

export function StepList() {
  const left = steps.value.filter(({ standing }) => standing !== 'claimed');
  return (
    <section>
      <h3>{words.deeds.steps}</h3>
      {left.length === 0 && <p class="quiet">{words.deeds.stepsDone}</p>}
      <ol class="steps">
        {left.map((step) => (
          <Step key={step.key} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { readonly step: Shown }) {
  const { key, name, deed, gold, goods, standing } = step;
  const brings = [gold > 0 ? words.bar.gold(gold) : '', listOf(goods)].filter((part) => part !== '').join(', ');
  return (
    <li class={standing}>
      <strong>{name}</strong> <small>{brings}</small>
      {standing === 'open' && <p class="quiet">{words.deeds.hints[deed]}</p>}
      {standing === 'done' ? (
        <CommandButton command={{ type: 'claimStep', step: key }} label={words.deeds.claimOf(name)} isMain>
          {words.deeds.claim}
        </CommandButton>
      ) : (
        <button type="button" aria-label={words.deeds.showOf(name)} onClick={() => (openWindow.value = placeOf[deed])}>
          {words.deeds.show}
        </button>
      )}
    </li>
  );
}
