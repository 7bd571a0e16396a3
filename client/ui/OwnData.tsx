/** What is kept of oneself: to be taken along, or to be forgotten. */
import { useSignal } from '@preact/signals';
import { deleteAccount, saveOwnData } from '../store/people.ts';
import { tryTo } from '../store/play.ts';
import { tell } from '../store/toasts.ts';
import { words } from '../words/en.ts';
import { Field, Form } from './fields.tsx';

const say = words.ownData;

export function OwnData({ isGuest }: { readonly isGuest: boolean }) {
  const password = useSignal('');
  const save = () =>
    tryTo(async () => {
      await saveOwnData();
      tell(say.saved);
    });
  return (
    <details>
      <summary>{say.title}</summary>
      <Form label={say.title} submit={say.save} isMain={false} onSubmit={save} />
      <Form
        label={say.deleteTitle}
        submit={say.delete}
        isMain={false}
        onSubmit={() => tryTo(() => deleteAccount(password.value))}
      >
        <p class="quiet">{say.deleteHint}</p>
        {!isGuest && (
          <Field
            label={say.password}
            type="password"
            autocomplete="current-password"
            required
            onText={(typed) => (password.value = typed)}
          />
        )}
      </Form>
    </details>
  );
}
