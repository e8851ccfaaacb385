import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './scripts/patient-page/compressed.ts';
import { patientShell } from './scripts/patient-page/shell.ts';

/** The patient's page: a bundle of its own, served by the hub. Holds no practice code and no console. */
export default defineConfig({
  root: 'src/patient',
  base: '/',
  plugins: [react(), patientShell(), compressed()],
  resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
  build: {
    // src/patient/README.md says which browsers these are.
    target: ['chrome100', 'safari15.4', 'firefox110'],
    outDir: resolve('out/patient'),
    emptyOutDir: true,
  },
});
