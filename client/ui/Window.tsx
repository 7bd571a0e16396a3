/** A window: beside the world on a desk, a sheet from below on a phone. Opening it moves the focus into it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { openWindow } from '../store/signals.ts';
import { words } from '../words/en.ts';

interface WindowProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

export function Window({ title, wide = false, children }: WindowProps) {
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    frame.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <section ref={frame} class={`window panel ${wide ? 'wide' : ''}`} tabIndex={-1} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          class="close"
          aria-label={words.window.close(title)}
          onClick={() => (openWindow.value = null)}
        >
          ×
        </button>
      </header>
      {children}
    </section>
  );
}
