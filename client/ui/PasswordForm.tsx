/** A new password for whoever knows the present one. */
import { useSignal } from '@preact/signals';
import { account, tryTo } from '../store/play.ts';
import { tell } from '../store/toasts.ts';
import { words } from '../words/en.ts';
import { Field, Form } from './fields.tsx';

export function PasswordForm() {
  const current = useSignal('');
  const next = useSignal('');
  const save = () =>
    tryTo(async () => {
      await account.changePassword(current.value, next.value);
      tell(words.account.changed);
    });
  return (
    <Form label={words.account.changePassword} submit={words.account.changePassword} onSubmit={save}>
      <Field
        label={words.account.current}
        type="password"
        autocomplete="current-password"
        required
        onText={(text) => (current.value = text)}
      />
      <Field
        label={words.account.next}
        type="password"
        autocomplete="new-password"
        required
        onText={(text) => (next.value = text)}
      />
    </Form>
  );
}
