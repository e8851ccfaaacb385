import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Whether this machine lets a process be traced. */
export function tracingDenied(): string | null {
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8', timeout: 10_000 });
  if (tried.error !== undefined) return 'strace is not there';
  return tried.status === 0 ? null : `tracing is denied: ${tried.stderr.trim().split('\n')[0]}`;
}

/** Traces what makes files last, and what is written, in one process with all its threads. */
export async function traceWrites(
  pid: number,
  file: string,
): Promise<{ readonly stop: () => Promise<readonly SystemCall[]> }> {
  const tracer = spawn(
    'strace',
    [
      '-f',
      '-y',
      '-s',
      '200',
      '-e',
      'trace=fsync,fdatasync,write,pwrite64,pwritev',
      '-o',
      file,
      '-p',
      String(pid),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await attached(tracer);
  const ended = new Promise<void>((done) => tracer.once('exit', () => done()));
  return {
    stop: async () => {
      tracer.kill('SIGINT');
      const limit = setTimeout(() => tracer.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(limit);
      return parseTrace(await readFile(file, 'utf8'));
    },
  };
}

function attached(tracer: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let words = '';
    const limit = setTimeout(() => failed(new Error(`strace did not attach: ${words}`)), 15_000);
    tracer.stderr?.on('data', (chunk) => {
      words += String(chunk);
      if (!/attached/.test(words)) return;
      clearTimeout(limit);
      done();
    });
    tracer.once('exit', (code) => {
      clearTimeout(limit);
      failed(new Error(`strace ended with ${code}: ${words}`));
    });
  });
}

/** One call in the order in which the kernel answered it: `began` and `returned` are line numbers of the trace. */
export interface SystemCall {
  readonly thread: number;
  readonly name: string;
  readonly text: string;
  readonly result: string;
  readonly began: number;
  readonly returned: number;
}

/** Puts `<unfinished ...>` and `<... resumed>` together again. */
export function parseTrace(trace: string): readonly SystemCall[] {
  const calls: SystemCall[] = [];
  const unfinished = new Map<number, { readonly text: string; readonly began: number }>();
  for (const [line, content] of trace.split('\n').entries()) {
    const parts = /^(\d+)\s+(.*)$/.exec(content);
    if (parts === null) continue;
    const thread = Number(parts[1]);
    const text = parts[2] ?? '';
    if (text.endsWith('<unfinished ...>')) {
      unfinished.set(thread, { text: text.slice(0, -'<unfinished ...>'.length).trimEnd(), began: line });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text);
    const start = resumed === null ? { text: '', began: line } : unfinished.get(thread);
    if (start === undefined) continue;
    unfinished.delete(thread);
    const whole = start.text + (resumed === null ? text : (resumed[1] ?? ''));
    const call = /^(\w+)\((.*)\)\s+= (.*)$/.exec(whole);
    if (call === null) continue;
    calls.push({
      thread,
      name: call[1] ?? '',
      text: call[2] ?? '',
      result: call[3] ?? '',
      began: start.began,
      returned: line,
    });
  }
  return calls;
}
