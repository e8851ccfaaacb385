import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One program that ships as a part of this one. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
type Lock = Readonly<Record<string, LockEntry>>;

const root = resolve(import.meta.dirname, '..');
const listPath = join(root, 'src/renderer/features/settings/licences.json');

/** The packages that ship: the runtime, those that `src` imports, and what these need, as the lock file has them. */
export function shippedLicences(): readonly Shipped[] {
  const lock = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock })
    .packages;
  const found = new Map<string, Shipped>();
  const seen = new Set<string>();
  const take = (name: string, from: string) => {
    const path = placeOf(lock, name, from);
    const entry = path === null ? undefined : lock[path];
    if (path === null || entry === undefined || seen.has(path)) return;
    seen.add(path);
    const { version } = entry;
    found.set(`${name} ${version}`, { name, version, licence: entry.license ?? statedLicence(path) });
    // The runtime's own needs are what its installer needs; nothing of them ships.
    if (name === 'electron') return;
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (peer) => entry.peerDependenciesMeta?.[peer]?.optional !== true,
    );
    for (const needed of [...Object.keys(entry.dependencies ?? {}), ...peers])
      if (!needed.startsWith('@types/')) take(needed, path);
  };
  for (const name of importedPackages()) take(name, '');
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Where Node would find `name` from `from`; null where it is not installed. */
function placeOf(lock: Lock, name: string, from: string): string | null {
  let at = from;
  while (true) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[path] !== undefined) return path;
    if (at === '') return null;
    at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')));
  }
}

/** Old packages state a list of licences, which the lock file leaves out. */
function statedLicence(path: string): string {
  const { licenses = [] } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
    readonly licenses?: readonly { readonly type: string }[];
  };
  if (licenses.length === 0) throw new Error(`${path} states no licence`);
  return licenses.map(({ type }) => type).join(' OR ');
}

function importedPackages(): readonly string[] {
  const names = new Set<string>();
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.endsWith('.d.ts')) continue;
    const text = readFileSync(join(root, 'src', file), 'utf8');
    for (const [, isType, module = ''] of text.matchAll(
      /^(?:import|export|\})(\s+type\s)?(?:[^'\n]*\bfrom)?\s+'([^'.][^']*)'/gm,
    )) {
      if (isType !== undefined || module.startsWith('node:')) continue;
      names.add(
        module
          .split('/')
          .slice(0, module.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    }
  }
  return [...names].sort();
}

// `node scripts/licences.ts` writes the list anew.
if (process.argv[1] === import.meta.filename)
  writeFileSync(listPath, `${JSON.stringify(shippedLicences(), null, 2)}\n`);
