/** Messages at the top: news are announced politely, refusals at once. */
import type { Toast } from '../store/toasts.ts';
import { dismiss, toasts } from '../store/toasts.ts';
import { words } from '../words/en.ts';

export function Toasts() {
  const of = (kind: Toast['kind']) => toasts.value.filter((toast) => toast.kind === kind).map(ToastCard);
  return (
    <div class="toasts">
      <div role="status" aria-label={words.toasts.label}>
        {of('news')}
      </div>
      <div role="alert">{of('refusal')}</div>
    </div>
  );
}

function ToastCard({ id, kind, text }: Toast) {
  return (
    <p key={id} class={`toast panel ${kind}`}>
      <span>{text}</span>
      <button type="button" class="close" aria-label={words.toasts.dismiss} onClick={() => dismiss(id)}>
        ×
      </button>
    </p>
  );
}
