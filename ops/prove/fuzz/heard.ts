/** All that a server says, kept in a file: at a low log level that is more than memory should hold. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHUNK = 1 << 20;

export class Heard {
  readonly #folder = mkdtempSync(join(tmpdir(), 'aurelian-heard-'));
  readonly #file = openSync(join(this.#folder, 'log'), 'w+');
  #length = 0;

  readonly hear = (chunk: string): void => {
    this.#length += writeSync(this.#file, chunk);
  };

  get length(): number {
    return this.#length;
  }

  /** The lines around each of the texts that was said; at most a few. */
  find(texts: readonly string[]): string[] {
    const found: string[] = [];
    const longest = Math.max(...texts.map(({ length }) => length));
    const buffer = Buffer.alloc(CHUNK + longest);
    for (let at = 0; at < this.#length && found.length < 5; at += CHUNK) {
      const part = buffer.toString('utf8', 0, readSync(this.#file, buffer, 0, buffer.length, at));
      for (const text of texts) {
        const where = part.indexOf(text);
        if (where >= 0) found.push(part.slice(Math.max(0, where - 300), where + text.length + 100));
      }
    }
    return found;
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true });
  }
}
