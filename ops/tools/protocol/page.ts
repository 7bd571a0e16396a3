/** The part of docs/protocol.md that the schemas write. */
import { refusal } from '../../../client/words/en.ts';
import type { Chapter, Said } from './catalogue.ts';
import { hashOf } from './catalogue.ts';
import { tableNames } from './shape.ts';
import { wireVersion } from './versions.ts';

const BEGIN = '<!-- Written by `npm run protocol`, from the schemas; what is changed here by hand is lost. -->';
const END = '<!-- The end of what is written by `npm run protocol`. -->';

/** The document with that part written anew. */
export function withPart(document: string, part: string): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The document has no place for what the schemas say.');
  return `${document.slice(0, from + BEGIN.length)}\n${part}\n${document.slice(to)}`;
}

export function writePart(chapters: readonly Chapter[]): string {
  const about = `Wire version ${wireVersion}, \`${hashOf(chapters)}\`. ${tableNames.map((name) => `\`${name}\``).join(', ')}: a key of the table of that name in [the content](../actors/content/README.md).`;
  return ['', about, '', ...chapters.flatMap(writeChapter)].join('\n');
}

function writeChapter({ title, says, commands, notices, refusals }: Chapter): string[] {
  return [
    ...[`### ${title}`, '', says, ''],
    ...(commands ? table(commands[0]?.result ? ['command', 'result', ''] : ['message', ''], commands.map(row)) : []),
    ...(notices ? table(['notice', ''], notices.map(row)) : []),
    ...(refusals
      ? table(
          ['refusal', ''],
          refusals.map((code) => [`\`${code}\``, refusal(code)]),
        )
      : []),
  ];
}

function row({ shape, result, note }: Said): string[] {
  return [`\`${shape}\``, ...(result ? [`\`${result}\``] : []), note];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line), ''];
}
