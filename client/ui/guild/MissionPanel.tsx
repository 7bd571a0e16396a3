/** Missions of the guild: what it may set out to do together this week, how far it has come, and what that brings. */

import type { GuildMissionKey } from '../../../actors/content/guild-missions.ts';
import { guildMissionKeys, guildMissionOf } from '../../../actors/content/guild-missions.ts';
import { mayInGuild } from '../../../actors/content/guilds.ts';
import { participantsOf, sumOf } from '../../../actors/guild/rules/missions.ts';
import { charter, ownGuild } from '../../store/guild.ts';
import { ask } from '../../store/play.ts';
import { guildRuns } from '../../store/realm.ts';
import { serverNow } from '../../store/time.ts';
import { words } from '../../words/en.ts';

const say = words.guildMissions;

export function MissionPanel() {
  return (
    <section>
      <h3>{say.title}</h3>
      <p class="quiet">{say.about}</p>
      <table>
        <caption class="unseen">{say.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.mission}</th>
            <th scope="col">{say.how}</th>
            <th scope="col">
              <span class="unseen">{say.deed}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {guildMissionKeys.map((key) => (
            <MissionRow key={key} mission={key} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MissionRow({ mission }: { readonly mission: GuildMissionKey }) {
  const { name, counts, target, participants, level, gold, xp } = guildMissionOf(mission);
  const run = guildRuns.value.get(mission);
  const isOfThisWeek = run !== undefined && run.endsAt > serverNow();
  const mayBegin =
    !isOfThisWeek && (charter.value?.level ?? 1) >= level && mayInGuild(ownGuild.value?.role ?? 'member', 'announce');
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <small class="quiet">
          {say.counts[counts](target)}; {say.needs(participants, level)}; {say.reward(gold, xp)}
        </small>
      </th>
      <td>
        {isOfThisWeek && (
          <>
            {say.status[run.status]}{' '}
            <small class="quiet">{say.progress(sumOf(run), target, participantsOf(run))}</small>
          </>
        )}
      </td>
      <td class="deed">
        {mayBegin && (
          <button
            type="button"
            aria-label={say.begin(name)}
            onClick={() => void ask({ type: 'beginGuildMission', mission })}
          >
            {say.beginShort}
          </button>
        )}
      </td>
    </tr>
  );
}
