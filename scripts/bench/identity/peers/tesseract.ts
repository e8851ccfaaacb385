import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { lineImage } from './lineImage.ts';
import type { Peer } from './peer.ts';

const language = 'eng';
const trained = join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng'))), '4.0.0_best_int');
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';

/** tesseract.js on the whole picture, its alphabet that of zones. */
export async function tesseractWholeWay(): Promise<Peer> {
  const worker = await started(PSM.AUTO);
  return {
    name: 'tesseract.js, the whole picture',
    read: async (file) => {
      const { data } = await worker.recognize(file);
      return data.text.split('\n');
    },
    close: async () => void (await worker.terminate()),
  };
}

/** tesseract.js on the lines that our finder cut. */
export async function tesseractOnOurLines(): Promise<Peer> {
  const worker = await started(PSM.SINGLE_LINE);
  return {
    name: 'tesseract.js, lines of our finder',
    read: async (_, cut) => {
      const lines: string[] = [];
      for (const line of cut) {
        const { data } = await worker.recognize(await lineImage(line, 48).png().toBuffer());
        lines.push(data.text);
      }
      return lines;
    },
    close: async () => void (await worker.terminate()),
  };
}

async function started(mode: PSM): Promise<Worker> {
  // All that it needs lies in packages: nothing is fetched, nothing is kept.
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: trained,
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters({
    tessedit_char_whitelist: alphabet,
    tessedit_pageseg_mode: mode,
    user_defined_dpi: '300',
  });
  return worker;
}
