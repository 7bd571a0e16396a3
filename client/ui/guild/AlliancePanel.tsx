/** Allies of the guild, what is proposed and offered, and on which terms. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { mayInGuild } from '../../../actors/content/guilds.ts';
import { sparedPercentMax } from '../../../actors/content/realm.ts';
import type { AlliancePart } from '../../../actors/guild/state.ts';
import { fetchGuilds, type GuildRow, ownGuild } from '../../store/guild.ts';
import { ask, publicHttp, tryCommand, tryTo } from '../../store/play.ts';
import { alliances } from '../../store/realm.ts';
import { tuning } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { Field, Form } from '../fields.tsx';

const say = words.alliances;

export function AlliancePanel() {
  const others = useSignal<readonly GuildRow[]>([]);
  useEffect(
    () =>
      void tryTo(async () => {
        others.value = await fetchGuilds(publicHttp, '');
      }),
    [],
  );
  const nameOf = ({ guild, name }: AlliancePart) =>
    name || (others.value.find((row) => row.guild === guild)?.name ?? guild);
  const role = ownGuild.value?.role ?? 'member';
  const known = new Set([ownGuild.value?.guild, ...alliances.value.map(({ guild }) => guild)]);
  return (
    <section>
      <h3>{say.title}</h3>
      <ul class="askers">
        {alliances.value.length === 0 && <li class="quiet">{say.none}</li>}
        {alliances.value.map((alliance) => (
          <li key={alliance.guild}>
            {nameOf(alliance)}{' '}
            <small class="quiet">
              {say.status[alliance.status]}, {say.terms(alliance.terms.tollPercent, alliance.terms.feePercent)}
            </small>{' '}
            <Deeds alliance={alliance} name={nameOf(alliance)} />
          </li>
        ))}
      </ul>
      {mayInGuild(role, 'ally') && <ProposalForm others={others.value.filter(({ guild }) => !known.has(guild))} />}
    </section>
  );
}

function Deeds({ alliance: { guild, status }, name }: { readonly alliance: AlliancePart; readonly name: string }) {
  const role = ownGuild.value?.role ?? 'member';
  const deed = (label: string, command: Parameters<typeof ask>[0]) => (
    <button type="button" onClick={() => void ask(command)}>
      {label}
    </button>
  );
  if (status === 'standing')
    return mayInGuild(role, 'edit') ? deed(say.break(name), { type: 'breakAlliance', guild }) : null;
  if (!mayInGuild(role, 'ally')) return null;
  if (status === 'proposed') return deed(say.recall(name), { type: 'recallAlliance', guild });
  if (status === 'agreed') return null;
  return (
    <>
      {deed(say.accept(name), { type: 'answerAlliance', guild, accepts: true })}{' '}
      {deed(say.decline(name), { type: 'answerAlliance', guild, accepts: false })}
    </>
  );
}

function ProposalForm({ others }: { readonly others: readonly GuildRow[] }) {
  const numbers = tuning.value?.guild;
  const chosen = useSignal('');
  const toll = useSignal(String(numbers?.allyTollPercent ?? 0));
  const fee = useSignal(String(numbers?.allyFeePercent ?? 0));
  if (others.length === 0) return <p class="quiet">{say.propose.nobody}</p>;
  const guild = others.find((row) => row.guild === chosen.value)?.guild ?? others[0]?.guild ?? '';
  const propose = () =>
    tryCommand({
      ...{ type: 'proposeAlliance', guild },
      ...{ tollPercent: Number(toll.value), feePercent: Number(fee.value) },
    });
  const bounds = { type: 'number', required: true, min: 0, max: sparedPercentMax } as const;
  return (
    <Form label={say.propose.title} submit={say.propose.submit} isMain={false} onSubmit={propose}>
      <label>
        {say.propose.guild}
        <select value={guild} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {others.map(({ guild: key, name, tag }) => (
            <option key={key} value={key}>
              {name} [{tag}]
            </option>
          ))}
        </select>
      </label>
      <Field label={say.propose.toll} value={toll.value} {...bounds} onText={(text) => (toll.value = text)} />
      <Field label={say.propose.fee} value={fee.value} {...bounds} onText={(text) => (fee.value = text)} />
    </Form>
  );
}
