import { readFileSync } from 'node:fs';
import { processTree } from '../visit/processTree.ts';

/**
 * Memory of a process and all below it as proportional set size, in MB: what several share counts once in the sum
 * (proc(5), smaps_rollup). Processes that end meanwhile count as nothing.
 */
export function treeMemoryMb(pid: number): number {
  const kilobytes = processTree(pid).reduce((sum, one) => sum + proportionalKb(one), 0);
  return (kilobytes * 1024) / 1e6;
}

function proportionalKb(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
