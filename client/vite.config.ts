/** The client's build: `vite build client` gives dist/client, which the server serves as it is. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The renderer alone is larger than Vite's default bound; the report still names every size.
    chunkSizeWarningLimit: 700,
  },
});
