/** Guilds that would have one. */
import { invitations } from '../../store/guild.ts';
import { ask } from '../../store/play.ts';
import { words } from '../../words/en.ts';

export function Invitations() {
  if (invitations.value.length === 0) return null;
  const say = words.guild.invitations;
  return (
    <section>
      <h3>{say.title}</h3>
      <ul class="askers">
        {invitations.value.map(({ guild, name, tag, by }) => (
          <li key={guild}>
            {say.from(name, tag, by)}{' '}
            <button class="primary" type="button" onClick={() => void ask({ type: 'joinGuild', guild })}>
              {say.accept(name)}
            </button>{' '}
            <button type="button" onClick={() => void ask({ type: 'declineInvite', guild })}>
              {say.decline(name)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
