import { people } from '../people.ts';
import type { Chapter } from '../screen.ts';
import { arriving } from './arriving.ts';
import { calling } from './calling.ts';
import { closing } from './closing.ts';
import type { VisitInHand } from './visitInHand.ts';

/** A whole visit, from both sides. */
export const theVisit: Chapter = (studio) => {
  const visit = {} as VisitInHand;
  return [
    {
      step: async () => {
        visit.link = await studio.booked(people.visits);
      },
    },
    ...arriving(studio, visit),
    ...calling(studio, visit),
    ...closing(studio, visit),
  ];
};
