/** Steps of the chart that a designer has switched off: a real mission, whose owner only listens. */
import { expect, test } from 'vitest';
import { Town } from '../kit/town.ts';
import { items } from '../kit/value.ts';
import type { SetOut } from '../letters.ts';
import type { Heard } from '../testing.ts';
import { makeStandIn } from '../testing.ts';
import { shipped } from '../tuning.ts';
import { mission } from './actor.ts';
import type { Deed } from './machine.ts';
import type { Trip } from './state.ts';

const caravan = 'mission:ana_1';
const { transitions, waitMs } = shipped.mission;

test('[MI19] a step that is switched off is waited for, and taken once it is on again', () => {
  const heard: Heard[] = [];
  const town = new Town([mission, makeStandIn('trader', heard)]);
  const [departsAt, arrivesAt] = [town.now + 60_000, town.now + 120_000];
  const mail: SetOut = {
    ...{ type: 'setOut', caravan: 'ana_7', mission: null, from: 'capital_city', to: 'market_square', agent: null },
    ...{ departsAt, arrivesAt },
  };
  const seen = () => [town.part<Trip>(caravan, 'trip')?.phase, heard.map((each) => each.mail.type)];
  const shut = (deed: Deed) => {
    const values = { ...shipped, mission: { ...shipped.mission, transitions: { ...transitions, [deed]: false } } };
    town.tuning = { version: 1, values };
  };
  shut('depart');
  town.command('trader:ana', { to: caravan, mail, value: items('herb', 1) });
  town.advance(61_000);
  expect(seen()).toEqual(['preparing', []]);
  expect(town.actor(caravan).wakeAt).toBe(departsAt + waitMs);
  town.restart(caravan);
  shut('arrive');
  town.advance(waitMs);
  expect(seen()).toEqual(['travelling', ['departed']]);
  town.advance(600_000);
  expect(seen()).toEqual(['travelling', ['departed']]);
  town.tuning = null;
  town.advance(waitMs);
  expect(seen()).toEqual([undefined, ['departed', 'arrived']]);
  expect(town.faults).toEqual([]);
});
