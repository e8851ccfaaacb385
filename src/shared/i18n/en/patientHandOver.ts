import type { patientHandOver as sv } from '../sv/patientHandOver.ts';
import type { Words } from '../words.ts';

/** See the Swedish original. */
export const patientHandOver: Words<typeof sv> = {
  handedOver: {
    title: '{{name}} is taking over',
    inVisit:
      '{{name}}, {{title}}, continues the visit instead of {{from}}. The visit is not over. Your appointment still stands. Keep this page open and you will be let in.',
    before: 'You will meet {{name}}, {{title}}, instead of {{from}}. Your appointment still stands.',
  },
};
