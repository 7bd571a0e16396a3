/**
 * Keyboard and pointer, made into what they mean: a click or tap on a place, a closer look (right click, long press),
 * a pinch or a wheel that zooms. The steering's keys go to the steering.
 */
import type { Point } from '../../actors/hub/walking.ts';
import type { Steering } from './steering.ts';

export interface Gestures {
  readonly onTap: (point: Point) => void;
  readonly onInspect: (point: Point) => void;
  readonly onZoom: (factor: number) => void;
  /** The keyboard took over. */
  readonly onSteer: () => void;
}

/** A finger that wanders farther does not tap. */
const TAP_PIXELS = 12;
const LONG_PRESS_MS = 480;

export function listenForGestures(steering: Steering, canvas: HTMLCanvasElement, gestures: Gestures): () => void {
  const ended = new AbortController();
  listenForKeys(steering, gestures, ended.signal);
  listenForMouse(canvas, gestures, ended.signal);
  listenForTouch(canvas, gestures, ended.signal);
  return () => ended.abort();
}

function listenForKeys(steering: Steering, { onSteer }: Gestures, signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isForWindow(event)) return;
      if (!steering.press(event.code)) return;
      event.preventDefault();
      onSteer();
    },
    { signal },
  );
  window.addEventListener('keyup', (event) => steering.release(event.code), { signal });
  window.addEventListener('blur', () => steering.releaseAll(), { signal });
}

function listenForMouse(canvas: HTMLCanvasElement, { onTap, onInspect, onZoom }: Gestures, signal: AbortSignal): void {
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      letGoOfFields();
      onTap(pointOf(event, canvas));
    },
    { signal },
  );
  canvas.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      onInspect(pointOf(event, canvas));
    },
    { signal },
  );
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      onZoom(Math.exp(-event.deltaY / 900));
    },
    { signal, passive: false },
  );
}

/** One finger taps or rests; two pinch. What began as a pinch never becomes a tap. */
function listenForTouch(canvas: HTMLCanvasElement, { onTap, onInspect, onZoom }: Gestures, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let start: Point | null = null;
  let press: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    start = null;
    clearTimeout(press);
  };
  const isTouch = (event: PointerEvent) => event.pointerType === 'touch';
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (!isTouch(event)) return;
      letGoOfFields();
      fingers.set(event.pointerId, pointOf(event, canvas));
      forget();
      if (fingers.size > 1) return;
      const point = pointOf(event, canvas);
      start = point;
      press = setTimeout(() => {
        start = null;
        onInspect(point);
      }, LONG_PRESS_MS);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const point = pointOf(event, canvas);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) onZoom((gap(point, other) || 1) / (gap(before, other) || 1));
      else if (start && gap(point, start) > TAP_PIXELS) forget();
      fingers.set(event.pointerId, point);
    },
    { signal },
  );
  const lift = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    if (start && event.type === 'pointerup') onTap(start);
    forget();
  };
  canvas.addEventListener('pointerup', lift, { signal });
  canvas.addEventListener('pointercancel', lift, { signal });
}

function letGoOfFields(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function pointOf({ clientX, clientY }: MouseEvent, canvas: HTMLCanvasElement): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function gap(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Whoever types, chooses or scrolls in a window does not walk. */
function isForWindow({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('input, select, textarea')) return true;
  return code.startsWith('Arrow') && target.closest('.window, .chat') !== null;
}
