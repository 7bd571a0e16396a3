/** People: looked up by name, friends and those one blocks, and the one who is looked at. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fetchPeople, findPeople, lookedAt, type Profile, profiles } from '../../store/people.ts';
import { tryTo } from '../../store/play.ts';
import { blocked, friends, known } from '../../store/talk.ts';
import { words } from '../../words/en.ts';
import { Field, Form } from '../fields.tsx';
import { Window } from '../Window.tsx';
import { PersonCard } from './PersonCard.tsx';

const refreshMs = 15_000;
const say = words.people;

export function PeopleWindow() {
  useEffect(() => {
    const look = () => void fetchPeople(known.peek().map(({ player }) => player)).catch(() => {});
    look();
    const round = setInterval(look, refreshMs);
    return () => clearInterval(round);
  }, []);
  return (
    <Window title={say.title}>
      <div class="people">
        {lookedAt.value && <PersonCard key={lookedAt.value} player={lookedAt.value} />}
        <FindForm />
        <Known title={say.friends} players={friends.value.map(({ player }) => player)} none={say.noFriends} />
        <Known title={say.blocked} players={blocked.value.map(({ player }) => player)} />
      </div>
    </Window>
  );
}

function FindForm() {
  const text = useSignal('');
  const found = useSignal<readonly Profile[] | null>(null);
  const find = () =>
    text.value.trim() === ''
      ? Promise.resolve(null)
      : tryTo(async () => {
          found.value = await findPeople(text.value.trim());
        });
  return (
    <section>
      <Form label={say.search} submit={say.search} isMain={false} onSubmit={find}>
        <Field label={say.find} maxLength={40} autocomplete="off" onText={(typed) => (text.value = typed)} />
      </Form>
      {found.value && <Known title={say.found} players={found.value.map(({ player }) => player)} none={say.nobody} />}
    </section>
  );
}

interface KnownProps {
  readonly title: string;
  readonly players: readonly string[];
  readonly none?: string;
}

function Known({ title, players, none }: KnownProps) {
  if (players.length === 0 && !none) return null;
  return (
    <section>
      <h3>{title}</h3>
      {players.length === 0 && <p class="quiet">{none}</p>}
      <ul class="persons">
        {players.map((player) => {
          const person = profiles.value.get(player);
          return (
            <li key={player}>
              <button type="button" onClick={() => (lookedAt.value = player)}>
                {person?.isHere && <span class="dot green" role="img" aria-label={say.here} />}
                {person?.name ?? say.forgotten} {person?.tag && <span class="quiet">[{person.tag}]</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
