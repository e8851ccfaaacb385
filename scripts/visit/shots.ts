import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';

const shotLimitMs = 10_000;

/** The pictures of one visit, in order. */
export class Shots {
  readonly taken: { readonly name: string; readonly file: string }[] = [];
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async in(dir: string): Promise<Shots> {
    await mkdir(dir, { recursive: true });
    return new Shots(dir);
  }

  /** A picture of a window that is shown. */
  async take(name: string, page: Page): Promise<void> {
    await this.#keep(name, await page.screenshot({ timeout: shotLimitMs, scale: 'css' }));
  }

  /** A picture of a window that is not shown: Chromium draws it for the picture alone. */
  async takeHidden(name: string, app: ElectronApplication, page: Page): Promise<void> {
    const base64 = await app.evaluate(async ({ BrowserWindow }, url) => {
      const contents = BrowserWindow.getAllWindows().find(
        (one) => one.webContents.getURL() === url,
      )?.webContents;
      // The first asks for a new frame and may still hold an old one; the second has it.
      await contents?.capturePage(undefined, { stayHidden: true });
      await new Promise((drawn) => setTimeout(drawn, 250));
      const image = await contents?.capturePage(undefined, { stayHidden: true });
      return image?.toPNG().toString('base64') ?? '';
    }, page.url());
    if (base64 === '') throw new Error(`no picture of ${name}`);
    await this.#keep(name, Buffer.from(base64, 'base64'));
  }

  /** A picture of every window that still answers; what cannot be taken is left out. */
  async takeAll(name: string, app: ElectronApplication): Promise<void> {
    for (const [index, page] of app.windows().entries()) {
      const named = `${name}-${index + 1}`;
      const shown = page.url().startsWith('app:');
      await (shown ? this.take(named, page) : this.takeHidden(named, app, page)).catch(() => undefined);
    }
  }

  async #keep(name: string, png: Uint8Array): Promise<void> {
    const file = join(this.#dir, `${String(this.taken.length + 1).padStart(2, '0')}-${name}.png`);
    await writeFile(file, png);
    this.taken.push({ name, file });
  }
}
