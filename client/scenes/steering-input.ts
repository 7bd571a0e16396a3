/** Listens to keyboard and pointer for the steering. */
import type { Point } from '../../actors/hub/walking.ts';
import type { Steering } from './steering.ts';

export function listenForSteering(
  steering: Steering,
  canvas: HTMLCanvasElement,
  groundAt: (point: Point) => Point,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isForWindow(event)) return;
      if (steering.press(event.code)) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener('keyup', (event) => steering.release(event.code), { signal });
  window.addEventListener('blur', () => steering.releaseAll(), { signal });
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const { left, top } = canvas.getBoundingClientRect();
      steering.walkTo(groundAt({ x: event.clientX - left, y: event.clientY - top }));
    },
    { signal },
  );
  return () => ended.abort();
}

/** Whoever types, chooses or scrolls in a window does not walk. */
function isForWindow({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('input, select, textarea')) return true;
  return code.startsWith('Arrow') && target.closest('.window, .chat') !== null;
}
