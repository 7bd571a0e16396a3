/** What is written about knobs by machine: the schema for editors, and a table in each document that tells of a branch. */
import { tuningJsonSchema } from '../../../actors/tuning.ts';
import { type Knob, knobs } from './knobs.ts';

export const schemaPath = 'docs/tuning/schema.json';

/** Which branches each document shows. */
export const tables: Readonly<Record<string, readonly string[]>> = {
  'actors/trader/README.md': ['trader'],
  'actors/hub/README.md': ['hub'],
  'actors/auction/README.md': ['auction'],
  'actors/lot/README.md': ['lot'],
  'actors/mission/README.md': ['mission'],
  'actors/guild/README.md': ['guild'],
  'actors/register/README.md': ['register'],
  'actors/cause/README.md': ['cause'],
  'docs/tuning.md': ['trade', 'road'],
};

export function drawSchema(): string {
  return `${JSON.stringify(tuningJsonSchema(), null, 2)}\n`;
}

export function drawTable(branches: readonly string[]): string {
  const rows = knobs.filter(({ key }) => branches.includes(key.split('.')[0] ?? '')).map(drawRow);
  return ['| key | shipped | range | unit | step | takes effect | |', '|---|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function drawRow({ key, shipped, range, unit, step, takesEffect, title, description }: Knob): string {
  const span = range ? `${range.min} to ${range.max}` : 'true or false';
  const cells = [`\`${key}\``, shipped, span, unit, range ? step : '', takesEffect, `**${title}** ${description}`];
  return `| ${cells.join(' | ')} |`;
}

const block = /(<!-- tuning -->\n)[\s\S]*?(\n<!-- \/tuning -->)/;

/** The document with its table drawn anew. */
export function withTable(document: string, table: string): string {
  if (!block.test(document)) throw new Error('The document has no place for a table of its tuning.');
  return document.replace(block, (_, open: string, close: string) => `${open}${table}${close}`);
}
