/** What happened, one aligned line an event, for `--show`; otherwise nobody writes. */
const EPOCH_MS = 1_700_000_000_000;

/** What it is about is asked only by who writes. */
export type Journal = (now: number, who: string, what: string, about?: () => string) => void;

export const noJournal: Journal = () => {};

export function makeJournal(say: (line: string) => void): Journal {
  return (now, who, what, about = () => '') => {
    const at = ((now - EPOCH_MS) / 1_000).toFixed(3).padStart(9);
    say(`${at}  ${who.padEnd(22)} ${what.padEnd(14)} ${about()}`.trimEnd());
  };
}

export const startsAt = EPOCH_MS;
