/** How one likes the page: kept in this browser, and applied to the page as a whole. */
import { effect, signal } from '@preact/signals';
import type { KeyStorage } from '../net/storage.ts';

export const textScales = [80, 90, 100, 110, 125, 150] as const;
export type TextScale = (typeof textScales)[number];

export interface Settings {
  /** Percent of the usual size. */
  readonly textScale: TextScale;
  /** Nothing sways, drifts or fades, whatever the browser says. */
  readonly isCalm: boolean;
}

const usual: Settings = { textScale: 100, isCalm: false };
const KEY = 'aurelian/settings';

export const settings = signal<Settings>(usual);

/** What was kept; the usual where that is nothing that can be read. */
export function readSettings(storage: KeyStorage): Settings {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Settings>;
    const textScale = textScales.find((scale) => scale === kept.textScale) ?? usual.textScale;
    return { textScale, isCalm: kept.isCalm === true };
  } catch {
    return usual;
  }
}

/** From now on what is set is kept, and seen on the page. */
export function followSettings(storage: KeyStorage, page: HTMLElement): void {
  settings.value = readSettings(storage);
  effect(() => {
    const { textScale, isCalm } = settings.value;
    storage.setItem(KEY, JSON.stringify(settings.value));
    page.style.fontSize = `${(16 * textScale) / 100}px`;
    page.classList.toggle('calm', isCalm);
  });
}
