import { withPackages } from './set-up/node.mjs';

/** `npm run read-id -- [--json] IMAGE...`: the document reader on image files; no window, no display. */
await withPackages(async () => {
  const { main } = await import('./read-id/main.ts');
  process.exit(await main(process.argv.slice(2)));
});
