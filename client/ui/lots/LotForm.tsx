/** A lot of one's own, before it is opened. */
import { itemOf } from '../../../actors/content/items.ts';
import { lotStyles } from '../../../actors/letters.ts';
import { limits } from '../../../actors/trader/limits.ts';
import * as show from '../../store/lots.ts';
import { ask } from '../../store/play.ts';
import { isWaiting } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { Choice, Field } from '../fields.tsx';

export function LotForm() {
  const plan = show.lotPlan.value;
  const isBusy = isWaiting(({ type }) => type === 'openLot');
  const canOpen = !isBusy && plan !== null && plan.refusal === null;
  const open = (event: Event) => {
    event.preventDefault();
    if (canOpen && plan) void ask(plan.command, words.lots.opened);
  };
  const chosen = show.lotItem.value ?? show.sellable.value[0];
  if (!chosen) return <p class="quiet">{words.lots.nothing}</p>;
  return (
    <form aria-label={words.lots.open} onSubmit={open}>
      <h3>{words.lots.open}</h3>
      <Choice
        label={words.lots.item}
        options={show.sellable.value}
        value={chosen}
        nameOf={(key) => itemOf(key).name}
        onChoice={(key) => (show.lotItem.value = key)}
      />
      <Choice
        label={words.lots.style}
        options={lotStyles}
        value={show.lotStyle.value}
        nameOf={(style) => words.lots.styles[style]}
        onChoice={(style) => (show.lotStyle.value = style)}
      />
      <NumberField label={words.lots.quantity} typed={show.lotQuantity} max={limits.lotUnitsMax} />
      <NumberField label={words.lots.start} typed={show.lotStart} max={limits.lotPriceMax} />
      {show.lotStyle.value === 'dutch' && (
        <NumberField label={words.lots.floor} typed={show.lotFloor} max={limits.lotPriceMax} />
      )}
      <Choice
        label={words.lots.minutes}
        options={limits.lotMinutes.map(String)}
        value={String(show.lotMinutes.value)}
        nameOf={(minutes) => words.lots.minutesOf(Number(minutes))}
        onChoice={(minutes) => (show.lotMinutes.value = Number(minutes) as (typeof limits.lotMinutes)[number])}
      />
      {plan ? (
        <dl class="preview">
          <dt>{words.lots.fee}</dt>
          <dd>{words.bar.gold(plan.fee)}</dd>
        </dl>
      ) : (
        <p class="quiet">{words.lots.incomplete}</p>
      )}
      <p class="trouble" id="lot-trouble" role="status">
        {plan?.refusal && refusal(plan.refusal)}
      </p>
      <button class="primary" type="submit" aria-disabled={!canOpen} aria-describedby="lot-trouble">
        {isBusy ? words.lots.waiting : words.lots.begin}
      </button>
    </form>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly typed: { value: string };
  readonly max: number;
}

function NumberField({ label, typed, max }: NumberFieldProps) {
  return (
    <Field
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      max={max}
      autocomplete="off"
      value={typed.value}
      onText={(text) => (typed.value = text)}
    />
  );
}
