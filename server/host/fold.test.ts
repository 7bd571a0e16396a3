import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActorRecord, Put } from '../../actors/kit/record.ts';
import { applyPuts } from '../../actors/kit/record.ts';
import { Fold } from './fold.ts';
import { packCascade, unpackCascade } from './logged.ts';

const aRecord = (ver: number, puts: readonly Put[]): ActorRecord => ({
  ...{ address: 'trader:ana', epoch: 1, ver, stateVersion: 1, at: 5, wakeAt: null, movements: [], facts: [] },
  puts,
});

type State = ReadonlyMap<string, unknown>;

function write(state: State, how: 'exact' | 'whole', fold: Fold): State {
  const after = new Map(state);
  for (const { puts } of [...fold.checkpoints(how)].flat())
    applyPuts(
      after,
      [...puts].map(([key, text]) => [key, text === null ? null : JSON.parse(text)]),
    );
  return after;
}

const foldOf = (records: readonly ActorRecord[]): Fold => {
  const fold = new Fold();
  for (const record of records) fold.add(unpackCascade(packCascade([record])));
  return fold;
};

describe('the fold', () => {
  test('[D7] what came and went within it is left out of exact checkpoints, and dropped by whole ones', () => {
    const fold = foldOf([
      aRecord(4, [
        ['kept', 1, true],
        ['passed', 1, true],
        ['old', null],
      ]),
      aRecord(5, [
        ['passed', null],
        ['kept', 2],
      ]),
    ]);
    const putsOf = (how: 'exact' | 'whole') =>
      [...fold.checkpoints(how)].flat().map(({ since, ver, puts }) => ({ since, ver, puts: Object.fromEntries(puts) }));
    expect(putsOf('exact')).toEqual([{ since: 3, ver: 5, puts: { kept: '2', old: null } }]);
    expect(putsOf('whole')).toEqual([{ since: null, ver: 5, puts: { passed: null, kept: '2', old: null } }]);
  });

  test('a record that does not follow the one before it is an alarm', () => {
    expect(() => foldOf([aRecord(4, []), aRecord(6, [])])).toThrow('record 1/6 after 1/4');
  });

  test('[D7] however parts come and go: exact from where it begins, whole from anywhere within, both end where the log does', () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.integer({ min: 0, max: 9 })));
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (turns, n, m) => {
          const states: State[] = [new Map()];
          const records = turns.map((changes, i) => {
            const before = states[i] ?? new Map();
            const puts = [...new Map(changes)]
              .filter(([key, part]) => part !== null || before.has(key))
              .map(([key, part]): Put => (before.has(key) ? [key, part] : [key, part, true]));
            const after = new Map(before);
            applyPuts(after, puts);
            states.push(after);
            return aRecord(i + 1, puts);
          });
          const from = n % (turns.length + 1);
          const within = from + (m % (turns.length - from + 1));
          const fold = foldOf(records.slice(from));
          const end = states[turns.length];
          expect(write(states[from] ?? new Map(), 'exact', fold)).toEqual(end);
          expect(write(states[within] ?? new Map(), 'whole', fold)).toEqual(end);
        },
      ),
    );
  });
});
