/** The ticket: one offer, and before it is made everything that would come of it. */
import type { Hours, Side } from '../../../actors/content/terms.ts';
import { durations, sides, terms } from '../../../actors/content/terms.ts';
import { offer, offerHours, offerPrice, offerQuantity, offerRefusal, offerSide, preview } from '../../store/offer.ts';
import { placeOrder } from '../../store/play.ts';
import type { Preview } from '../../store/preview.ts';
import { deviationMax } from '../../store/preview.ts';
import { gold, hub, isWaiting } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Field } from '../fields.tsx';

export function Ticket() {
  const isPlacing = isWaiting(({ type }) => type === 'placeOrder');
  const canPlace = !isPlacing && offer.value !== null && offerRefusal.value === null;
  const place = (event: Event) => {
    event.preventDefault();
    if (canPlace && offer.value && hub.value) void placeOrder(hub.value, offer.value);
  };
  return (
    <form class="ticket" aria-label={words.ticket.title} onSubmit={place}>
      <SideChoice />
      <div class="pair">
        <WholeField label={words.ticket.price} value={offerPrice} most={terms.priceMax} />
        <WholeField label={words.ticket.quantity} value={offerQuantity} most={terms.quantityMax} />
      </div>
      <HoursChoice />
      {preview.value ? <PreviewList preview={preview.value} /> : <p class="quiet">{words.ticket.incomplete}</p>}
      <p class="trouble" id="offer-trouble" role="status">
        {offerRefusal.value && refusal(offerRefusal.value)}
      </p>
      <button class="primary" type="submit" aria-disabled={!canPlace} aria-describedby="offer-trouble">
        {isPlacing ? words.ticket.waiting : words.ticket.place[offerSide.value]}
      </button>
    </form>
  );
}

function SideChoice() {
  return (
    <fieldset class="sides">
      <legend class="unseen">{words.ticket.side}</legend>
      {sides.map((side: Side) => (
        <label key={side} class={side}>
          <input
            type="radio"
            name="side"
            checked={offerSide.value === side}
            onChange={() => (offerSide.value = side)}
          />
          {words.ticket[side]}
        </label>
      ))}
    </fieldset>
  );
}

interface WholeFieldProps {
  readonly label: string;
  readonly value: typeof offerPrice;
  readonly most: number;
}

function WholeField({ label, value, most }: WholeFieldProps) {
  return (
    <Field
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      autocomplete="off"
      value={value.value}
      onText={(text) => (value.value = text)}
    />
  );
}

function HoursChoice() {
  return (
    <div class="field">
      <label for="offer-hours">{words.ticket.hours}</label>
      <select
        id="offer-hours"
        value={String(offerHours.value)}
        onChange={(event) => (offerHours.value = Number(event.currentTarget.value) as Hours)}
      >
        {durations.map((hours) => (
          <option key={hours} value={String(hours)}>
            {words.ticket.hoursOf(hours)}
          </option>
        ))}
      </select>
    </div>
  );
}

function PreviewList({ preview: { total, deposit, fee, now, goldAfter, deviation } }: { readonly preview: Preview }) {
  const isSelling = offerSide.value === 'sell';
  return (
    <>
      {Math.abs(deviation) >= deviationMax && (
        <p class="warning" role="status">
          {deviation > 0 ? words.ticket.farAbove(deviation) : words.ticket.farBelow(-deviation)}
        </p>
      )}
      <dl class="preview">
        <dt>{words.ticket.fillsNow}</dt>
        <dd>{now ? words.ticket.fills(now.quantity, now.low, now.high) : words.ticket.fillsNothing}</dd>
        <dt>{isSelling ? words.ticket.proceeds : words.ticket.cost}</dt>
        <dd>{number(total)}</dd>
        {isSelling && (
          <>
            <dt>{words.ticket.fee}</dt>
            <dd>{number(fee)}</dd>
          </>
        )}
        <dt>{words.ticket.deposit}</dt>
        <dd>{number(deposit)}</dd>
        <dt>{words.ticket.after}</dt>
        <dd>
          {number(gold.value)} → <b>{number(goldAfter)}</b>
        </dd>
      </dl>
    </>
  );
}
