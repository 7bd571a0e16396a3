/** E-mail and password, and for a new account a name: one form for logging in, registering and keeping a guest. */
import { useSignal } from '@preact/signals';
import { tryTo } from '../../store/play.ts';
import { words } from '../../words/en.ts';
import { Field, Form } from '../fields.tsx';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

interface CredentialFormProps {
  readonly submit: string;
  /** For a new account a name is needed, or may be; without one the account is there already. */
  readonly name?: 'needed' | 'optional';
  readonly onSubmit: (credentials: Credentials) => Promise<unknown>;
}

export function CredentialForm({ submit, name: nameIs, onSubmit }: CredentialFormProps) {
  const email = useSignal('');
  const password = useSignal('');
  const name = useSignal('');
  const send = () => tryTo(() => onSubmit({ email: email.value, password: password.value, name: name.value.trim() }));
  return (
    <Form label={submit} submit={submit} onSubmit={send}>
      {nameIs && (
        <Field
          label={nameIs === 'needed' ? words.signIn.name : words.signIn.newName}
          autocomplete="nickname"
          minLength={3}
          maxLength={20}
          required={nameIs === 'needed'}
          onText={(text) => (name.value = text)}
        />
      )}
      <Field
        label={words.signIn.email}
        type="email"
        autocomplete="username"
        required
        onText={(text) => (email.value = text)}
      />
      <Field
        label={words.signIn.password}
        type="password"
        required
        autocomplete={nameIs ? 'new-password' : 'current-password'}
        onText={(text) => (password.value = text)}
      />
    </Form>
  );
}
