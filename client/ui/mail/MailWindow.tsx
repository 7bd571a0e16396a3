/** Letters: the boxes, those in one of them, the one that is open, and the one that is being written. */
import { useSignal } from '@preact/signals';
import type { ReceivedPart, SentPart } from '../../../actors/trader/talk-parts.ts';
import { profiles } from '../../store/people.ts';
import { ask, tryCommand } from '../../store/play.ts';
import { box, draft, openLetter, ownFolders, received, sent } from '../../store/talk.ts';
import { words } from '../../words/en.ts';
import { dateTime } from '../../words/format.ts';
import { Field, Form } from '../fields.tsx';
import { Window } from '../Window.tsx';
import { Letter } from './Letter.tsx';
import { WriteForm } from './WriteForm.tsx';

const say = words.mail;

export function MailWindow() {
  return (
    <Window title={say.title} wide>
      <div class="mail">
        {draft.value ? (
          <WriteForm draft={draft.value} />
        ) : (
          <>
            <Boxes />
            <LetterList />
            <OpenLetter />
            <p class="quiet">{say.nobody}</p>
            <FolderForm />
          </>
        )}
      </div>
    </Window>
  );
}

function Boxes() {
  const open = (name: string | null) => {
    box.value = name;
    openLetter.value = null;
  };
  const boxes: readonly (readonly [string | null, string])[] = [
    [null, say.boxes.inbox],
    ['starred', say.boxes.starred],
    ['sent', say.boxes.sent],
    ['archive', say.boxes.archive],
    ...ownFolders.value.map((name) => [name, name] as const),
  ];
  return (
    <fieldset class="boxes" aria-label={say.box}>
      {boxes.map(([name, label]) => (
        <button key={label} type="button" aria-pressed={box.value === name} onClick={() => open(name)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function lettersIn(name: string | null): readonly (ReceivedPart | SentPart)[] {
  if (name === 'sent') return sent.value;
  if (name === 'starred') return received.value.filter(({ isStarred }) => isStarred);
  return received.value.filter(({ folder }) => folder === name);
}

function LetterList() {
  const letters = lettersIn(box.value);
  if (letters.length === 0) return <p>{say.none}</p>;
  return (
    <ul class="letters" aria-label={say.list}>
      {letters.map((letter) => (
        <li key={letter.id}>
          <button type="button" aria-expanded={openLetter.value === letter.id} onClick={() => read(letter)}>
            <b>{'from' in letter ? letter.name : (profiles.value.get(letter.to)?.name ?? say.boxes.sent)}</b>{' '}
            {letter.subject}{' '}
            <span class="quiet">
              {[
                'from' in letter && !letter.isRead && say.unread,
                'from' in letter && letter.isStarred && say.starred,
                letter.enclosure?.status === 'waiting' && say.enclosed,
                letter.priority !== 'normal' && say.priorities[letter.priority],
              ]
                .filter(Boolean)
                .join(', ')}
            </span>{' '}
            <small>{dateTime(letter.at)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function read(letter: ReceivedPart | SentPart): void {
  openLetter.value = openLetter.value === letter.id ? null : letter.id;
  if ('from' in letter && !letter.isRead) void ask({ type: 'markMail', mail: letter.id, isRead: true });
}

function OpenLetter() {
  const letter = [...received.value, ...sent.value].find(({ id }) => id === openLetter.value);
  return letter ? <Letter letter={letter} /> : null;
}

function FolderForm() {
  const name = useSignal('');
  const folders = ownFolders.value;
  const make = async () => {
    const wanted = name.value.trim();
    return wanted ? tryCommand({ type: 'setFolders', folders: [...folders, wanted] }) : null;
  };
  const isOwn = box.value !== null && folders.includes(box.value);
  return (
    <>
      {isOwn && (
        <button
          type="button"
          class="link"
          onClick={() => {
            void ask({ type: 'setFolders', folders: folders.filter((each) => each !== box.value) });
            box.value = null;
          }}
        >
          {say.removeFolder(box.value ?? '')}
        </button>
      )}
      <Form label={say.folder} submit={say.makeFolder} isMain={false} onSubmit={make}>
        <Field label={say.folder} maxLength={50} autocomplete="off" onText={(typed) => (name.value = typed)} />
      </Form>
    </>
  );
}
