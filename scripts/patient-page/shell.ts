import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { patientWords } from '../../src/shared/i18n/patient.ts';
import { manifest } from './manifest.ts';

const page = join(import.meta.dirname, '../../src/patient');
/** Not needed to show the page: the signs of other languages, icons that only the system shows. */
const notKept = /\.(html|map)$|^sw\.js$|latin-ext|^icon-(maskable|512)/;

/**
 * What belongs to the page's shell beside its bundle: the manifest, the service worker with the list of files that it
 * keeps, and the words for browsers that are too old to run the bundle at all.
 */
export function patientShell(): Plugin {
  return {
    name: 'vidi-patient-shell',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(page, 'shell/serviceWorker.ts'), fileName: 'sw.js' });
      this.emitFile({ type: 'asset', name: 'old-browser.js', source: oldBrowserScript() });
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: manifest() });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const script = Object.keys(bundle).find((name) => /old-browser-[^/]*\.js$/.test(name));
        if (script === undefined) throw new Error('the words for old browsers were not built');
        return headTags(`/${script}`);
      },
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        // What is loaded later, at a call, is of no use without a network.
        const now = Object.values(bundle).filter((one) => one.type === 'asset' || !one.isDynamicEntry);
        const files = [...now.map((one) => one.fileName), ...readdirSync(join(page, 'public'))]
          .filter((name) => !notKept.test(name))
          .map((name) => `/${name}`)
          .sort();
        const html = bundle['index.html'];
        const worker = bundle['sw.js'];
        if (html?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('the page was not built');
        const version = createHash('sha256').update(files.join('\n')).update(html.source).digest('hex');
        worker.code = `const shellFiles=${JSON.stringify(files)},shellVersion="${version.slice(0, 16)}";${worker.code}`;
      },
    },
  };
}

/** As it is written: what old browsers read must not be rewritten for new ones. */
function oldBrowserScript(): string {
  const words = Object.fromEntries(
    Object.entries(patientWords).map(([language, { patient }]) => [language, patient.tooOld]),
  );
  return readFileSync(join(page, 'shell/oldBrowser.js'), 'utf8')
    .replace(/^\/\*[\s\S]*?\*\/\n/, '')
    .replace('vidiOldBrowserWords', () => JSON.stringify(words));
}

function headTags(oldBrowser: string): HtmlTagDescriptor[] {
  const noScript = Object.values(patientWords).map(({ patient }) => `<p>${patient.tooOld.noScript}</p>`);
  return [
    // Deferred, so that it runs after the page is parsed and before the module does.
    { tag: 'script', attrs: { src: oldBrowser, defer: true }, injectTo: 'head-prepend' },
    { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' },
    { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icon-180.png' }, injectTo: 'head' },
    { tag: 'noscript', children: noScript.join(''), injectTo: 'body' },
  ];
}
