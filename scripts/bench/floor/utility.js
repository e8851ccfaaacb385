import Database from 'libsql';

process.parentPort.once('message', ({ data: file }) => {
  // The types lack the two options (toolchain.md).
  const options = /** @type {import('libsql').Options} */ ({
    encryptionCipher: 'aes256cbc',
    encryptionKey: '0'.repeat(64),
  });
  const database = new Database(file, options);
  database.exec('create table if not exists floor (id integer primary key)');
  process.parentPort.postMessage('opened');
});
