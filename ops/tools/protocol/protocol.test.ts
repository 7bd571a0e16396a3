/** The page says what the schemas say, and the wire changes only on purpose. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../house/files.ts';
import { chapters, hashOf } from './catalogue.ts';
import { withPart, writePart } from './page.ts';
import { shapeOf } from './shape.ts';
import { versions, wireVersion } from './versions.ts';

test('docs/protocol.md is as the schemas say (npm run protocol)', () => {
  const document = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
  expect(withPart(document, writePart(chapters))).toBe(document);
});

test('the wire is that of its version', () => {
  expect(
    hashOf(chapters),
    `The wire is not that of version ${wireVersion} any more. If that is meant, add a version with this hash to ops/tools/protocol/versions.ts, and say what older clients make of it.`,
  ).toBe(versions.at(-1)?.hash);
});

test('a changed shape, result or code is another wire; a changed sentence is not', () => {
  const told = { shape: '{ a: boolean }', result: '{}', note: 'Once.' };
  const wire = (change: Partial<typeof told>, refusals = ['no']) =>
    hashOf([{ title: 'Kind', says: 'All.', commands: [{ ...told, ...change }], refusals }]);
  expect(wire({ note: 'Twice.' })).toBe(wire({}));
  expect(
    new Set([wire({}), wire({ shape: '{ a?: boolean }' }), wire({ result: '{ b: text }' }), wire({}, ['not'])]).size,
  ).toBe(4);
});

test('every bound of a schema is in its line, and what has no words is no part of the wire', () => {
  const schema = z.strictObject({
    ...{ type: z.literal('lay'), count: z.int().min(1).max(9), at: z.int(), from: z.int().min(0), isNew: z.boolean() },
    ...{ name: z.string().min(1).max(40), id: z.string().regex(/^x$/), how: z.enum(['a', 'b']).nullable() },
    ...{
      list: z
        .array(z.literal([6, 12]))
        .max(5)
        .optional(),
      what: z.unknown(),
    },
  });
  expect(shapeOf(schema)).toBe(
    "{ type: 'lay', count: 1 to 9, at: integer, from: integer from 0, isNew: boolean, name: text of 1 to 40, id: /^x$/, how: 'a' or 'b' or null, list?: [6 or 12, …] of at most 5, what: anything }",
  );
  expect(() => shapeOf(z.object({ loose: z.boolean() }).loose())).toThrow('strict');
  expect(() => shapeOf(z.strictObject({ part: z.number() }))).toThrow('no words');
  expect(() => shapeOf(z.strictObject({ list: z.array(z.boolean()).min(2) }))).toThrow('minItems');
});

test('a document without a place is named', () => {
  expect(() => withPart('# Nothing', '')).toThrow('no place');
});
