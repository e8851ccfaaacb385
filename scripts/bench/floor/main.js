import { join } from 'node:path';
import { app, BrowserWindow, utilityProcess } from 'electron';

// The least that an Electron program with a window and an encrypted database can be: what Vidi's start is held against.
const here = import.meta.dirname;
const data = process.env.VIDI_DATA_DIR ?? '';
app.setPath('userData', data);
app.setPath('sessionData', data);

void app.whenReady().then(() => {
  const opened = new Promise((resolve) => {
    const child = utilityProcess.fork(join(here, 'utility.js'), []);
    child.on('message', resolve);
    child.postMessage(join(data, 'floor.db'));
  });
  const window = new BrowserWindow({ width: 1440, height: 900 });
  const loaded = window.loadFile(join(here, 'index.html'));
  void Promise.all([opened, loaded]).then(() =>
    window.webContents.executeJavaScript('document.body.dataset.ready = "yes"'),
  );
});
app.on('window-all-closed', () => app.quit());
