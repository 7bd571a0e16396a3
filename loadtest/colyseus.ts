/**
 * node loadtest/colyseus.ts --endpoint http://localhost:2567 --numClients 50 [--seconds 3] [--output FILE]
 *
 * The framework's own load tool at our doors: each client is a guest, asks to enter, and takes the seat his ticket is
 * for, in his trader's room and in the square. Exit code 1 when any of them was not let in.
 *
 * @colyseus/loadtest 0.17.8 has the wrong SDK for 0.18 servers (package.json overrides it), never ends by itself, and
 * knows no failure in its exit code: all three are mended here. It draws on the whole screen; with no terminal to draw
 * on, its drawing is dropped and only our last line is written.
 */
import { writeSync } from 'node:fs';
import { cli } from '@colyseus/loadtest';
import { Client } from '@colyseus/sdk';
import { Command, InvalidArgumentError } from 'commander';
import { homeHub } from '../actors/content/hubs.ts';
import { addressOf } from '../actors/kit/address.ts';
import { must } from '../actors/kit/assert.ts';
import { Account } from '../client/net/account.ts';
import { makeHttp } from '../client/net/http.ts';

interface Options {
  readonly endpoint: string;
  readonly numClients: number;
  readonly seconds: number;
}

const STDOUT = 1;

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 up, please.');
  return value;
};

const { endpoint, numClients, seconds } = new Command('colyseus')
  .requiredOption('--endpoint <url>', 'the server; with LIMITS=off for more than a handful of clients')
  .option('--numClients <n>', 'how many', count, 1)
  .option('--seconds <n>', 'how long they stay once all are in', count, 3)
  .option('--output <file>', 'the log of the tool itself')
  .parse()
  .opts<Options>();

const failures: string[] = [];
let seated = 0;

/** One client: who he is, his trader's room, then the square, which opens to traders who are there. */
async function enter(): Promise<void> {
  const account = new Account({ http: makeHttp({ origin: endpoint.replace(/^ws/, 'http').replace(/\/$/, '') }) });
  await account.guest();
  const player = must(account.player, 'a player').id;
  const client = new Client(endpoint.replace(/^http/, 'ws'));
  for (const address of [addressOf('trader', player), addressOf('hub', homeHub)]) {
    const { roomId, ticket } = await account.enter(address);
    const room = await client.joinById(roomId, { ticket });
    room.onMessage('*', () => {});
  }
}

async function main(): Promise<void> {
  try {
    await enter();
    seated++;
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    if (seated + failures.length === numClients)
      setTimeout(() => process.exit(failures.length === 0 ? 0 : 1), seconds * 1_000);
  }
}

/** After the tool has given the screen back. */
function sayLast(): void {
  const why = [...new Set(failures)].slice(0, 3).join('; ');
  const others = failures.length > 0 ? `, ${failures.length} did not: ${why}` : '';
  writeSync(STDOUT, `\n${seated} of ${numClients} entered and took their seats${others}.\n`);
}

if (!process.stdout.isTTY) process.stdout.write = () => true;
// The tool insists on a room's name; which rooms are entered is said above.
process.argv.push('--room', 'exchange');
cli(main);
process.once('exit', sayLast);
