import { patientWords } from '../../src/shared/i18n/patient.ts';

/**
 * The web app manifest. `start_url` is the page without any link: the browser's own session opens the visit that it keeps,
 * and no secret lies on a home screen.
 */
export function manifest(): string {
  const { title } = patientWords.sv.patient;
  return JSON.stringify({
    id: '/',
    name: title,
    short_name: title,
    lang: 'sv',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
}
