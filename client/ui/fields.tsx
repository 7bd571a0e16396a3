/** Form parts with a label each: what a keyboard, a screen reader and a password store expect. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly onText: (text: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'number';
  readonly value?: string;
  readonly autocomplete?: 'username' | 'nickname' | 'current-password' | 'new-password' | 'off';
  readonly inputMode?: 'numeric';
  readonly required?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

export function Field({ label, onText, type = 'text', ...input }: FieldProps) {
  const id = useId();
  // Preact's types want one literal type for each input element; this one is of four.
  const attributes = { ...input, type, id } as InputHTMLAttributes;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...attributes} onInput={(event) => onText(event.currentTarget.value)} />
    </div>
  );
}

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  /** What is read; the option itself unless it is said. */
  readonly nameOf?: (option: Option) => string;
  readonly onChoice: (option: Option) => void;
}

export function Choice<Option extends string>({
  label,
  options,
  value,
  nameOf = (option) => option,
  onChoice,
}: ChoiceProps<Option>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoice(event.currentTarget.value as Option)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface NamedProps<Key extends string> {
  readonly label: string;
  /** What each is called. */
  readonly names: Readonly<Record<Key, string>>;
  readonly value: Key;
  readonly onChoice: (key: Key) => void;
}

/** A choice among things that have names of their own. */
export function Named<Key extends string>({ label, names, value, onChoice }: NamedProps<Key>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoice(event.currentTarget.value as Key)}>
        {(Object.keys(names) as Key[]).map((key) => (
          <option key={key} value={key}>
            {names[key]}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FormProps {
  readonly label: string;
  readonly submit: string;
  /** For what one comes here to do; the rest is quieter and stands apart. */
  readonly isMain?: boolean;
  /** Null when it is done, else the sentence to show. */
  readonly onSubmit: () => Promise<string | null>;
  readonly children?: ComponentChildren;
}

/** A form that is sent once at a time and says why it was refused. */
export function Form({ label, submit, isMain = true, onSubmit, children }: FormProps) {
  const isBusy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    isBusy.value = true;
    trouble.value = null;
    trouble.value = await onSubmit().finally(() => {
      isBusy.value = false;
    });
  };
  return (
    <form class={isMain ? '' : 'apart'} aria-label={label} onSubmit={send}>
      {children}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <button class={isMain ? 'primary' : ''} type="submit" aria-disabled={isBusy.value}>
        {submit}
      </button>
    </form>
  );
}
