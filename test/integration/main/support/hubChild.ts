import { createServer } from 'node:net';

/**
 * A process that is started as a hub and does what the process of a hub does: takes its configuration over the message
 * port, takes its port, says so, and ends when it is told to or when its port is taken.
 */
process.on('message', (config: { readonly port: number; readonly type?: string }) => {
  if (config.type === 'stop') process.exit(0);
  const server = createServer((socket) => socket.on('data', (data) => end(String(data).trim())));
  server.on('error', (error: NodeJS.ErrnoException) => {
    const code = error.code === 'EADDRINUSE' ? 'connection.portTaken' : 'internal';
    process.send?.({ type: 'failed', refusal: { code } });
  });
  server.listen(config.port, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    process.send?.({ type: 'nonsense' });
    process.send?.({
      type: 'ready',
      v: Number(process.env.TEST_HUB_V ?? 1),
      port,
      origin: `http://127.0.0.1:${port}`,
    });
  });
});

function end(word: string): void {
  if (word === 'die') process.exit(9);
}
