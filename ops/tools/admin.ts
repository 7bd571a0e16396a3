/**
 * npm run admin -- role|ban|unban|kick|mute|unmute|grant|take|cause|reset-link|note|player|reports|report|resolve|news|backup|restore|log
 *
 * What an operator does to a world, by hand. Each call says who does it and why, and is written down in a chain that cannot
 * be changed unseen. Exit code 1 for what was refused or does not hold, 2 for what could not be tried.
 */
import { basename } from 'node:path';
import { Argument, Command } from 'commander';
import type pg from 'pg';
import { kinds } from '../../actors/kinds.ts';
import { Role } from '../../server/auth/AccountStore.ts';
import { readEnv } from '../../server/env.ts';
import { connectOrExplain } from '../../server/persistence/connect.ts';
import { StartError } from '../../server/start-error.ts';
import { ban, changeRole, findAccount, kick, makeResetLink, mute, note, type Player } from './admin/accounts.ts';
import { backUp } from './admin/backup.ts';
import type { Sums } from './admin/backup-file.ts';
import { type CauseOrder, causeOrders, orderCause } from './admin/causes.ts';
import { withNewHome } from './admin/new-home.ts';
import { announce } from './admin/news.ts';
import { awaitOrder, type Ending, placeOrder, type Wanted } from './admin/orders.ts';
import { describe, portray } from './admin/player.ts';
import { act, type Signature, verify } from './admin/record.ts';
import { findReport, inFull, line, openReports, type Resolution, resolutions, resolve } from './admin/reports.ts';
import { restore } from './admin/restore.ts';
import { parseCount, parseText, parseUntil } from './admin/words.ts';
import { auditDatabase } from './audit/read.ts';
import { explain, withDatabase } from './database.ts';

const ORDER_MS = 15_000;

const program = new Command('admin')
  .description('Do to the world what only an operator may, and have it written down.')
  // What could not be tried, in the words of the promise above.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

/** A command that is signed. */
const signed = (usage: string, description: string): Command =>
  program
    .command(usage)
    .description(description)
    .requiredOption('--operator <name>', 'who does it', parseText)
    .requiredOption('--reason <text>', 'why', parseText);

async function withClient<T>(use: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    const client = await connectOrExplain(url, 'aurelian admin');
    try {
      const { rows } = await client.query<{ record: string | null }>(`SELECT to_regclass('admin_action') AS record`);
      if (rows[0]?.record) return await use(client, url);
      throw new StartError('This world is older than this tool: start its server once with this build.');
    } finally {
      await client.end();
    }
  });
}

const signature = ({ operator, reason }: Signature): Signature => ({ operator, reason });
const say = (text: string): void => console.log(text);
const called = ({ name, id }: Player): string => `${name} (${id})`;
const total = (sums: Sums): string =>
  `${Object.values(sums).reduce((sum, { rows }) => sum + rows, 0)} rows in ${Object.keys(sums).length} tables`;

signed('role <player>', 'what he may do')
  .addArgument(new Argument('<role>').choices(Object.values(Role)))
  .action(async (who: string, role: Role, options: Signature) => {
    const player = await withClient((client) => changeRole(client, signature(options), who, role));
    say(`${called(player)} is ${role} now; one who is signed in becomes it within 15 minutes.`);
  });

signed('ban <player>', 'close his account and his sockets')
  .requiredOption('--until <time>', '30m, 12h, 7d, forever, or a moment', (text) => parseUntil(text))
  .action(async (who: string, options: Signature & { until: Date }) => {
    const player = await withClient((client) => ban(client, signature(options), who, options.until));
    say(`${called(player)} is banned until ${options.until.toISOString()}.`);
  });

signed('unban <player>', 'open his account again').action(async (who: string, options: Signature) => {
  const player = await withClient((client) => ban(client, signature(options), who, null));
  say(`${called(player)} may come in.`);
});

