/**
 * A mutation: one guard taken away, as a patch to the text of the sources, and the promise that is broken without it.
 * It lives here and nowhere else: no setting, no switch in the product. Patches ignore white space, so that formatting
 * may change; a text that is no longer there, or there twice, is an error and never a pass.
 */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Mutation {
  /** What is missing, in a few words. */
  readonly name: string;
  /** What the title of a failing test must carry in brackets: a promise (D1), a rule (AU5), or a word of its own. */
  readonly promise: string;
  readonly edits: readonly Edit[];
  /** Test files that are asked. */
  readonly tests: readonly string[];
  /** Where asking all that carry the promise would only wait for locks: part of the title of those that are asked. */
  readonly asked?: string;
}

/** A mutation of one place. */
export function without(
  name: string,
  promise: string,
  tests: string | readonly string[],
  file: string,
  find: string,
  replace = '',
): Mutation {
  return { name, promise, tests: [tests].flat(), edits: [{ file, find, replace }] };
}

export const carries = (title: string, promise: string): boolean => title.includes(`[${promise}]`);

/** The text with the edit made. Throws unless what it looks for is there exactly once. */
export function patch(text: string, { file, find, replace }: Edit): string {
  const { letters, places } = withoutSpace(text);
  const wanted = withoutSpace(find).letters;
  const at = letters.indexOf(wanted);
  if (at < 0) throw new Error(`${file} no longer holds: ${find.trim()}`);
  if (letters.indexOf(wanted, at + 1) >= 0) throw new Error(`${file} holds more than once: ${find.trim()}`);
  const [start, end] = [places[at] ?? 0, (places[at + wanted.length - 1] ?? 0) + 1];
  return text.slice(0, start) + replace + text.slice(end);
}

/** What is not white space, and where each letter of it stands. */
function withoutSpace(text: string): { letters: string; places: number[] } {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  return { letters: places.map((place) => text[place]).join(''), places };
}
