/** The client's build: `vite build client` gives dist/client, which the server serves as it is. */
import { defineConfig } from 'vite';
import { firstLoad } from './build/first-load.ts';
import { iconNames } from './build/icon-names.ts';
import { iconModule } from './build/icons.ts';

/** The square, and what draws it where there is WebGL. */
const soon = ['/scenes/square.ts', '/WebGLRenderer.mjs', '/browserAll.mjs'] as const;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [iconModule(iconNames), firstLoad({ soon, kilobytesMax: 500 })],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The renderer alone is larger than Vite's default bound; the report still names every size.
    chunkSizeWarningLimit: 700,
  },
});
