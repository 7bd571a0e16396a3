/** Hubs: whose this one is and who contends for it, what ours bring, and how our contests went. */
import { useSignal } from '@preact/signals';
import { mayInGuild } from '../../../actors/content/guilds.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import { taxes } from '../../../actors/content/realm.ts';
import type { ContestPart, RealmPart } from '../../../actors/guild/state.ts';
import { sources } from '../../../actors/hub/realm/state.ts';
import { ownGuild } from '../../store/guild.ts';
import { ask, tryCommand } from '../../store/play.ts';
import { ourContests, ourHubs, realmHere } from '../../store/realm.ts';
import { hub } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { dateTime, number } from '../../words/format.ts';
import { Field, Form } from '../fields.tsx';

const say = words.realm;

export function RealmPanel() {
  return (
    <>
      <HubHere />
      <OurHubs />
      <OurContests />
    </>
  );
}

function HubHere() {
  const here = hub.value;
  const { owner, contest, verdict } = realmHere.value;
  if (!here) return null;
  const own = ownGuild.value;
  const mayContend = own !== undefined && owner?.guild !== own.guild && mayInGuild(own.role, 'contend');
  return (
    <section>
      <h3>{hubs[here].name}</h3>
      <p>{owner ? say.banner(owner.name, owner.tag) : words.map.noOwner}</p>
      {contest ? <Standings /> : <p class="quiet">{say.noContest}</p>}
      {verdict && <p class="quiet">{say.last(dateTime(verdict.endedAt), verdict.owner?.name ?? null)}</p>}
      {mayContend && (
        <button type="button" class="apart" onClick={() => void ask({ type: 'contendForHub', hub: here })}>
          {say.contend(hubs[here].name)}
        </button>
      )}
    </section>
  );
}

function Standings() {
  const { contest, contenders } = realmHere.value;
  const sum = (points: Readonly<Record<string, number>>) => Object.values(points).reduce((all, each) => all + each, 0);
  const ranked = [...contenders].sort((a, b) => sum(b.points) - sum(a.points));
  return (
    <table>
      <caption>{say.contest(dateTime(contest?.endsAt ?? 0))}</caption>
      <thead>
        <tr>
          <th scope="col">{say.guild}</th>
          {sources.map((source) => (
            <th key={source} scope="col" class="figure">
              {say.sources[source]}
            </th>
          ))}
          <th scope="col" class="figure">
            {say.points}
          </th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ guild, name, tag, points }) => (
          <tr key={guild}>
            <th scope="row">{words.map.ownerOf(name, tag)}</th>
            {sources.map((source) => (
              <td key={source} class="figure">
                {number(points[source])}
              </td>
            ))}
            <td class="figure">{number(sum(points))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OurHubs() {
  return (
    <section>
      <h3>{say.ours.title}</h3>
      <ul class="askers">
        {ourHubs.value.length === 0 && <li class="quiet">{say.ours.none}</li>}
        {ourHubs.value.map((realm) => (
          <li key={realm.hub}>
            {hubs[realm.hub].name}: {say.taxHere(realm.taxPercent)},{' '}
            <small class="quiet">{say.ours.brought(realm.taxes, realm.tolls)}</small>
            {mayInGuild(ownGuild.value?.role ?? 'member', 'edit') && <TaxForm realm={realm} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaxForm({ realm: { hub: place, taxPercent } }: { readonly realm: RealmPart }) {
  const percent = useSignal(String(taxPercent));
  const title = say.ours.setTax(hubs[place].name);
  return (
    <Form
      label={title}
      submit={title}
      isMain={false}
      onSubmit={() => tryCommand({ type: 'setHubTax', hub: place, percent: Number(percent.value) })}
    >
      <Field
        label={say.ours.tax}
        type="number"
        required
        min={taxes.percentMin}
        max={taxes.percentMax}
        value={percent.value}
        onText={(text) => (percent.value = text)}
      />
    </Form>
  );
}

function OurContests() {
  return (
    <section>
      <h3>{say.contests.title}</h3>
      <ul class="askers">
        {ourContests.value.length === 0 && <li class="quiet">{say.contests.none}</li>}
        {ourContests.value.map((contest) => (
          <li key={contest.hub}>
            {hubs[contest.hub].name}: {sentenceOf(contest)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf({ status, endsAt, why, place, points, owner }: ContestPart): string {
  switch (status) {
    case 'asked':
      return say.contests.asked;
    case 'joined':
      return say.contests.joined(dateTime(endsAt ?? 0));
    case 'refused':
      return refusal(why ?? '');
    case 'won':
      return say.contests.won(points ?? 0);
    case 'lost':
      return say.contests.lost(place ?? 0, points ?? 0, owner?.name ?? null);
  }
}
