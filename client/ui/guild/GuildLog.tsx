/** What was done in the guild, the newest first: who brought, who took, who came and went. */
import { entriesOf } from '../../../actors/content/goods.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { LogPart } from '../../../actors/guild/state.ts';
import { log } from '../../store/guild.ts';
import { words } from '../../words/en.ts';
import { dateTime, number } from '../../words/format.ts';

const say = words.guild.log;

export function GuildLog() {
  return (
    <section>
      <h3>{say.title}</h3>
      <table>
        <caption class="unseen">{say.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.when}</th>
            <th scope="col">{say.what}</th>
          </tr>
        </thead>
        <tbody>
          {log.value.length === 0 && (
            <tr>
              <td colSpan={2}>{say.none}</td>
            </tr>
          )}
          {log.value.map((line) => (
            <tr key={line.id}>
              <td>
                <small>{dateTime(line.at)}</small>
              </td>
              <td>{sentenceOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sentenceOf({ action, by, about, gold, goods }: LogPart): string {
  const value = [
    ...(gold > 0 ? [words.bar.gold(gold)] : []),
    ...entriesOf(goods).map(([item, count]) => `${number(count)} ${catalogue[item].name}`),
  ];
  const of = action === 'inviteToGuild' || action === 'recallInvite' ? null : about;
  return [by, say.actions[action], of === by ? null : of, value.join(', ')].filter(Boolean).join(' ');
}
