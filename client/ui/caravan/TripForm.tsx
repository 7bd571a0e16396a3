/** The next caravan: where to, who leads, what it carries, and all it costs before it sets out. */
import { levelOf } from '../../../actors/content/agents.ts';
import { effectOf } from '../../../actors/content/gear.ts';
import { unitsIn } from '../../../actors/content/goods.ts';
import type { HubKey } from '../../../actors/content/hubs.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import { missionOf, rewardOf } from '../../../actors/content/missions.ts';
import { bandOf } from '../../../actors/content/routes.ts';
import { send } from '../../store/play.ts';
import { gold, goods, isWaiting, items } from '../../store/signals.ts';
import type { Preview } from '../../store/trip.ts';
import {
  agents,
  destinations,
  goTo,
  holdUnitsMax,
  letLead,
  loadOf,
  missionsHere,
  provisionsHere,
  rewardPercent,
  takeAlong,
  tripAgent,
  tripCargo,
  tripLoads,
  tripMission,
  tripPreview,
  tripProvisions,
  tripRefusal,
  tripTo,
} from '../../store/trip.ts';
import { refusal, words } from '../../words/en.ts';
import { countdown, number, percent } from '../../words/format.ts';

export function TripForm() {
  const planned = tripPreview.value;
  const isSending = isWaiting(({ type }) => type === 'sendHaul' || type === 'sendCaravan');
  const canSend = !isSending && planned !== null && tripRefusal.value === null;
  const setOut = (event: Event) => {
    event.preventDefault();
    if (!canSend || !planned) return;
    void send(planned.plan).then((isSent) => {
      if (isSent) tripLoads.value = {};
    });
  };
  return (
    <form class="trip" aria-label={words.caravan.plan} onSubmit={setOut}>
      <MissionChoice />
      {tripMission.value && rewardPercent.value < 100 && (
        <p class="quiet">{words.caravan.shared(rewardPercent.value)}</p>
      )}
      {tripMission.value ? <AgentChoice /> : <DestinationChoice />}
      <CargoFields />
      {tripMission.value && <ProvisionChoice />}
      {planned ? <QuoteList planned={planned} /> : <p class="quiet">{whyNoQuote()}</p>}
      <p class="trouble" id="trip-trouble" role="status">
        {tripRefusal.value && refusal(tripRefusal.value)}
      </p>
      <button class="primary" type="submit" aria-disabled={!canSend} aria-describedby="trip-trouble">
        {isSending ? words.caravan.waiting : words.caravan.send}
      </button>
    </form>
  );
}

function whyNoQuote(): string {
  if (tripCargo.value === null) return words.caravan.badCargo;
  return tripMission.value && !tripAgent.value ? words.caravan.needsAgent : words.caravan.nowhere;
}

function MissionChoice() {
  const choices = [null, ...missionsHere.value];
  return (
    <fieldset class="sides trips">
      <legend class="unseen">{words.caravan.sort}</legend>
      {choices.map((key) => (
        <label key={key ?? 'haul'}>
          <input
            type="radio"
            name="mission"
            checked={tripMission.value === key}
            onChange={() => (tripMission.value = key)}
          />
          {key
            ? words.caravan.mission(missionOf(key).name, rewardOf(key, rewardPercent.value).gold)
            : words.caravan.haul}
        </label>
      ))}
    </fieldset>
  );
}

function DestinationChoice() {
  return (
    <div class="field">
      <label for="trip-to">{words.caravan.to}</label>
      <select id="trip-to" value={tripTo.value ?? ''} onChange={(event) => goTo(event.currentTarget.value as HubKey)}>
        {destinations.value.map(({ key, distance }) => (
          <option key={key} value={key}>
            {words.caravan.destination(hubs[key].name, distance)}
          </option>
        ))}
      </select>
    </div>
  );
}

function AgentChoice() {
  const free = agents.value.filter(({ caravan }) => caravan === null);
  if (free.length === 0) return null;
  return (
    <div class="field">
      <label for="trip-agent">{words.caravan.leader}</label>
      <select
        id="trip-agent"
        value={tripAgent.value?.id ?? ''}
        onChange={(event) => letLead(event.currentTarget.value)}
      >
        {free.map(({ id, name, kind, xp }) => (
          <option key={id} value={id}>
            {words.caravan.agent(name, kind, levelOf(xp))}
          </option>
        ))}
      </select>
    </div>
  );
}

function ProvisionChoice() {
  if (provisionsHere.value.length === 0) return null;
  return (
    <fieldset class="provisions">
      <legend>{words.caravan.takeAlong}</legend>
      {provisionsHere.value.map((item) => (
        <label key={item} class="check">
          <input
            type="checkbox"
            checked={tripProvisions.value.includes(item)}
            onChange={(event) => takeAlong(item, event.currentTarget.checked)}
          />
          {catalogue[item].name} <small class="quiet">{words.caravan.effect(effectOf(item))}</small>
        </label>
      ))}
    </fieldset>
  );
}

function CargoFields() {
  const owned = items.filter((item) => (goods.value[item] ?? 0) > 0);
  const units = tripCargo.value ? unitsIn(tripCargo.value) : 0;
  return (
    <fieldset class="cargo">
      <legend>{words.caravan.cargo(units, holdUnitsMax.value)}</legend>
      {owned.length === 0 && <p class="quiet">{words.goods.none}</p>}
      {owned.map((item) => (
        <CargoField key={item} item={item} most={goods.value[item] ?? 0} />
      ))}
    </fieldset>
  );
}

function CargoField({ item, most }: { readonly item: ItemKey; readonly most: number }) {
  const id = `load-${item}`;
  return (
    <>
      <label for={id}>
        {catalogue[item].name} <small>{words.caravan.of(most)}</small>
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={Math.min(most, holdUnitsMax.value)}
        autocomplete="off"
        value={tripLoads.value[item] ?? ''}
        onInput={(event) => loadOf(item, event.currentTarget.value)}
      />
    </>
  );
}

function QuoteList({ planned: { quote, paid, goldAfter } }: { readonly planned: Preview }) {
  const { path, preparingMs, travellingMs, dues } = quote;
  const band = tripMission.value ? missionOf(tripMission.value).band : bandOf(path.risk);
  return (
    <dl class="preview">
      <dt>{words.caravan.path}</dt>
      <dd>{path.hubs.map((key) => hubs[key].name).join(' → ')}</dd>
      <dt>{words.caravan.distance}</dt>
      <dd>{number(path.distance)}</dd>
      <dt>{words.caravan.time}</dt>
      <dd>
        {countdown(travellingMs)}
        {preparingMs > 0 && ` ${words.caravan.comingFirst(preparingMs)}`}
      </dd>
      <dt>{words.caravan.risk}</dt>
      <dd>
        <span class={`band ${band}`}>{words.caravan.bands[band]}</span> {percent(path.risk)}
      </dd>
      {(['wages', 'provisions', 'haulCrew', 'toll'] as const)
        .filter((due) => dues[due] > 0)
        .map((due) => (
          <DueRow key={due} term={words.caravan.dues[due]} amount={dues[due]} />
        ))}
      <dt>{words.caravan.after}</dt>
      <dd>
        {number(gold.value)} - {number(paid)} → <b>{number(goldAfter)}</b>
      </dd>
    </dl>
  );
}

function DueRow({ term, amount }: { readonly term: string; readonly amount: number }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{number(amount)}</dd>
    </>
  );
}
