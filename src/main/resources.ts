import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { feeRule, noteTemplate } from '../shared/contracts/ipc.ts';

/** Reads one JSON file of ours. What does not fit its schema is a fault of the build, and is thrown. */
export async function readResource<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** The note templates, by file name. */
export function readTemplates(resources: string): Promise<z.output<typeof noteTemplate>[]> {
  return readAll(join(resources, 'templates'), noteTemplate);
}

/** The fee rules of every region and date that came with this version. */
export function readFeeRules(resources: string): Promise<z.output<typeof feeRule>[]> {
  return readAll(join(resources, 'fees'), feeRule);
}

async function readAll<T extends z.ZodType>(folder: string, schema: T): Promise<z.output<T>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readResource(join(folder, name), schema)));
}
