import { expect, test } from 'vitest';
import { isDatabaseAway } from './answers.ts';

test('a database that is away is told from a mistake of ours', () => {
  const away = [
    { code: 'P1001' },
    { code: 'P2024' },
    { code: '57P03' },
    { code: 'ECONNREFUSED' },
    new Error('Connection terminated unexpectedly'),
  ];
  const ours = [{ code: 'P2002' }, { code: '42703' }, new Error('x is not a function'), new TypeError('y')];
  expect(away.map(isDatabaseAway)).toEqual(away.map(() => true));
  expect(ours.map(isDatabaseAway)).toEqual(ours.map(() => false));
});
