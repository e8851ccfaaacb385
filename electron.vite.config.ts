import { resolve } from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Everything but libsql (a native module) is bundled: the hub is ready in half the time (docs/architecture.md). */
const external = ['electron', 'libsql'];

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        external: [...external, /^node:/],
        input: {
          app: resolve('src/main/app.ts'),
          hub: resolve('src/hub/embedded.ts'),
          hubAlone: resolve('src/hub/alone.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { console: resolve('src/preload/console.ts'), practice: resolve('src/preload/practice.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    html: { cspNonce: '__CSP_NONCE__' },
    // React Compiler: at each event of the hub only what has changed is reckoned and drawn anew.
    plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    build: {
      target: 'chrome130',
      minify: true,
      outDir: resolve('out/renderer'),
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
