/**
 * The hub's own program in a process of Node's: what Electron calls `process.parentPort` goes over the child's channel.
 */
const port = {
  on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) => {
    if (event === 'message') process.on('message', (data) => listener({ data }));
    else process.on('disconnect', () => listener({ data: undefined }));
  },
  postMessage: (message: unknown) => {
    process.send?.(message);
  },
};
Object.defineProperty(process, 'parentPort', { value: port });
await import('../../../../src/hub/embedded.ts');

export {};
