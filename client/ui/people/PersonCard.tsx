/** Somebody: what everybody may know of him, and what one may do about it. */
import { useSignal } from '@preact/signals';
import { profiles } from '../../store/people.ts';
import { ask } from '../../store/play.ts';
import { openWindow, player as self } from '../../store/signals.ts';
import { draft, known, shownChannel, whisperTo } from '../../store/talk.ts';
import { words } from '../../words/en.ts';
import { dayOf } from '../../words/format.ts';
import { ReportForm } from './ReportForm.tsx';

const say = words.people;

export function PersonCard({ player }: { readonly player: string }) {
  const person = profiles.value.get(player);
  const isReporting = useSignal(false);
  const name = person?.name ?? say.forgotten;
  const regarded = known.value.find((each) => each.player === player)?.as;
  const regard = (as: 'friend' | 'blocked' | 'stranger') => void ask({ type: 'regard', player, as });
  return (
    <section class="person" aria-label={say.about(name)}>
      <h3>{name}</h3>
      {person && (
        <p>
          {[
            person.title,
            person.guild && `${person.guild} [${person.tag}]`,
            say.level(person.level),
            say.since(dayOf(person.since)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {regarded === 'friend' && (
        <p class="quiet">
          {person?.isHere ? say.here : say.away}. {say.hint}
        </p>
      )}
      {player !== self.value?.id && person && (
        <div class="deeds">
          <button type="button" onClick={() => whisper(player, name)}>
            {say.whisper}
          </button>
          <button type="button" onClick={() => write(player, name)}>
            {say.write}
          </button>
          <button type="button" onClick={() => regard(regarded === 'friend' ? 'stranger' : 'friend')}>
            {regarded === 'friend' ? say.unfriend : say.befriend}
          </button>
          <button type="button" onClick={() => regard(regarded === 'blocked' ? 'stranger' : 'blocked')}>
            {regarded === 'blocked' ? say.unblock : say.block}
          </button>
          <button
            type="button"
            aria-expanded={isReporting.value}
            onClick={() => (isReporting.value = !isReporting.value)}
          >
            {say.report.title(name)}
          </button>
        </div>
      )}
      {isReporting.value && <ReportForm player={player} name={name} onDone={() => (isReporting.value = false)} />}
    </section>
  );
}

function whisper(player: string, name: string): void {
  whisperTo.value = { player, name };
  shownChannel.value = 'whisper';
  openWindow.value = null;
}

function write(to: string, name: string): void {
  draft.value = { to, name };
  openWindow.value = 'mail';
}