signed('kick <player>', 'put him out, for five minutes unless it is said')
  .option('--until <time>', '30m, 12h, 7d, or a moment', (text) => parseUntil(text), parseUntil('5m'))
  .action(async (who: string, options: Signature & { until: Date }) => {
    const player = await withClient((client) => kick(client, signature(options), who, options.until));
    say(`${called(player)} is out until ${options.until.toISOString()}.`);
  });

signed('mute <player>', 'keep him from talking')
  .requiredOption('--until <time>', '30m, 12h, 7d, forever, or a moment', (text) => parseUntil(text))
  .action(async (who: string, options: Signature & { until: Date }) => {
    const player = await withClient((client) => mute(client, signature(options), who, options.until));
    say(`${called(player)} is muted until ${options.until.toISOString()}.`);
  });

signed('unmute <player>', 'let him talk again').action(async (who: string, options: Signature) => {
  const player = await withClient((client) => mute(client, signature(options), who, null));
  say(`${called(player)} may talk.`);
});

async function order(who: string, wanted: Wanted, by: Signature): Promise<void> {
  await withClient(async (client) => {
    const ordered = await placeOrder(client, by, who, wanted);
    const ending = await awaitOrder(client, ordered.order, ORDER_MS);
    report(
      `Order ${ordered.order} (${wanted.type} ${wanted.amount} ${wanted.what}, ${called(ordered.player)})`,
      ending,
    );
  });
}

function report(what: string, ending: Ending): void {
  if (ending.state === 'refused') {
    say(`${what} was refused: ${ending.why}. Nothing was changed.`);
    process.exitCode = 1;
  } else if (ending.state === 'done') say(`${what} is done.`);
  else say(`${what} is queued: it is done as soon as a server runs and can.`);
}

for (const [name, type, description] of [
  ['grant', 'grant', 'give gold or goods, by the faucet for compensations'],
  ['take', 'confiscate', 'take gold or goods that are in the purse or a warehouse'],
] as const) {
  signed(`${name} <player>`, description)
    .argument('<amount>', 'how many', parseCount)
    .argument('<what>', 'gold, or the key of an item')
    .option('--hub <hub>', 'where the goods lie; where he is unless it is said')
    .action((who: string, amount: number, what: string, options: Signature & { hub?: string }) =>
      order(who, { type, amount, what, ...(options.hub ? { hub: options.hub } : {}) }, signature(options)),
    );
}

signed('cause <cause>', 'begin a cause out of turn or let it go on, let its time stand still, or end it')
  .addArgument(new Argument('<what>').choices(Object.keys(causeOrders)))
  .action(async (cause: string, what: CauseOrder, options: Signature) => {
    await withClient(async (client) => {
      const order = await orderCause(client, signature(options), what, cause);
      report(`Order ${order} (${what} ${cause})`, await awaitOrder(client, order, ORDER_MS));
    });
  });

signed('reset-link <player>', 'print a link that sets a new password').action(
  async (who: string, options: Signature) => {
    const { publicAddress, port } = readEnv();
    const site = publicAddress ?? `http://localhost:${port}`;
    say(await withClient((client) => makeResetLink(client, signature(options), who, site)));
  },
);

program
  .command('note <player> <text>')
  .description('write something down about him')
  .requiredOption('--operator <name>', 'who writes it', parseText)
  .action(async (who: string, text: string, { operator }: { operator: string }) => {
    const player = await withClient((client) => note(client, operator, who, parseText(text)));
    say(`Noted about ${called(player)}.`);
  });

program
  .command('player <player>')
  .description('show who he is, what was done to him, and what he has')
  .option('--email', 'his e-mail as well: then this is written down, too')
  .option('--operator <name>', 'who wants to see the e-mail', parseText)
  .option('--reason <text>', 'why', parseText)
  .action(async (who: string, { email = false, operator, reason }: Partial<Signature> & { email?: boolean }) => {
    await withClient(async (client) => {
      if (email) {
        if (!operator || !reason) throw new StartError('An e-mail is shown to --operator NAME for a --reason TEXT.');
        await act(client, { operator, reason }, async () => {
          const { id } = await findAccount(client, who);
          return { action: 'see-email', target: id, result: null };
        });
      }
      say(describe(await portray(client, who), email));
    });
  });

