import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The practice patient's camera and hands: one classic script, run by its preload in the page's main world. */
export default defineConfig({
  build: {
    target: 'chrome130',
    outDir: resolve('out/practice'),
    emptyOutDir: true,
    lib: {
      entry: resolve('src/practice/patient.ts'),
      formats: ['iife'],
      name: 'vidiPractice',
      fileName: () => 'patient.js',
    },
  },
});
