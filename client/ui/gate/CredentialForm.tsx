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
  /** Whether the account is new: then a name is asked for, and password stores offer a new password. */
  readonly isNew: boolean;
  readonly onSubmit: (credentials: Credentials) => Promise<unknown>;
}

export function CredentialForm({ submit, isNew, onSubmit }: CredentialFormProps) {
  const email = useSignal('');
  const password = useSignal('');
  const name = useSignal('');
  const send = () => tryTo(() => onSubmit({ email: email.value, password: password.value, name: name.value.trim() }));
  return (
    <Form label={submit} submit={submit} onSubmit={send}>
      {isNew && (
        <Field
          {...{ label: words.signIn.name, required: true, minLength: 3, maxLength: 20, autocomplete: 'nickname' }}
          onText={(text) => (name.value = text)}
        />
      )}
      <Field
        {...{ label: words.signIn.email, type: 'email', required: true, autocomplete: 'username' }}
        onText={(text) => (email.value = text)}
      />
      <Field
        {...{ label: words.signIn.password, type: 'password', required: true }}
        autocomplete={isNew ? 'new-password' : 'current-password'}
        onText={(text) => (password.value = text)}
      />
    </Form>
  );
}
