/** Talk of the guild, channel by channel. */
import { useSignal } from '@preact/signals';
import { isAtLeast } from '../../../actors/content/guilds.ts';
import { channel, channels, guildLines, ownGuild } from '../../store/guild.ts';
import { tryCommand } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { clockTime } from '../../words/format.ts';
import { Form } from '../fields.tsx';

const say = words.guild.talk;

export function GuildTalk() {
  const text = useSignal('');
  const role = ownGuild.value?.role ?? 'member';
  const heard = channels.value.filter((each) => isAtLeast(role, each.role));
  const send = async () => {
    const said = text.value.trim();
    if (!said) return null;
    const trouble = await tryCommand({ type: 'sayInGuild', channel: channel.value, text: said });
    if (!trouble) text.value = '';
    return trouble;
  };
  return (
    <section>
      <h3>{say.title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <div class="guild-lines" role="log" aria-label={say.title} tabIndex={0}>
        {guildLines.value.length === 0 && <p class="quiet">{say.none}</p>}
        {guildLines.value.map(({ id, name, text: line, at }) => (
          <p key={id}>
            <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time> <b>{name}</b> {line}
          </p>
        ))}
      </div>
      <Form label={say.say} submit={say.send} isMain={false} onSubmit={send}>
        <label>
          {say.channel}
          <select value={channel.value} onChange={(event) => (channel.value = event.currentTarget.value)}>
            {heard.map((each) => (
              <option key={each.channel} value={each.channel}>
                {each.channel}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say.say}
          <input
            maxLength={500}
            autocomplete="off"
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </label>
      </Form>
    </section>
  );
}
