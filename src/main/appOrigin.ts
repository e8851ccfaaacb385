/** Scheme, host and origin of the console's own page. */
export const appScheme = 'app';
export const appHost = 'vidi';
export const appOrigin = `${appScheme}://${appHost}`;
/** What the main window opens. Holds nothing of any patient, like every URL. */
export const appUrl = `${appOrigin}/index.html`;
