/** For those who let people in: whom to invite, who asks, and whether anybody may come. */
import { useSignal } from '@preact/signals';
import { mayInGuild } from '../../../actors/content/guilds.ts';
import { charter, members, ownGuild, requests } from '../../store/guild.ts';
import { ask, tryCommand } from '../../store/play.ts';
import { people } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { Form } from '../fields.tsx';

const say = words.guild.welcome;

export function WelcomePanel() {
  const own = ownGuild.value?.role ?? 'member';
  if (!mayInGuild(own, 'admit')) return null;
  return (
    <section>
      <h3>{say.title}</h3>
      <InviteForm />
      <h4>{say.requests}</h4>
      <ul class="askers">
        {requests.value.length === 0 && <li class="quiet">{say.none}</li>}
        {requests.value.map(({ player, name, level, message }) => (
          <li key={player}>
            {name} <small>({level})</small> {message}{' '}
            <button type="button" onClick={() => void ask({ type: 'answerRequest', player, admits: true })}>
              {say.admit(name)}
            </button>{' '}
            <button type="button" onClick={() => void ask({ type: 'answerRequest', player, admits: false })}>
              {say.turnDown(name)}
            </button>
          </li>
        ))}
      </ul>
      {mayInGuild(own, 'edit') && (
        <label class="check">
          <input
            type="checkbox"
            checked={charter.value?.isOpen ?? false}
            onChange={(event) => void ask({ type: 'editGuild', isOpen: event.currentTarget.checked })}
          />{' '}
          {say.open}
        </label>
      )}
    </section>
  );
}

function InviteForm() {
  const chosen = useSignal('');
  const inside = new Set(members.value.map(({ player }) => player));
  const outside = new Map(people.value.flatMap(({ player, name }) => (inside.has(player) ? [] : [[player, name]])));
  if (outside.size === 0) return <p class="quiet">{say.nobody}</p>;
  const player = outside.has(chosen.value) ? chosen.value : ([...outside.keys()][0] ?? '');
  return (
    <Form
      label={say.invite}
      submit={say.send}
      isMain={false}
      onSubmit={() => tryCommand({ type: 'inviteToGuild', player })}
    >
      <label>
        {say.invite}
        <select value={player} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {[...outside].map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </Form>
  );
}
