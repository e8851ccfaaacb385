/**
 * Runs the embedded hub as Electron does, in a child process of Node's: its parent port is this process's own channel.
 * What Electron adds (`{data}` around each message) is added here.
 */
const channel = process;
Object.assign(process, {
  parentPort: {
    on(event: string, listener: (message?: unknown) => void) {
      if (event === 'message') channel.on('message', (data) => listener({ data }));
      if (event === 'close') channel.on('disconnect', () => listener());
    },
    postMessage(message: unknown) {
      channel.send?.(message);
    },
  },
});
await import('../../../../src/hub/embedded.ts');

export {};
