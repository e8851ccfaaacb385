import type { RunningConsole } from '../../../scripts/visit/console.ts';
import { argumentsOf, isRunning, processTree } from '../../../scripts/visit/processTree.ts';

/** The process id of the console's hub: its one utility process that runs Node. Waits until there is one. */
export async function hubPid(running: RunningConsole): Promise<number> {
  const limit = Date.now() + 20_000;
  while (Date.now() < limit) {
    const hub = processTree(running.app.process().pid ?? 0).find(
      (pid) =>
        isRunning(pid) && argumentsOf(pid)?.some((argument) => argument.includes('node.mojom.NodeService')),
    );
    if (hub !== undefined) return hub;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('no hub process was there within 20 s');
}
