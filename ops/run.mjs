#!/usr/bin/env node
// The launcher: runs on any Node from 20 up, with nothing installed, and makes what is missing before it starts anything:
// the pinned dependencies (their own Node 24 among them), the Prisma client and, with --client, the built client.
//
//   node ops/run.mjs [--client] server/main.ts [args]    a script of ours, under the pinned Node
//   node ops/run.mjs bin:vitest run                      the program of a dependency, under the pinned Node
//   node ops/run.mjs --setup-only                        nothing more than the making
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const ORPHAN_CHECK_MS = 250;
const WINDOWS = process.platform === 'win32';
const BIN = join(ROOT, 'node_modules', '.bin');
const NODE = join(ROOT, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
const at = (...names) => join(ROOT, ...names);

function fail(sentence, code = 2) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

/** PATH without this project's programs (for npm, which is about to replace them) or with them in front. */
function path(ours) {
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(at('node_modules')));
  return (ours ? [BIN, ...others] : others).join(delimiter);
}

/** Whether all that package-lock.json names is in node_modules, by the lock that npm leaves there when it has finished. */
function isInstalled() {
  if (!existsSync(NODE)) return false;
  try {
    const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
    const installed = packages(at('node_modules', '.package-lock.json'));
    return Object.entries(packages(at('package-lock.json'))).every(([where, wanted]) => {
      const found = installed[where];
      if (where === '') return true;
      return found
        ? found.version === wanted.version && found.integrity === wanted.integrity
        : wanted.optional === true;
    });
  } catch {
    return false;
  }
}

function installPackages() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`Aurelian needs Node 20 or later to start (this is ${process.version}): https://nodejs.org`);
  process.stderr.write('Installing the pinned dependencies: once, a minute or two ...\n');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: { ...process.env, PATH: path(false) },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: WINDOWS,
  });
  if (done.error) fail(`npm could not be run (${done.error.message}): install npm 10 or later, or put it on the PATH.`);
  if (done.status !== 0)
    fail('npm ci failed, see above: check the connection to the package registry and start again.');
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Makes `product` with a program of ours unless it was made from these very sources. */
function make(what, product, sources, args) {
  const stamp = join(product, '.made-from');
  const wanted = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`Making ${what} ...\n`);
  const done = spawnSync(NODE, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path(true), PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (done.status !== 0) fail(`${done.stdout ?? ''}${done.stderr ?? ''}\nMaking ${what} failed, see above.`, 1);
  writeFileSync(stamp, wanted);
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function prepare({ client }) {
  if (!isInstalled()) installPackages();
  if (!existsSync(NODE)) fail('The pinned Node is missing from node_modules: remove node_modules and start again.');
  const lock = at('package-lock.json');
  make(
    'the database client',
    at('prisma', 'generated'),
    [at('prisma', 'schema.prisma'), lock],
    [binary('prisma'), 'generate'],
  );
  if (!client) return;
  const sources = [...filesUnder(at('client')), ...filesUnder(at('actors')), lock];
  make('the client', at('dist', 'client'), sources, [binary('vite'), 'build', 'client']);
}

function binary(name) {
  const link = join(BIN, name);
  if (!existsSync(link)) fail(`No such program among the dependencies: ${name}`);
  return realpathSync(link);
}

/** Runs to the end in this one's place: same streams, same signals, same exit code. */
function run([what, ...args]) {
  const program = what.startsWith('bin:') ? binary(what.slice(4)) : what;
  const isScript = program === what || readFileSync(program).subarray(0, 2).toString() === '#!';
  const child = spawn(isScript ? NODE : program, isScript ? [program, ...args] : args, {
    env: { ...process.env, PATH: path(true) },
    // Our own scripts get a channel: when it closes, the launcher has died and they stop gently (server/stopping.ts).
    stdio: program === what ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the whole group by itself; a second one would mean impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // npm hands a signal to its shell, which dies of it and tells nobody: an orphan of npm's was asked to stop.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), ORPHAN_CHECK_MS).unref();
  }
  child.on('error', (error) => fail(`Could not run ${what}: ${error.message}`, 1));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

const args = process.argv.slice(2);
const client = args[0] === '--client';
if (client) args.shift();
if (args.length === 0)
  fail('What to run? node ops/run.mjs [--client] <script.ts> [args] | bin:<name> [args] | --setup-only');
prepare({ client });
if (args[0] !== '--setup-only') run(args);
