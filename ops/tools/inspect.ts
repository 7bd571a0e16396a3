/**
 * npm run inspect -- auction:capital_city [--at TIME] [--part PREFIX]
 *
 * Shows an actor as the log has it, now or at any moment that is still kept, and which segments say so.
 */
import { Command, InvalidArgumentError } from 'commander';
import type { Address } from '../../actors/kit/address.ts';
import { parseAddress } from '../../actors/kit/address.ts';
import { historyAt } from '../../server/host/history-at.ts';
import { DatabaseView } from '../../server/persistence/DatabaseView.ts';
import { explain, withDatabase } from './database.ts';

const SEGMENTS_SHOWN_MAX = 10;

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed) throw new InvalidArgumentError('Write kind:key, such as auction:capital_city or trader:abc.');
  return parsed;
}

function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Write a moment, such as 2026-11-23T18:00:00Z.');
  return at;
}

const program = new Command('inspect')
  .description('Show an actor as the log has it.')
  .argument('<address>', 'kind:key', address)
  .option('--at <time>', 'as it was then', instant)
  .option('--part <prefix>', 'only parts whose keys begin so', '')
  .parse();

async function show(url: string): Promise<void> {
  const { at, part } = program.opts<{ at?: number; part: string }>();
  const view = await DatabaseView.open(url);
  try {
    const actor = await historyAt(view, program.processedArgs[0] as Address, at);
    const shown = [...actor.parts]
      .filter(([key]) => key.startsWith(part))
      .sort(([left], [right]) => (left < right ? -1 : 1));
    console.log(JSON.stringify(Object.fromEntries(shown), null, 2));
    console.log(
      `${actor.address} at version ${actor.ver}, epoch ${actor.epoch}, from ${actor.read.length} records of the log`,
    );
    for (const { inc, seq, at: appendedAt, ver } of actor.read.slice(-SEGMENTS_SHOWN_MAX)) {
      console.log(`  ${new Date(appendedAt).toISOString()}  version ${ver}  segment ${seq} of ${inc}`);
    }
  } finally {
    await view.close();
  }
}

try {
  await withDatabase(show);
} catch (error) {
  explain(error);
}
