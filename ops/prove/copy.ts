/** A temporary copy of the tree, to be broken on purpose: what git knows, with dependencies that are linked to and caches of its own. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edit } from './mutation.ts';
import { patch } from './mutation.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Made from the sources and not tracked, but part of what runs. */
const GENERATED = ['prisma/generated'];

export class Copy {
  readonly root: string;
  readonly #originals = new Map<string, string>();

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'aurelian-prove-'));
    const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).split('\0');
    for (const file of files) if (file !== '' && existsSync(join(ROOT, file))) this.#take(file);
    for (const folder of GENERATED)
      cpSync(join(ROOT, folder), join(this.root, folder), { recursive: true, dereference: true });
    // Each dependency is linked to, not the folder: what tools write into it stays here.
    mkdirSync(join(this.root, 'node_modules'));
    for (const name of readdirSync(join(ROOT, 'node_modules')).filter(
      (each) => each === '.bin' || !each.startsWith('.'),
    ))
      symlinkSync(join(ROOT, 'node_modules', name), join(this.root, 'node_modules', name));
  }

  #take(file: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(this.root, file));
  }

  /** Makes the edits, all or none. */
  mutate(edits: readonly Edit[]): void {
    const texts = new Map<string, string>();
    for (const edit of edits) texts.set(edit.file, patch(texts.get(edit.file) ?? this.#read(edit.file), edit));
    for (const [file, text] of texts) this.write(file, text);
  }

  /** Puts another text in place of a file's. */
  write(file: string, text: string): void {
    if (!this.#originals.has(file)) this.#originals.set(file, this.#read(file));
    writeFileSync(join(this.root, file), text);
  }

  /** As it was. */
  restore(): void {
    for (const [file, text] of this.#originals) writeFileSync(join(this.root, file), text);
    this.#originals.clear();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }
}
