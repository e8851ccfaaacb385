import { Menu } from 'electron';

/**
 * No menu bar on Linux and Windows: its Alt mnemonics would take the chords of the page. macOS needs a menu for copy,
 * paste and quit to work at all.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}
