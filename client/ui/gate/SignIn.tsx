/** The gate: in as a guest with one button, or with an account. */
import { useSignal } from '@preact/signals';
import { account, tryTo } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { CreditsList } from '../CreditsWindow.tsx';
import { Field, Form } from '../fields.tsx';
import { CredentialForm } from './CredentialForm.tsx';

type Way = 'login' | 'register' | 'forgot';

export function SignIn() {
  const way = useSignal<Way>('login');
  return (
    <main class="gate panel">
      <h1>
        {words.title} <small>{words.subtitle}</small>
      </h1>
      <p class="quiet">{words.pitch}</p>
      <Form label={words.signIn.guest} submit={words.signIn.guest} onSubmit={() => tryTo(() => account.guest())}>
        <p class="quiet">{words.signIn.guestHint}</p>
      </Form>
      <fieldset class="tabs">
        <legend class="unseen">{words.signIn.ways}</legend>
        {(['login', 'register'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={way.value === name} onClick={() => (way.value = name)}>
            {words.signIn[name]}
          </button>
        ))}
      </fieldset>
      {way.value === 'login' && <LoginForm onForgot={() => (way.value = 'forgot')} />}
      {way.value === 'register' && (
        <CredentialForm
          submit={words.signIn.register}
          name="needed"
          onSubmit={({ email, password, name }) => account.register(email, password, name)}
        />
      )}
      {way.value === 'forgot' && <ForgotForm />}
      <details>
        <summary>{words.credits.title}</summary>
        <CreditsList />
      </details>
    </main>
  );
}

function LoginForm({ onForgot }: { readonly onForgot: () => void }) {
  return (
    <>
      <CredentialForm submit={words.signIn.login} onSubmit={({ email, password }) => account.login(email, password)} />
      <button class="link" type="button" onClick={onForgot}>
        {words.signIn.forgot}
      </button>
    </>
  );
}

function ForgotForm() {
  const email = useSignal('');
  const isDone = useSignal(false);
  if (isDone.value) return <p role="status">{words.signIn.forgotDone}</p>;
  const send = async () => {
    const trouble = await tryTo(() => account.forgotPassword(email.value));
    isDone.value = trouble === null;
    return trouble;
  };
  return (
    <>
      <h2>{words.signIn.forgotTitle}</h2>
      <Form label={words.signIn.forgotTitle} submit={words.signIn.send} onSubmit={send}>
        <Field
          label={words.signIn.email}
          type="email"
          autocomplete="username"
          required
          onText={(text) => (email.value = text)}
        />
      </Form>
    </>
  );
}
