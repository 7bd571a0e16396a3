/** Who is in the guild, what each has brought, and what may be done about it. */
import type { GuildRole } from '../../../actors/content/guilds.ts';
import { guildRoles, isAbove, mayInGuild } from '../../../actors/content/guilds.ts';
import { membersMaxAt } from '../../../actors/guild/rules/members.ts';
import { pointsOf } from '../../../actors/guild/rules/store.ts';
import type { MemberPart } from '../../../actors/guild/state.ts';
import { charter, members, ownGuild } from '../../store/guild.ts';
import { ask } from '../../store/play.ts';
import { tuning } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { dateTime, number } from '../../words/format.ts';

const say = words.guild.members;

export function MemberTable() {
  const numbers = tuning.value?.guild;
  if (!numbers) return null;
  return (
    <section>
      <h3>{say.title(members.value.length, membersMaxAt(charter.value?.level ?? 1, numbers))}</h3>
      <table>
        <caption class="unseen">{words.guild.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.name}</th>
            <th scope="col">{say.role}</th>
            <th scope="col" class="figure">
              {say.points}
            </th>
            <th scope="col">{say.active}</th>
            <th scope="col">
              <span class="unseen">{say.deed}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.value.map((member) => (
            <tr key={member.player}>
              <th scope="row">{member.name}</th>
              <td>
                <RoleOf member={member} />
              </td>
              <td class="figure">{number(pointsOf(member, numbers))}</td>
              <td>
                <small>{dateTime(member.activeAt)}</small>
              </td>
              <td class="deed">
                <Deeds member={member} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A list to choose from for those who may give roles, and only such as they may give. */
function RoleOf({ member: { player, name, role } }: { readonly member: MemberPart }) {
  const own = ownGuild.value?.role ?? 'member';
  const isOurs = mayInGuild(own, 'promote') && isAbove(own, role);
  if (!isOurs) return <>{words.guild.roles[role]}</>;
  const give = (chosen: string) =>
    void ask({ type: 'setGuildRole', player, role: chosen as Exclude<GuildRole, 'leader'> });
  return (
    <select aria-label={say.roleOf(name)} value={role} onChange={(event) => give(event.currentTarget.value)}>
      {guildRoles
        .filter((each) => isAbove(own, each))
        .map((each) => (
          <option key={each} value={each}>
            {words.guild.roles[each]}
          </option>
        ))}
    </select>
  );
}

function Deeds({ member: { player, name, role } }: { readonly member: MemberPart }) {
  const own = ownGuild.value?.role ?? 'member';
  return (
    <>
      {mayInGuild(own, 'expel') && isAbove(own, role) && (
        <button type="button" aria-label={say.expel(name)} onClick={() => void ask({ type: 'expelFromGuild', player })}>
          {say.expelShort}
        </button>
      )}
      {own === 'leader' && role !== 'leader' && (
        <button type="button" aria-label={say.lead(name)} onClick={() => void ask({ type: 'transferGuild', player })}>
          {say.leadShort}
        </button>
      )}
    </>
  );
}
