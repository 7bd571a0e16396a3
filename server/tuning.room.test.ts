/** A designer turns the numbers of a world that is being played in: the tool, the real server, and a player who is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaravanPart } from '../actors/trader/state.ts';
import { type Player, until } from '../ops/testing/player.ts';
import { openScene } from '../ops/testing/scene.ts';
import { runTool, type Said } from '../ops/testing/tool.ts';

const scratch = mkdtempSync(join(tmpdir(), 'aurelian-tuning-'));
const scene = openScene();
let ana: Player;

beforeAll(async () => {
  ana = await scene.player();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const tuning = (...args: string[]): Promise<Said> => runTool('tuning', args, { DATABASE_URL: scene.database });
const signed = ['--author', 'Dora', '--note', 'market day'];

function written(name: string, file: object): string {
  const path = join(scratch, name);
  writeFileSync(path, JSON.stringify(file));
  return path;
}

const cheap = { road: { crewPer100Units: 0, haulMsPerUnit: 60_000 } };
const crewOnScreen = () => ana.game.trader.tuning?.road.crewPer100Units;
let hauls = 0;

async function haul(): Promise<CaravanPart> {
  expect(await ana.game.command({ type: 'sendHaul', to: 'market_square', cargo: { herb: 1 } })).toMatchObject({
    ok: true,
  });
  const key = `caravan/${ana.id}_${++hauls}` as const;
  await until(() => ana.game.trader.part(key) !== undefined);
  return ana.game.trader.part(key) as CaravanPart;
}

const travelling = ({ departsAt, arrivesAt }: CaravanPart) => arrivesAt - departsAt;

test('applied while it runs, the next decision goes by it, what is under way goes on, and players are told', async () => {
  const before = await haul();
  expect([before.paid, travelling(before)]).toEqual([16, 60_000]);
  expect(crewOnScreen()).toBe(20);
  const said = await tuning('apply', written('cheap.json', cheap), ...signed);
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('road.crewPer100Units: 20 -> 0') });
  await until(() => crewOnScreen() === 0);
  const after = await haul();
  expect([after.paid, travelling(after)]).toEqual([4, 3_600_000]);
  expect(ana.game.trader.part(`caravan/${ana.id}_1`)).toMatchObject({ arrivesAt: before.arrivesAt });
  const metrics = await (await fetch(`${scene.server.url}/metrics`)).text();
  expect(metrics).toMatch(/^aurelian_tuning_version 1$/m);
});

test('a file with one bad value is refused as a whole, by file, key, reason and the nearest key', async () => {
  const file = written('bad.json', { road: { crewPer100Units: 50 }, lot: { raisePercents: 5, answerMs: -1 } });
  for (const command of [
    ['check', file],
    ['apply', file, ...signed],
  ]) {
    const { code, out } = await tuning(...command);
    expect(code).toBe(1);
    expect(out).toContain(`${file}: lot.answerMs: Too small: expected number to be >=0`);
    expect(out).toContain(`${file}: lot.raisePercents: there is no such key; the nearest is lot.raisePercent`);
  }
  expect((await tuning('list')).out).toContain('Tuning 1 is in force.');
  expect(await tuning('apply', join(scratch, 'none.json'), ...signed)).toMatchObject({ code: 2 });
  expect(await tuning('apply', written('cheap.json', cheap))).toMatchObject({ code: 2 });
}, 90_000);

test('it is in force in the next life of the server too, and undone by name', async () => {
  await scene.server.restart();
  await until(() => ana.game.trader.part('purse') !== undefined);
  expect((await haul()).paid).toBe(4);
  expect(await tuning('revert', '7', ...signed)).toMatchObject({
    code: 2,
    error: expect.stringContaining('no tuning 7'),
  });
  expect(await tuning('revert', '0', '--note', 'as it was')).toMatchObject({ code: 0 });
  await until(() => crewOnScreen() === 20);
  const { out } = await tuning('list');
  expect(out).toMatch(/#1 \S+ Dora: "market day"[\s\S]*20 -> 0[\s\S]*#2 \S+ \S+: "as it was"[\s\S]*0 -> 20/);
  expect(JSON.parse((await tuning('show', '1')).out)).toEqual(cheap);
  expect(JSON.parse((await tuning('show')).out)).toEqual({});
  const record = await runTool('admin', ['log'], { DATABASE_URL: scene.database });
  expect(record.out).toContain('Dora: tune tuning 1');
}, 90_000);
