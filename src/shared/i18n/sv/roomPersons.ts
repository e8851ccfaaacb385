/** Who else is in the clinician's room, by kind and number; the same words for clinician and patient. */
export const roomPersons = {
  student_one: 'en student',
  student_other: '{{count}} studenter',
  supervisor_one: 'en handledare',
  supervisor_other: '{{count}} handledare',
  colleague_one: 'en kollega',
  colleague_other: '{{count}} kollegor',
  interpreter_one: 'en tolk',
  interpreter_other: '{{count}} tolkar',
} as const;
