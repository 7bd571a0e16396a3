/** A list that is one stop of the Tab key: arrow keys, Home and End move within it. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** Moves the focus among the buttons of the list, round its ends. */
export function moveWithin(list: Element | null, event: KeyboardEvent): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const wanted = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : at + (steps[event.key] ?? 0);
  if (at < 0 || wanted === at) return;
  event.preventDefault();
  buttons[(wanted + buttons.length) % buttons.length]?.focus();
}
