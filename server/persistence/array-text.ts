/**
 * A column of rows as the text of a Postgres array. A statement that takes thousands of rows takes them column by column: that
 * costs the database a tenth of what the same rows cost it as JSON.
 */

/** Needs no quotes within an array. */
const PLAIN = /^(?!null$)[\w:.+-]+$/i;

export type Cell = string | number | null;

export function arrayText(values: readonly Cell[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: Cell): string {
  if (value === null) return 'NULL';
  const text = String(value);
  return PLAIN.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
