/** Short messages: what happened, and what was refused. A few at a time, each for a while; refusals stay longer. */
import { signal } from '@preact/signals';

export interface Toast {
  readonly id: number;
  readonly kind: 'news' | 'refusal';
  readonly text: string;
}

const shownMax = 4;
const shownMs = { news: 5_000, refusal: 9_000 } as const;

export const toasts = signal<readonly Toast[]>([]);

let lastId = 0;

export function tell(text: string, kind: Toast['kind'] = 'news'): void {
  const toast = { id: ++lastId, kind, text };
  toasts.value = [...toasts.value.filter((other) => other.text !== text), toast].slice(-shownMax);
  setTimeout(() => dismiss(toast.id), shownMs[kind]);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
