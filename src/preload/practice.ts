import { ipcRenderer, webFrame } from 'electron';

/**
 * The practice patient's preload: puts the drawn camera and the hands into the page's main world before the page's
 * first script. `webFrame.executeJavaScript` and not `contextBridge.executeInMainWorld`, which Electron 33 lacks.
 * Main answers only the top frame of the practice clinic's own page; anything else gets nothing.
 */
if (process.isMainFrame) {
  const script: unknown = ipcRenderer.sendSync('practice-script');
  const person: unknown = ipcRenderer.sendSync('practice-person');
  if (typeof script === 'string' && script !== '' && typeof person === 'object' && person !== null) {
    void webFrame.executeJavaScript(
      `(() => { ${script}\nvidiPractice.start(${JSON.stringify(person)}); })();`,
    );
  }
}
