/** Convoys of one's guild at the gate of this hub: called with what is loaded, or joined with it. */
import { hubs } from '../../../actors/content/hubs.ts';
import type { Convoy } from '../../../actors/letters.ts';
import { GuildStatus } from '../../../actors/trader/state.ts';
import { ownGuild } from '../../store/guild.ts';
import { board } from '../../store/signals.ts';
import { tripCargo, tripMission, tripRefusal, tripTo } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { countdown } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { useNow } from '../use-now.ts';

export function ConvoyPanel() {
  const now = useNow();
  const own = ownGuild.value;
  if (own?.status !== GuildStatus.member) return null;
  const atTheGate = board.value.convoys.filter(({ guild, departsAt }) => guild === own.guild && departsAt > now);
  return (
    <section aria-label={words.convoy.title}>
      <h3>{words.convoy.title}</h3>
      <p class="quiet">{words.convoy.hint}</p>
      <ul class="agents">
        {atTheGate.map((convoy) => (
          <AtTheGate key={convoy.id} convoy={convoy} now={now} />
        ))}
      </ul>
      <CallButton />
    </section>
  );
}

function AtTheGate({ convoy, now }: { readonly convoy: Convoy; readonly now: number }) {
  const { id, to, departsAt, members } = convoy;
  const place = hubs[to].name;
  return (
    <li>
      <strong>{words.convoy.to(place)}</strong>{' '}
      <small>{words.convoy.members(members.map(({ name }) => name).join(', '), countdown(departsAt - now))}</small>
      {tripCargo.value && (
        <CommandButton
          command={{ type: 'joinConvoy', convoy: id, cargo: tripCargo.value }}
          done={words.convoy.asked}
          label={words.convoy.joinOf(place)}
        >
          {words.convoy.join}
        </CommandButton>
      )}
    </li>
  );
}

/** For the haul that is planned. */
function CallButton() {
  const [to, cargo] = [tripTo.value, tripCargo.value];
  if (!to || !cargo || tripMission.value) return null;
  return (
    <CommandButton command={{ type: 'formConvoy', to, cargo }} done={words.convoy.asked} why={tripRefusal.value}>
      {words.convoy.call(hubs[to].name)}
    </CommandButton>
  );
}