signed('backup <file>', 'write everything into one file, while the server runs').action(
  async (file: string, options: Signature) => {
    const sums = await withClient(async (client, url) => {
      const deed = { action: 'backup', target: basename(file), result: null };
      await act(client, signature(options), async () => deed);
      return backUp(url, file);
    });
    say(`${file}: ${total(sums)}. Keep it as you keep passwords.`);
  },
);

signed('restore <file>', 'make a world of a backup, in an empty DATA_DIR or DATABASE_URL').action(
  async (file: string, options: Signature) => {
    const env = readEnv();
    const { sums, audit } = await withNewHome(env, async (url) => {
      const restored = await restore(url, file);
      const client = await connectOrExplain(url, 'aurelian admin');
      const deed = { action: 'restore', target: basename(file), result: null };
      await act(client, signature(options), async () => deed).finally(() => client.end());
      return { sums: restored, audit: await auditDatabase(url, kinds) };
    });
    say(`${total(sums)} are back, each as it was.`);
    const { accounts, wrong } = audit;
    if (wrong.length === 0) say(`${accounts} accounts balance. Start the server on it when you like.`);
    else say(`${wrong.length} of ${accounts} accounts do not balance, as they did not then: npm run audit names them.`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  },
);

program
  .command('reports')
  .description('list what players complained of and nobody has resolved')
  .action(async () => {
    const open = await withClient(openReports);
    for (const report of open) say(line(report));
    say(open.length === 0 ? 'No report is open.' : `${open.length} open: admin report NUMBER shows one.`);
  });

program
  .command('report <number>')
  .description('show a report, with the lines that the server has for it')
  .action(async (which: string) => say(inFull(await withClient((client) => findReport(client, which)))));

signed('resolve <report>', 'close a report, with what is done about it')
  .addArgument(new Argument('<resolution>').choices([...resolutions]))
  .option('--until <time>', 'of a mute, kick or ban: 30m, 12h, 7d, forever, or a moment', (text) => parseUntil(text))
  .action(async (which: string, resolution: Resolution, options: Signature & { until?: Date }) => {
    const player = await withClient((client) =>
      resolve(client, signature(options), which, resolution, options.until ?? null),
    );
    say(`Resolved: ${resolution} for ${called(player)}.`);
  });

signed('news <title> <text>', 'say something to everybody')
  .option(
    '--until <time>',
    '12h, 7d, or a moment; a week unless it is said',
    (text) => parseUntil(text),
    parseUntil('7d'),
  )
  .action(async (title: string, text: string, options: Signature & { until: Date }) => {
    const said = { title: parseText(title), text: parseText(text), until: options.until };
    say(`News #${await withClient((client) => announce(client, signature(options), said))} is out.`);
  });

program
  .command('log')
  .description('print what operators did, and check that nothing of it was changed')
  .option('--last <n>', 'how many to print', parseCount, 50)
  .option('--holds <hash>', 'fail unless this hash, printed earlier, is in the chain')
  .action(async ({ last, holds }: { last: number; holds?: string }) => {
    await withClient(async (client) => {
      const shown: string[] = [];
      let isHeld = holds === undefined;
      const { wrong, head, actions } = await verify(client, (row) => {
        const { id, at, operator, action, target, reason, details, hash } = row;
        shown.push(
          `#${id} ${new Date(at).toISOString()} ${operator}: ${action} ${target ?? ''} ${JSON.stringify(details)} "${reason}"`,
        );
        if (shown.length > last) shown.shift();
        isHeld ||= hash === holds;
      });
      for (const line of shown) say(line);
      if (wrong) say(`THE CHAIN IS BROKEN: ${wrong}.`);
      else say(`${actions} actions, nothing changed. The chain ends in ${head || 'nothing'}: keep that elsewhere.`);
      if (!isHeld) say(`THE CHAIN WAS MADE ANEW: ${holds} is not in it.`);
      process.exitCode = wrong || !isHeld ? 1 : 0;
    });
  });

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
}
