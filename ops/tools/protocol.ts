/**
 * node ops/tools/protocol.ts
 *
 * Writes into docs/protocol.md what the schemas say: every command, notice and refusal, as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chapters } from './protocol/catalogue.ts';
import { withPart, writePart } from './protocol/page.ts';

const file = join(fileURLToPath(new URL('../..', import.meta.url)), 'docs/protocol.md');
const before = readFileSync(file, 'utf8');
const after = withPart(before, writePart(chapters));
if (after !== before) writeFileSync(file, after);
console.log(`docs/protocol.md: ${after === before ? 'as it was' : 'written anew'}`);
