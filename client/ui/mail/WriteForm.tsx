/** A letter that is being written. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Goods } from '../../../actors/content/goods.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import { type MailPriority, mailPriorities } from '../../../actors/letters.ts';
import { tryCommand } from '../../store/play.ts';
import { goods } from '../../store/signals.ts';
import { draft } from '../../store/talk.ts';
import { tell } from '../../store/toasts.ts';
import { words } from '../../words/en.ts';
import { Field, Form, Named } from '../fields.tsx';

const say = words.mail;
const textMax = 5_000;

export function WriteForm({ draft: { to, name, answers } }: { readonly draft: NonNullable<typeof draft.value> }) {
  const id = useId();
  const subject = useSignal(answers ? say.re(answers.subject).slice(0, 200) : '');
  const text = useSignal('');
  const priority = useSignal<MailPriority>('normal');
  const gold = useSignal(0);
  const item = useSignal<ItemKey | ''>('');
  const count = useSignal(1);
  const send = async () => {
    const enclosed: Goods = item.value === '' ? {} : { [item.value]: count.value };
    const trouble = await tryCommand({
      ...{ type: 'sendMail', to, subject: subject.value.trim(), text: text.value.trim(), priority: priority.value },
      ...{ gold: gold.value, goods: enclosed },
      ...(answers && { answers: answers.id }),
    });
    if (trouble) return trouble;
    tell(say.sent);
    draft.value = null;
    return null;
  };
  const owned: Record<string, string> = { '': say.nothing };
  for (const key of Object.keys(goods.value) as ItemKey[]) owned[key] = catalogue[key].name;
  const priorities = Object.fromEntries(mailPriorities.map((each) => [each, say.priorities[each]])) as Record<
    MailPriority,
    string
  >;
  return (
    <Form label={say.write} submit={say.send} onSubmit={send}>
      <p>
        <b>{say.writeTo(name)}</b>
      </p>
      <Field
        label={say.subject}
        value={subject.value}
        required
        maxLength={200}
        onText={(typed) => (subject.value = typed)}
      />
      <div class="field">
        <label for={id}>{say.text}</label>
        <textarea
          {...{ id, rows: 8, maxLength: textMax }}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </div>
      <Named
        label={say.priority}
        names={priorities}
        value={priority.value}
        onChoice={(each) => (priority.value = each)}
      />
      <Field label={say.gold} type="number" min={0} value="0" onText={(typed) => (gold.value = Number(typed))} />
      <Named<string>
        label={say.item}
        names={owned}
        value={item.value}
        onChoice={(each) => (item.value = each as ItemKey | '')}
      />
      {item.value !== '' && (
        <Field label={say.count} type="number" min={1} value="1" onText={(typed) => (count.value = Number(typed))} />
      )}
      <button type="button" class="link" onClick={() => (draft.value = null)}>
        {say.cancel}
      </button>
    </Form>
  );
}
