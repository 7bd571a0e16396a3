/** One letter, and what may be done with it. */

import { entriesOf } from '../../../actors/content/goods.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { Enclosure, ReceivedPart, SentPart } from '../../../actors/trader/talk-parts.ts';
import { lookAt } from '../../store/people.ts';
import { ask } from '../../store/play.ts';
import { draft, openLetter, ownFolders } from '../../store/talk.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Named } from '../fields.tsx';

const say = words.mail;

export function Letter({ letter }: { readonly letter: ReceivedPart | SentPart }) {
  const { id, subject, text, enclosure } = letter;
  const remove = () => {
    openLetter.value = null;
    void ask({ type: 'deleteMail', mail: id });
  };
  return (
    <article class="letter">
      <h3>{subject}</h3>
      <p class="written">{text}</p>
      {enclosure && <Enclosed mail={id} enclosure={enclosure} isOurs={'from' in letter} />}
      {'from' in letter && <Deeds letter={letter} />}
      <button type="button" onClick={remove}>
        {say.remove}
      </button>
    </article>
  );
}

interface EnclosedProps {
  readonly mail: string;
  readonly enclosure: Enclosure;
  readonly isOurs: boolean;
}

function Enclosed({ mail, enclosure, isOurs }: EnclosedProps) {
  const { gold, goods, status } = enclosure;
  const what = [
    ...(gold > 0 ? [words.bar.gold(gold)] : []),
    ...entriesOf(goods).map(([item, count]) => `${number(count)} ${catalogue[item].name}`),
  ].join(', ');
  return (
    <p>
      {say.holds(what)}{' '}
      {status === 'waiting' && isOurs ? (
        <button type="button" class="primary" onClick={() => void ask({ type: 'claimMail', mail })}>
          {say.claim}
        </button>
      ) : (
        <span class="quiet">{say[status]}</span>
      )}
    </p>
  );
}

function Deeds({ letter }: { readonly letter: ReceivedPart }) {
  const { id, from, name, isStarred, folder } = letter;
  const folders: Record<string, string> = { '': say.boxes.inbox, archive: say.boxes.archive };
  for (const each of ownFolders.value) folders[each] = each;
  return (
    <div class="deeds">
      <button type="button" onClick={() => (draft.value = { to: from, name, answers: letter })}>
        {say.answer}
      </button>
      <button type="button" onClick={() => void ask({ type: 'markMail', mail: id, isStarred: !isStarred })}>
        {isStarred ? say.unstar : say.star}
      </button>
      <button type="button" onClick={() => lookAt(from)}>
        {words.people.about(name)}
      </button>
      <Named
        label={say.moveTo}
        names={folders}
        value={folder ?? ''}
        onChoice={(chosen) => void ask({ type: 'markMail', mail: id, folder: chosen === '' ? null : chosen })}
      />
    </div>
  );
}
