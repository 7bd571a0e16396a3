/** Talk in the square: the last lines, and a field that Enter calls from anywhere. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../store/play.ts';
import { isWaiting, lines } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { clockTime } from '../words/format.ts';

const fieldId = 'chat-field';
const textMax = 500;

/** Called by the key; the field must not get the key itself. */
export function focusChat(event: Event): void {
  event.preventDefault();
  document.getElementById(fieldId)?.focus();
}

export function Chat() {
  return (
    <section class="chat panel" aria-label={words.chat.title}>
      <Lines />
      <SayForm />
    </section>
  );
}

/** Stays at the newest line, unless one has scrolled back. */
function Lines() {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo(0, list.current.scrollHeight);
  }, [lines.value]);
  const follow = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: { currentTarget: HTMLElement }) => {
    isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <div ref={list} class="lines" role="log" aria-label={words.chat.title} tabIndex={0} onScroll={follow}>
      {lines.value.map(({ id, name, text, at }) => (
        <p key={id}>
          <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time> <b>{name}</b> {text}
        </p>
      ))}
    </div>
  );
}

function SayForm() {
  const text = useSignal('');
  const isSending = isWaiting(({ type }) => type === 'say');
  const send = (event: Event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return void (document.activeElement as HTMLElement | null)?.blur();
    text.value = '';
    void say(said);
  };
  return (
    <form onSubmit={send}>
      <label class="unseen" for={fieldId}>
        {words.chat.say}
      </label>
      <input
        {...{ id: fieldId, maxLength: textMax, autocomplete: 'off', enterKeyHint: 'send' }}
        placeholder={words.chat.placeholder}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <button type="submit">{isSending ? words.chat.waiting : words.chat.send}</button>
    </form>
  );
}
