import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNewEnough, nodeAdvice } from '../../../../scripts/set-up/node.mjs';
import { root } from '../../../../scripts/set-up/places.mjs';

/** The modules that a file loads before its first line runs, all the way down. */
function loadedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b[^;]*?from '([^']+)'/gm,
  )) {
    const target = name.startsWith('.') ? join(dirname(file), name) : name;
    if (seen.has(target)) continue;
    seen.add(target);
    if (name.startsWith('.')) loadedAtOnce(target, seen);
  }
  return seen;
}

describe('before the packages are there', () => {
  it.each(['start', 'test', 'visit', 'bench', 'package', 'types'])(
    "%s.mjs needs Node's own modules only",
    (name) => {
      const loaded = [...loadedAtOnce(join(root, 'scripts', `${name}.mjs`))];
      expect(loaded).toContain('node:fs');
      expect(loaded.filter((module) => !module.startsWith('node:') && !module.startsWith(root))).toEqual([]);
    },
  );
});

describe("the machine's own Node", () => {
  it('is new enough from 22.12 on', () => {
    expect(['20.20.2', '22.11.9', '22.12.0', '24.0.0'].map(isNewEnough)).toEqual([false, false, true, true]);
  });

  it('is told what it lacks', () => {
    expect(nodeAdvice('darwin-arm64', '20.1.0')).toMatch(
      /22\.12 or newer; this is 20\.1\.0[\s\S]*darwin-arm64 install Node 24/,
    );
  });
});
