/**
 * Who may import whom (docs/architecture.md). Each rule names the one thing it keeps.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no first reader.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'shared runs anywhere: no other room, no Electron, no Node, no DOM library.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^(src/(?!shared/)|node:|electron)' },
    },
    {
      name: 'domain-knows-no-contract',
      severity: 'error',
      from: { path: '^src/shared/domain/' },
      to: { path: '^(src/shared/(?!domain/)|node_modules/(zod|i18next))' },
    },
    {
      name: 'call-imports-shared-only',
      severity: 'error',
      from: { path: '^src/call/' },
      to: { path: '^src/(?!call/|shared/)' },
    },
    {
      name: 'identity-imports-shared-only',
      comment: 'It reads in a worker, in Node and in tests alike.',
      severity: 'error',
      from: { path: '^src/identity/' },
      to: { path: '^(src/(?!identity/|shared/)|node:|electron)' },
    },
    {
      name: 'preload-imports-contracts-only',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/(?!preload/|shared/)' },
    },
    {
      name: 'renderer-never-main-or-hub',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^(src/(?!renderer/|shared/|call/|identity/)|node:|electron)' },
    },
    {
      name: 'a-feature-never-another-feature',
      comment: 'Seams are renderer/visit, renderer/keys, renderer/ipc, renderer/seat and renderer/reader.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/(features/(?!$1/)|app/)' },
    },
    {
      name: 'seams-never-features',
      severity: 'error',
      from: { path: '^src/renderer/(visit|keys|ipc|seat|reader)/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'main-speaks-to-the-hub-over-its-protocol',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/(?!main/|shared/)' },
    },
    {
      name: 'hub-imports-shared-only',
      severity: 'error',
      from: { path: '^src/hub/' },
      to: { path: '^(src/(?!hub/|shared/)|node_modules/electron)' },
    },
    {
      name: 'patient-imports-call-and-shared',
      comment: 'Above all never practice code.',
      severity: 'error',
      from: { path: '^src/patient/' },
      to: { path: '^src/(?!patient/|call/|shared/)' },
    },
    {
      name: 'practice-imports-shared-only',
      severity: 'error',
      from: { path: '^src/practice/' },
      to: { path: '^src/(?!practice/|shared/)' },
    },
    {
      name: 'program-never-tests-or-scripts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'simple-peer-in-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/call/simplePeerConnection\\.ts$' },
      to: { path: 'node_modules/simple-peer' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
