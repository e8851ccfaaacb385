import { settingsSchema } from './settings.ts';

const commands = [
  ['', "Runs the clinic's hub until it is told to stop (SIGTERM, Ctrl+C)."],
  ['keys', 'Makes the two key files that are not there. It never overwrites one.'],
  [
    'enrol --hsa-id ID [--name NAME --title TITLE --profession PROFESSION] [--role ROLE]',
    'Prints a line for a clinician to connect one console with, good once within 24 hours.',
    'Somebody whom the hub knows already needs the HSA-id only; what else is given replaces what it knew.',
    'PROFESSION: doctor, nurse, physiotherapist or psychologist. ROLE: clinician (else), assistant or administrator.',
  ],
  ['consoles', 'Lists the consoles, with the ids that revoke takes.'],
  ['revoke --console ID', 'Ends a console for good. A running hub throws it out within a second.'],
  ['--help', 'This.'],
] as const;

/** What `npm run hub -- --help` says. */
export function help(): string {
  const settings = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const isNeeded = !schema.safeParse(undefined).success;
    return [`  ${name}${isNeeded ? '' : ' (may be left out)'}`, `      ${schema.description ?? ''}`];
  });
  return [
    "Vidi's hub for one clinic: the consoles of its staff and the phones of its patients connect to it.",
    '',
    'npm run hub [-- COMMAND]',
    '',
    ...commands.flatMap(([command, ...words]) => [
      `  npm run hub${command === '' ? '' : ` -- ${command}`}`,
      ...words.map((line) => `      ${line}`),
    ]),
    '',
    'Settings are environment variables:',
    '',
    ...settings,
    '',
    'docs/hub.md goes through it step by step.',
  ].join('\n');
}
