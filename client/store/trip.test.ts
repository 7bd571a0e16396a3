/** What the caravan window foretells is what the trader and his mission do. */
import { afterEach, expect, test } from 'vitest';
import { kinds } from '../../actors/kinds.ts';
import { Town } from '../../actors/kit/town.ts';
import { shipped } from '../../actors/tuning.ts';
import { board, parts, tuning } from './signals.ts';
import {
  goTo,
  loadOf,
  onTheRoad,
  pastCaravans,
  tripLoads,
  tripMission,
  tripPreview,
  tripRefusal,
  tripTo,
} from './trip.ts';

tuning.value = shipped;

const ana = 'trader:ana';

function makeTown(): Town {
  const town = new Town(kinds);
  town.command(ana, { type: 'welcome', name: 'Ana', guest: false });
  show(town);
  return town;
}

/** The page is told all of Ana's parts. */
function show(town: Town): void {
  parts.value = new Map(town.actor(ana).parts);
}

function send(town: Town): void {
  const { mission, agent, to, cargo } = tripPreview.value?.plan ?? expect.unreachable('nothing is planned');
  const { rewardPercent } = board.value;
  const command = mission
    ? { type: 'sendCaravan', mission, agent: agent?.id, cargo, rewardPercent }
    : { type: 'sendHaul', to, cargo };
  expect(town.command(ana, command)).toMatchObject({ ok: true });
  show(town);
}

const purse = (town: Town) => town.part<{ gold: number }>(ana, 'purse')?.gold;

afterEach(() => {
  parts.value = new Map();
  board.value = { ...board.value, rewardPercent: 100 };
  tripLoads.value = {};
  tripMission.value = null;
});

test('a haul goes to the nearest town unless told otherwise, and costs what is shown', () => {
  const town = makeTown();
  expect(tripTo.value).toBe('industrial_district');
  goTo('harbor_town');
  loadOf('herb', '8');
  expect(tripPreview.value).toMatchObject({ paid: 16, goldAfter: 484, units: 8, expectedGold: 0 });
  expect(tripRefusal.value).toBeNull();
  send(town);
  expect(purse(town)).toBe(484);
  expect(onTheRoad.value).toHaveLength(1);
  expect(tripRefusal.value).toBe('notEnoughGoods');
  town.advance(60_000);
  show(town);
  expect(onTheRoad.value).toHaveLength(0);
  expect(pastCaravans.value).toHaveLength(1);
});

test('a mission needs an agent; what may become of the cargo is shown for each end', () => {
  const town = makeTown();
  tripMission.value = 'village_supply_run';
  loadOf('iron_ore', '10');
  expect(tripPreview.value).toBeNull();
  town.command(ana, { type: 'hireAgent', kind: 'scout' });
  show(town);
  expect(tripPreview.value?.ends.map(({ units }) => units)).toEqual([10, 10, 10, 10, 9, 6, 3]);
  expect(tripPreview.value?.ends.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
  const goldAfter = tripPreview.value?.goldAfter;
  send(town);
  expect(purse(town)).toBe(goldAfter);
  expect(tripPreview.value).toBeNull();
});

test('where a town gives half of its rewards, half is foretold, and asked for', () => {
  const town = makeTown();
  town.command(ana, { type: 'hireAgent', kind: 'scout' });
  show(town);
  tripMission.value = 'village_supply_run';
  const [whole, after] = [tripPreview.value?.expectedGold ?? 0, tripPreview.value?.goldAfter ?? 0];
  board.value = { ...board.value, rewardPercent: 50 };
  expect(tripPreview.value?.expectedGold).toBeCloseTo(whole / 2, -1);
  const { goldAfter = 0 } = tripPreview.value ?? {};
  expect(goldAfter).toBeGreaterThan(after);
  send(town);
  expect(purse(town)).toBe(goldAfter);
  board.value = { ...board.value, rewardPercent: 0 };
  town.advance(600_000);
  show(town);
  expect(tripRefusal.value).toBe('rewardFell');
});

test.each(['x', '-1', '1.5', '1e400'])('%j units are no cargo', (text) => {
  makeTown();
  loadOf('herb', text);
  expect(tripPreview.value).toBeNull();
});
