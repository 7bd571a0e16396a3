/** Form parts with a label each: what a keyboard, a screen reader and a password store expect. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, LooseInputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps extends LooseInputHTMLAttributes {
  readonly label: string;
  readonly onText: (text: string) => void;
}

export function Field({ label, onText, ...input }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input {...input} id={id} onInput={(event) => onText(event.currentTarget.value)} />
    </div>
  );
}

interface FormProps {
  readonly label: string;
  readonly submit: string;
  /** Null when it is done, else the sentence to show. */
  readonly onSubmit: () => Promise<string | null>;
  readonly children?: ComponentChildren;
}

/** A form that is sent once at a time and says why it was refused. */
export function Form({ label, submit, onSubmit, children }: FormProps) {
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
    <form aria-label={label} onSubmit={send}>
      {children}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <button class="primary" type="submit" aria-disabled={isBusy.value}>
        {submit}
      </button>
    </form>
  );
}
