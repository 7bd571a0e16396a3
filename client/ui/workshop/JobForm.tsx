/** The job being planned, with all it takes before it is begun. */
import { itemOf } from '../../../actors/content/items.ts';
import { qualityOf } from '../../../actors/content/qualities.ts';
import { limits } from '../../../actors/trader/limits.ts';
import type { JobPlan } from '../../store/bench.ts';
import { chosenBlueprint, jobPlan, pieces } from '../../store/bench.ts';
import { openTicket } from '../../store/offer.ts';
import { ask } from '../../store/play.ts';
import { isWaiting } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { number, percent } from '../../words/format.ts';
import { Field } from '../fields.tsx';
import { Icon } from '../Icon.tsx';

export function JobForm() {
  const plan = jobPlan.value;
  const { name } = itemOf(chosenBlueprint.value);
  const title = words.workshop.plan(name);
  const isBusy = isWaiting(({ type }) => type === 'craft');
  const canMake = !isBusy && plan !== null && plan.refusal === null;
  const make = (event: Event) => {
    event.preventDefault();
    if (!canMake || !plan) return;
    const { blueprint, quantity } = plan;
    void ask({ type: 'craft', blueprint, quantity }, words.workshop.started(words.workshop.jobOf(quantity, name)));
  };
  return (
    <form aria-label={title} onSubmit={make}>
      <h3>{title}</h3>
      <Field
        label={words.workshop.pieces}
        type="number"
        inputMode="numeric"
        min={1}
        max={limits.batchMax}
        autocomplete="off"
        value={pieces.value}
        onText={(text) => (pieces.value = text)}
      />
      {plan ? <Plan plan={plan} /> : <p class="quiet">{words.workshop.badPieces(limits.batchMax)}</p>}
      <p class="trouble" id="job-trouble" role="status">
        {plan?.refusal && refusal(plan.refusal)}
      </p>
      <button class="primary" type="submit" aria-disabled={!canMake} aria-describedby="job-trouble">
        {isBusy ? words.workshop.waiting : words.workshop.make}
      </button>
    </form>
  );
}

function Plan({ plan: { inputs, gameMs, xp, cost, worth, odds } }: { readonly plan: JobPlan }) {
  return (
    <>
      <h4>{words.workshop.inputs}</h4>
      <ul class="inputs">
        {inputs.map((input) => (
          <Input key={input.item} {...input} />
        ))}
      </ul>
      <dl class="preview">
        <dt>{words.workshop.time}</dt>
        <dd>{words.workshop.timeOf(gameMs)}</dd>
        <dt>{words.workshop.teaches}</dt>
        <dd>{words.workshop.teachesOf(xp)}</dd>
        <dt>{words.workshop.cost}</dt>
        <dd>{words.bar.gold(cost)}</dd>
        <dt>{words.workshop.worth}</dt>
        <dd>{words.bar.gold(worth)}</dd>
        <dt>{words.workshop.margin}</dt>
        <dd class={worth < cost ? 'loss' : 'gain'}>{words.workshop.marginOf(worth - cost)}</dd>
      </dl>
      {odds.length > 0 && <Odds odds={odds} />}
    </>
  );
}

function Input({ item: key, needed, owned }: JobPlan['inputs'][number]) {
  const { name } = itemOf(key);
  return (
    <li class={owned < needed ? 'short' : ''}>
      <Icon name={key} />
      <span>
        {number(needed)} {name} <small class="quiet">{words.workshop.owned(owned)}</small>
      </span>
      {owned < needed && (
        <button type="button" aria-label={words.workshop.buy(name)} onClick={() => openTicket(key, 'buy')}>
          {words.workshop.buyShort}
        </button>
      )}
    </li>
  );
}

function Odds({ odds }: Pick<JobPlan, 'odds'>) {
  const most = Math.max(...odds.map(({ chance }) => chance));
  return (
    <table class="odds">
      <caption>{words.workshop.odds}</caption>
      <thead>
        <tr>
          <th scope="col">{words.workshop.quality}</th>
          <th scope="col" class="figure">
            {words.workshop.chance}
          </th>
        </tr>
      </thead>
      <tbody>
        {odds.map(({ quality, chance }) => (
          <tr key={quality}>
            <th scope="row">{qualityOf(quality).name}</th>
            <td class="figure bar-of" style={{ '--share': String(chance / most) }}>
              {percent(chance)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
