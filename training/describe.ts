import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModelFile, ModelList } from '../src/identity/models.ts';

/** `node training/describe.ts`: writes what the networks in `resources/models/` are: size, checksum, how they were made. */
const folder = resolve(import.meta.dirname, '..', 'resources', 'models');
// The commit in which the trainer last changed is the one that makes this model.
const commit = execFileSync('git', ['log', '-1', '--format=%H', '--', '*.py'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
}).trim();
const listFile = join(folder, 'models.json');
const before = JSON.parse(readFileSync(listFile, 'utf8')) as ModelList;
const lastCommand = {
  finder: 'finder.py --minutes 27 --rate 8e-4 --after ROUND_2.pt',
  recogniser: 'mean.py recogniser ROUND_2.pt ROUND_3.pt',
} as const;
const list: ModelList = {
  v: 1,
  finder: described('finder'),
  recogniser: described('recogniser'),
};
writeFileSync(listFile, `${JSON.stringify(list, null, 2)}\n`);

function described(name: 'finder' | 'recogniser'): ModelFile {
  const file = `${name}.onnx`;
  const bytes = readFileSync(join(folder, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // One that has not been made anew is still of the commit that made it.
  if (before[name].sha256 === sha256) return before[name];
  return {
    file,
    bytes: bytes.byteLength,
    sha256,
    commit,
    // The rounds before are in README.md.
    command: `python3 training/${lastCommand[name]} --out resources/models/${file}`,
  };
}
