/** The guild: how to get into one, or the one that one is in. */
import { signal } from '@preact/signals';
import { hubs } from '../../../actors/content/hubs.ts';
import { xpNext } from '../../../actors/guild/rules/growth.ts';
import { charter, ownGuild, wornGuild } from '../../store/guild.ts';
import { ask } from '../../store/play.ts';
import { tuning } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { Window } from '../Window.tsx';
import { AlliancePanel } from './AlliancePanel.tsx';
import { FoundForm } from './FoundForm.tsx';
import { GuildList } from './GuildList.tsx';
import { GuildLog } from './GuildLog.tsx';
import { GuildTalk } from './GuildTalk.tsx';
import { Invitations } from './Invitations.tsx';
import { MemberTable } from './MemberTable.tsx';
import { MissionPanel } from './MissionPanel.tsx';
import { RealmPanel } from './RealmPanel.tsx';
import { StorePanel } from './StorePanel.tsx';
import { WelcomePanel } from './WelcomePanel.tsx';

const tabs = ['people', 'missions', 'alliances', 'hubs'] as const;
/** It stays when the window is closed. */
const shown = signal<(typeof tabs)[number]>('people');

export function GuildWindow() {
  const own = ownGuild.value;
  const title = own?.status === 'member' ? `${own.name} [${own.tag}]` : words.guild.title;
  return (
    <Window title={title} wide>
      {!own ? <Outside /> : own.status === 'member' ? <Inside /> : <p>{words.guild.waiting}</p>}
    </Window>
  );
}

function Outside() {
  return (
    <div class="guild">
      <p class="quiet">{wornGuild.value ? words.guild.wayfarer : words.guild.none}</p>
      <Invitations />
      <GuildList />
      <FoundForm />
    </div>
  );
}

function Inside() {
  const own = ownGuild.value;
  const about = charter.value;
  if (!about || !own || !tuning.value) return <p>{words.guild.waiting}</p>;
  return (
    <div class="guild">
      <p class="quiet">
        {words.guild.standing(about.level, about.xp, xpNext(about.level, tuning.value.guild))} ·{' '}
        {words.guild.hall(hubs[about.hub].name)} · {words.guild.roles[own.role]}
      </p>
      {about.description && <p>{about.description}</p>}
      <nav class="tabs" aria-label={words.guild.title}>
        {tabs.map((tab) => (
          <button key={tab} type="button" aria-pressed={tab === shown.value} onClick={() => (shown.value = tab)}>
            {words.guild.tabs[tab]}
          </button>
        ))}
      </nav>
      {shown.value === 'people' && <People />}
      {shown.value === 'missions' && <MissionPanel />}
      {shown.value === 'alliances' && <AlliancePanel />}
      {shown.value === 'hubs' && <RealmPanel />}
    </div>
  );
}

function People() {
  const isLeader = ownGuild.value?.role === 'leader';
  return (
    <>
      <GuildTalk />
      <MemberTable />
      <WelcomePanel />
      <StorePanel />
      <GuildLog />
      <button type="button" class="apart" onClick={() => void ask({ type: isLeader ? 'disbandGuild' : 'leaveGuild' })}>
        {isLeader ? words.guild.disband : words.guild.leave}
      </button>
    </>
  );
}
