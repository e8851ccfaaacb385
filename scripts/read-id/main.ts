import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Networks, readStill } from '../../src/identity/reader.ts';
import type { LocalDate } from '../../src/shared/domain/time.ts';
import type { Answer } from './answer.ts';
import { readImageFile } from './imageFile.ts';
import { loadNetworks } from './networks.ts';
import { asTable, refusalWords } from './table.ts';

const help = `npm run read-id -- [--json] IMAGE...
Reads the machine-readable zone of documents, or a card's personal number, in JPEG and PNG files. Nothing leaves this computer, nothing is kept.
  --json   one JSON object a line: {file, lines, fields, checkDigits, ms …}, or {file, reason, ms}
Exit code 0 when every file was answered, readable or not.`;

/** `npm run read-id`: answers for each file; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) {
    console.log(help);
    return args.includes('--help') ? 0 : 2;
  }
  const networks = await loadNetworks();
  if (typeof networks === 'string') {
    console.error(networks);
    return 1;
  }
  for (const file of asked.files) {
    const answer = await answerFor(networks, file);
    console.log(asked.json ? JSON.stringify(answer) : asTable(answer));
  }
  return 0;
}

function readArguments(args: readonly string[]): { json: boolean; files: string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help === true || positionals.length === 0) return null;
    return { json: values.json === true, files: positionals };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

async function answerFor(networks: Networks, file: string): Promise<Answer> {
  const began = performance.now();
  const spent = () => Math.round((performance.now() - began) * 10) / 10;
  // npm goes to the package's folder before it runs a script; the file was named from where the user stands.
  const picture = await readImageFile(resolve(process.env.INIT_CWD ?? process.cwd(), file));
  if (typeof picture === 'string') return { file, reason: picture, say: refusalWords[picture], ms: spent() };
  const today = new Date().toISOString().slice(0, 10) as LocalDate;
  const { result } = await readStill(networks, picture, today);
  if (result.state === 'notRead') {
    return { file, reason: result.reason, say: refusalWords[result.reason], ms: spent() };
  }
  const { state: _, ...reading } = result;
  return { file, ...reading, ms: spent() };
}
