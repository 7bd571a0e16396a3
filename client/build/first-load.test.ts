import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sizesOf } from './first-load.ts';

const aChunk = (fileName: string, rest: object = {}) => ({
  [fileName]: {
    type: 'chunk',
    fileName,
    code: `// ${fileName}`,
    isEntry: false,
    imports: [],
    facadeModuleId: null,
    ...rest,
  },
});
const anAsset = (fileName: string) => ({ [fileName]: { type: 'asset', fileName, source: new Uint8Array(100) } });

test('first is the page and what it imports, and what is fetched at once; not what waits for a window', () => {
  const bundle = {
    ...aChunk('page.js', { isEntry: true, imports: ['shared.js'] }),
    ...aChunk('shared.js'),
    ...aChunk('square.js', { facadeModuleId: '/client/scenes/square.ts', imports: ['shared.js', 'pixi.js'] }),
    ...aChunk('pixi.js'),
    ...aChunk('chart.js', { facadeModuleId: '/client/ui/price-chart.ts', imports: ['charts.js'] }),
    ...aChunk('charts.js'),
    ...anAsset('page.css'),
    ...anAsset('alegreya-sans-latin-500.woff2'),
    ...anAsset('cinzel-latin-ext-wght.woff2'),
    ...anAsset('alegreya-sans-latin-500.woff'),
  };
  const sizes = sizesOf(bundle as unknown as Parameters<typeof sizesOf>[0], ['/scenes/square.ts']);
  expect([...sizes.keys()].sort()).toEqual(
    ['alegreya-sans-latin-500.woff2', 'page.css', 'page.js', 'pixi.js', 'shared.js', 'square.js'].sort(),
  );
  expect(sizes.get('page.js')).toBe(gzipSync('// page.js').length);
  expect(sizes.get('alegreya-sans-latin-500.woff2')).toBe(100);
});
