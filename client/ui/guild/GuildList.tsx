/** Guilds of the world, to be looked up, joined or asked. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { asked, fetchGuilds, type GuildRow } from '../../store/guild.ts';
import { ask, publicHttp, tryTo } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Field, Form } from '../fields.tsx';

const say = words.guild.browse;

export function GuildList() {
  const text = useSignal('');
  const found = useSignal<readonly GuildRow[] | null>(null);
  const search = () =>
    tryTo(async () => {
      found.value = await fetchGuilds(publicHttp, text.value);
    });
  useEffect(() => void search(), []);
  return (
    <section>
      <h3>{say.title}</h3>
      <Form label={say.title} submit={say.search} onSubmit={search}>
        <Field label={say.find} maxLength={30} onText={(find) => (text.value = find)} />
      </Form>
      {asked.value && (
        <button type="button" onClick={() => void ask({ type: 'takeBackRequest' })}>
          {say.takeBack}
        </button>
      )}
      {found.value && <GuildTable rows={found.value} />}
    </section>
  );
}

function GuildTable({ rows }: { readonly rows: readonly GuildRow[] }) {
  return (
    <table>
      <caption class="unseen">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.guild}</th>
          <th scope="col" class="figure">
            {say.level}
          </th>
          <th scope="col" class="figure">
            {say.members}
          </th>
          <th scope="col">
            <span class="unseen">{say.deed}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={4}>{say.none}</td>
          </tr>
        )}
        {rows.map((row) => (
          <tr key={row.guild}>
            <th scope="row" title={row.description}>
              {row.name} <small>[{row.tag}]</small>
            </th>
            <td class="figure">{number(row.level)}</td>
            <td class="figure">{number(row.members)}</td>
            <td class="deed">
              <EnterButton {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EnterButton({ guild, name, isOpen }: GuildRow) {
  if (asked.value === guild) return <>{say.asked}</>;
  const enter = () => ask(isOpen ? { type: 'joinGuild', guild } : { type: 'askIntoGuild', guild, message: '' });
  return (
    <button type="button" aria-label={isOpen ? say.join(name) : say.ask(name)} onClick={() => void enter()}>
      {isOpen ? say.joinShort : say.askShort}
    </button>
  );
}
