/** Talk: its channels, the last lines of one of them, and a field that Enter calls from anywhere. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { catalogue } from '../../actors/content/items.ts';
import type { LineLink } from '../../actors/letters.ts';
import { isMember } from '../store/guild.ts';
import { lookAt } from '../store/people.ts';
import { isWaiting, item, openWindow, toggleWindow } from '../store/signals.ts';
import { speak } from '../store/speaking.ts';
import { channelNames, type ShownLine, shownChannel, shownLines, unread, whisperTo } from '../store/talk.ts';
import { words } from '../words/en.ts';
import { clockTime } from '../words/format.ts';
import { Icon } from './Icon.tsx';

const fieldId = 'chat-field';
const textMax = 500;
const spoken: readonly string[] = ['say', 'sayInTrade', 'sayInGuild', 'whisper'];

/** Called by the key; the field must not get the key itself. */
export function focusChat(event: Event): void {
  event.preventDefault();
  document.getElementById(fieldId)?.focus();
}

export function Chat() {
  return (
    <section class="chat panel" aria-label={words.chat.title}>
      <Channels />
      <Lines />
      <SayForm />
    </section>
  );
}

function Channels() {
  return (
    <div class="channels">
      <fieldset aria-label={words.talk.channelsLabel}>
        {channelNames
          .filter((name) => name !== 'guild' || isMember.value)
          .map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={shownChannel.value === name}
              onClick={() => (shownChannel.value = name)}
            >
              {words.talk.channels[name]}
            </button>
          ))}
      </fieldset>
      <fieldset aria-label={words.talk.doorsLabel}>
        <DoorButton name="mail" label={words.talk.letters(unread.value)} />
        <DoorButton name="people" label={words.talk.people} />
      </fieldset>
    </div>
  );
}

function DoorButton({ name, label }: { readonly name: 'mail' | 'people'; readonly label: string }) {
  return (
    <button
      type="button"
      aria-expanded={openWindow.value === name}
      aria-keyshortcuts={words[name].key}
      onClick={() => toggleWindow(name)}
    >
      {label}
    </button>
  );
}

/** Stays at the newest line, unless one has scrolled back. */
function Lines() {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo(0, list.current.scrollHeight);
  }, [shownLines.value]);
  const follow = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: { currentTarget: HTMLElement }) => {
    isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <div ref={list} class="lines" role="log" aria-label={words.chat.title} tabIndex={0} onScroll={follow}>
      {shownLines.value.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </div>
  );
}

function Line({ line }: { readonly line: ShownLine }) {
  const { player, name, text, at, link, isOwn, isUnheard } = line;
  return (
    <p>
      <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>{' '}
      <button type="button" class="name" title={words.talk.lookAt(name)} onClick={() => lookAt(player)}>
        {isOwn ? words.talk.to(name) : name}
      </button>{' '}
      {text} {link && <Linked to={link} />} {isUnheard && <span class="quiet">{words.talk.unheard}</span>}
    </p>
  );
}

/** What a line points to, as the server looked it up: it opens the exchange at that good. */
function Linked({ to }: { readonly to: LineLink }) {
  const { name } = catalogue[to.item];
  const open = () => {
    item.value = to.item;
    openWindow.value = 'exchange';
  };
  return (
    <button type="button" class="linked" onClick={open}>
      <Icon name={to.item} /> {to.type === 'item' ? name : words.talk.order(to.side, to.quantity, name, to.price)}
    </button>
  );
}

function SayForm() {
  const text = useSignal('');
  const isSending = isWaiting(({ type }) => spoken.includes(type));
  const send = (event: Event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return void (document.activeElement as HTMLElement | null)?.blur();
    text.value = '';
    void speak(said);
  };
  const to = shownChannel.value === 'whisper' ? whisperTo.value : null;
  return (
    <form onSubmit={send}>
      <label class="unseen" for={fieldId}>
        {words.chat.say}
      </label>
      <input
        {...{ id: fieldId, maxLength: textMax, autocomplete: 'off', enterKeyHint: 'send' }}
        placeholder={to ? words.talk.whispering(to.name) : words.chat.placeholder}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <button type="submit">{isSending ? words.chat.waiting : words.chat.send}</button>
    </form>
  );
}
