import { withPackages } from '../set-up/node.mjs';

// What every command does before its own work, and nothing after it: `set-up` measures this.
await withPackages(async () => {
  const { setUp } = await import('../set-up/set-up.mjs');
  await setUp();
  process.exit(0);
});
