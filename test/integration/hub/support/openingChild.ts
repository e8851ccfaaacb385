import { openDatabase } from '../../../../src/hub/storage/database.ts';

/** Opens the hub's database (file and key are its arguments) when it is told to, so that several can at one moment. */
const [, , file = '', key = ''] = process.argv;
process.once('message', () => {
  void openDatabase(file, key).then(
    (opened) => process.exit(opened.ok ? 0 : 3),
    () => process.exit(4),
  );
});
process.send?.('ready');
