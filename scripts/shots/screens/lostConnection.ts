import { hubPid } from '../../../test/e2e/support/processes.ts';
import type { Chapter } from '../screen.ts';

/** The hub does not answer: what is shown stays, and says that it may be old. */
export const lostConnection: Chapter = (studio) => {
  const { desk, page } = studio;
  let stopped = 0;
  return [
    {
      name: 'lost-connection',
      of: 'console',
      show: async () => {
        stopped = await hubPid(desk.running);
        process.kill(stopped, 'SIGSTOP');
        await page.getByText(desk.clinician.words.queue.stale).first().waitFor({ timeout: 40_000 });
        return page;
      },
      hide: async () => {
        process.kill(stopped, 'SIGCONT');
      },
    },
  ];
};
