/**
 * What a newcomer's browser fetches before his first step, packed as the server sends it: the page, its styles and lettering, and
 * the chunks of the page and of the square with all they import. The build says how much that is, and fails where it is too much.
 */
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

interface FirstLoadOptions {
  /** Modules that are fetched at once though they are not imported at once, by the ends of their names. */
  readonly soon: readonly string[];
  readonly kilobytesMax: number;
}

export function firstLoad({ soon, kilobytesMax }: FirstLoadOptions): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const sizes = sizesOf(bundle, soon);
      const kilobytes = Math.round([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1_024);
      this.info(`first load: ${kilobytes} KB packed, in ${sizes.size} files; ${kilobytesMax} KB at most`);
      if (kilobytes > kilobytesMax) this.error(`the first load is ${kilobytes} KB, more than ${kilobytesMax}`);
    },
  };
}

/** Packed bytes by file. */
export function sizesOf(bundle: Bundle, soon: readonly string[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const add = (file: string): void => {
    const output = bundle[file];
    if (!output || sizes.has(file)) return;
    sizes.set(file, packed(output.type === 'chunk' ? output.code : output.source));
    if (output.type === 'chunk') for (const each of output.imports) add(each);
  };
  for (const output of Object.values(bundle)) if (isFirst(output, soon)) add(output.fileName);
  return sizes;
}

function isFirst(output: Bundle[string], soon: readonly string[]): boolean {
  if (output.type === 'chunk') return output.isEntry || isSoon(output, soon);
  const { fileName } = output;
  // Other alphabets are fetched when one of their letters is met.
  return /\.(html|css)$/.test(fileName) || /-latin-(?!ext).*\.woff2$/.test(fileName);
}

function isSoon({ facadeModuleId }: Rolldown.OutputChunk, soon: readonly string[]): boolean {
  return soon.some((end) => facadeModuleId?.endsWith(end));
}

/** Lettering is packed as it is. */
function packed(content: string | Uint8Array): number {
  return typeof content === 'string' ? gzipSync(content).length : content.length;
}
