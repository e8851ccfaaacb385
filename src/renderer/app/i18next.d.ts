import type { consoleWords } from '../../shared/i18n/console.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: (typeof consoleWords)['sv'];
  }
}
