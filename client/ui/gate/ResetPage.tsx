/** Where the letter about a forgotten password leads: `/reset?token=`. */
import { useSignal } from '@preact/signals';
import { account, tryTo } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { Field, Form } from '../fields.tsx';

export function ResetPage({ token }: { readonly token: string }) {
  const password = useSignal('');
  const isDone = useSignal(false);
  const send = async () => {
    const trouble = await tryTo(() => account.resetPassword(token, password.value));
    isDone.value = trouble === null;
    return trouble;
  };
  return (
    <main class="gate panel">
      <h1>{words.signIn.resetTitle}</h1>
      {isDone.value ? (
        <p role="status">{words.signIn.resetDone}</p>
      ) : (
        <Form label={words.signIn.resetTitle} submit={words.signIn.save} onSubmit={send}>
          <Field
            label={words.signIn.newPassword}
            type="password"
            autocomplete="new-password"
            required
            onText={(text) => (password.value = text)}
          />
        </Form>
      )}
      <a href="/">{words.signIn.back}</a>
    </main>
  );
}
