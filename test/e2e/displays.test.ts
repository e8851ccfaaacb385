import { afterAll, expect, it } from 'vitest';
import { Stage } from './support/stage.ts';

const stage = new Stage();
afterAll(() => stage.close());

it('comes back in sight when the display that it lies on is gone', async () => {
  const { app } = (await stage.desk()).running;
  const bounds = () =>
    app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
      if (window === undefined) throw new Error('no window');
      return window.getBounds();
    });
  const { width, height } = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  await app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
    // Where a second display was: the virtual one of tests has no plug to pull.
    window?.setPosition(screen.getPrimaryDisplay().workArea.width + 500, 0);
  });
  await expect.poll(async () => (await bounds()).x).toBeGreaterThan(width);
  await app.evaluate(({ screen }) => screen.emit('display-removed', {}, screen.getPrimaryDisplay()));
  await expect.poll(async () => (await bounds()).x).toBeLessThan(width - 200);
  expect((await bounds()).y).toBeLessThan(height - 100);
});
