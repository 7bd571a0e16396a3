/** What a designer is told of a file: by key and reason, with the nearest key there is; and what editors and documents show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { branches, shipped, tuningJsonSchema } from '../../../actors/tuning.ts';
import { files, root } from '../../house/files.ts';
import { checkTuning } from './check.ts';
import { drawSchema, drawTable, schemaPath, tables, withTable } from './draw.ts';
import { changesBetween, knobs, valueAt } from './knobs.ts';

const faultsOf = (text: string): readonly string[] => {
  const checked = checkTuning(text);
  return 'faults' in checked ? checked.faults : [];
};

describe('a file', () => {
  test.each([
    [
      '{ "road": { "crewPer100Unit": 5 } }',
      'road.crewPer100Unit: there is no such key; the nearest is road.crewPer100Units',
    ],
    ['{ "lots": { } }', 'lots: there is no such key; the nearest is lot'],
    ['{ "lot": { "raisePercent": 400 } }', 'lot.raisePercent: Too big: expected number to be <=100'],
    ['{ "hub": { "merchant": { "tickMs": 1 } } }', 'hub.merchant.tickMs: Too small: expected number to be >=5000'],
    ['{ "hub": { "errands": { "worthMin": 999 } } }', 'hub.errands.worthMin: is more than worthMax, 240'],
    ['[1]', 'the file: Invalid input: expected object, received array'],
  ])('%s: %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('that is no JSON is said to be none', () => {
    expect(faultsOf('{ "road": ')).toEqual([expect.stringContaining('is no JSON')]);
  });

  test('each example of the documents is good and changes something', () => {
    const examples = files.filter((path) => /^docs\/tuning\/.+\.json$/.test(path) && path !== schemaPath);
    expect(examples.length).toBeGreaterThan(0);
    for (const path of examples) {
      const checked = checkTuning(readFileSync(join(root, path), 'utf8'));
      expect('tuning' in checked && changesBetween(shipped, checked.tuning).length).toBeGreaterThan(0);
      expect(JSON.parse(readFileSync(join(root, path), 'utf8'))).toHaveProperty('$schema', './schema.json');
    }
  });
});

describe('every knob', () => {
  test('says what it is for, in what it is counted, and lies within its range as shipped', () => {
    for (const { key, title, description, unit, step, takesEffect, shipped: value, range } of knobs) {
      expect([key, title && description && unit, value]).toEqual([key, unit, valueAt(shipped, key)]);
      expect(['live', 'at next entry']).toContain(takesEffect);
      if (!range) continue;
      expect(value, key).toBeGreaterThanOrEqual(range.min);
      expect(value, key).toBeLessThanOrEqual(range.max);
      expect(step, key).toBeGreaterThan(0);
    }
  });

  test('is in one table of one document', () => {
    expect(Object.values(tables).flat().sort()).toEqual(Object.keys(branches).sort());
  });
});

describe('what is written by machine is as the code says (npm run tuning -- draw)', () => {
  test('the schema for editors', () => {
    expect(readFileSync(join(root, schemaPath), 'utf8')).toBe(drawSchema());
    expect(tuningJsonSchema()).toMatchObject({
      properties: { $schema: { type: 'string' } },
      additionalProperties: false,
    });
  });

  test.each(Object.entries(tables))('the table in %s', (path, shown) => {
    const document = readFileSync(join(root, path), 'utf8');
    expect(withTable(document, drawTable(shown))).toBe(document);
  });

  test('a document without a place for a table is named', () => {
    expect(() => withTable('# Nothing', '')).toThrow('no place');
  });
});
