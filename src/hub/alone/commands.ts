import { join } from 'node:path';
import { consoleId, hsaId } from '../../shared/contracts/primitives.ts';
import { staffMember } from '../../shared/contracts/staff.ts';
import { writeConnectionLine } from '../../shared/domain/connectionLine.ts';
import { done } from '../../shared/domain/refusal.ts';
import type { Clock, Instant } from '../../shared/domain/time.ts';
import { listConsoles, makeEnrolment, revokeConsole } from '../consoles.ts';
import { readStaffMember } from '../staffBook.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import type { HubKeys } from './keyFiles.ts';
import { wordsOf } from './serve.ts';
import type { HubSettings } from './settings.ts';
import { type Told, tell } from './told.ts';

/** What the administrator's commands write to the terminal: the answer itself, and words about it. */
export interface Answer {
  readonly output: string;
  readonly words: string;
}

/** Opens the hub's database beside the running hub, or without one, for one command. */
export async function withDatabase(
  settings: HubSettings,
  keys: HubKeys,
  command: (db: Db) => Promise<Told<Answer>>,
): Promise<Told<Answer>> {
  const opened = await openDatabase(join(settings.data, 'hub.db'), keys.database);
  if (!opened.ok) return tell(wordsOf(opened.refusal, settings));
  try {
    return await command(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

export type EnrolOptions = Readonly<
  Partial<Record<'hsa-id' | 'name' | 'title' | 'role' | 'profession', string>>
>;

/** A line for one console of this member of staff, who is entered, or changed as far as is told. */
export async function enrol(
  db: Db,
  clock: Clock,
  { origin, pin }: { readonly origin: string; readonly pin: string | null },
  options: EnrolOptions,
): Promise<Told<Answer>> {
  const id = hsaId.safeParse(options['hsa-id']);
  if (!id.success) return tell('--hsa-id: must be an HSA-id like SE2321000016-1001');
  const known = await readStaffMember(db, id.data);
  const member = staffMember.safeParse({
    hsaId: id.data,
    name: options.name?.trim() ?? known?.name,
    title: options.title?.trim() ?? known?.title,
    role: options.role ?? known?.role ?? 'clinician',
    profession: options.profession ?? known?.profession,
  });
  if (!member.success) {
    const wrong = new Set(member.error.issues.map((issue) => String(issue.path[0])));
    return tell(...[...wrong].map((name) => `--${name}: ${optionWords(name, options)}`));
  }
  const code = await makeEnrolment(db, clock, member.data);
  return done({
    output: writeConnectionLine({ origin, code, pin }),
    words: `Give this line to ${member.data.name} alone. It connects one console, once, within 24 hours:`,
  });
}

function optionWords(name: string, options: EnrolOptions): string {
  if (options[name as keyof EnrolOptions] === undefined) return 'is missing';
  return name === 'role' || name === 'profession' ? 'is none that the hub knows (--help)' : 'cannot be used';
}

/** A table of the consoles, times in the clinic's zone. */
export async function consoles(db: Db, zone: string): Promise<Told<Answer>> {
  const known = await listConsoles(db);
  const when = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const time = (at: Instant | null): string => (at === null ? '-' : when.format(at));
  const rows = [
    ['CONSOLE', 'HSA-ID', 'NAME', 'WORKSTATION', 'ENROLLED', 'LAST IN', 'ENDED'],
    ...known.map((one) => [
      one.id,
      one.hsaId,
      one.name,
      one.label,
      time(one.enrolledAt),
      time(one.lastSeenAt),
      time(one.revokedAt),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return done({
    output: rows
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n'),
    words: known.length === 0 ? 'No console has been enrolled yet.' : '',
  });
}

export async function revoke(db: Db, clock: Clock, id: string | undefined): Promise<Told<Answer>> {
  const given = consoleId.safeParse(id);
  if (!given.success) return tell('--console: must be an id out of the list that "consoles" prints');
  return (await revokeConsole(db, clock, given.data))
    ? done({
        output: '',
        words: 'The console is ended. It cannot be used again; enrol it anew if it should.',
      })
    : tell('--console: there is no such console, or it has been ended already');
}
