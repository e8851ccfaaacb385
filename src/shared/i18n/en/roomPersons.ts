import type { roomPersons as original } from '../sv/roomPersons.ts';
import type { Words } from '../words.ts';

export const roomPersons: Words<typeof original> = {
  student_one: 'a student',
  student_other: '{{count}} students',
  supervisor_one: 'a supervisor',
  supervisor_other: '{{count}} supervisors',
  colleague_one: 'a colleague',
  colleague_other: '{{count}} colleagues',
  interpreter_one: 'an interpreter',
  interpreter_other: '{{count}} interpreters',
};
