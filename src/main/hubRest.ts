import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { z } from 'zod';
import type { consoleCalls } from '../shared/contracts/console.ts';
import { protocolVersion, resultOf } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { type Refusal, type Result, refusalCodes, refuse } from '../shared/domain/refusal.ts';
import type { HubAddress } from './hubSource.ts';
import { log } from './log.ts';
import { parsedJson } from './parsedJson.ts';

/** How long an answer may take, in ms, and how large it may be, in bytes. */
const answerMs = 10_000;
const maxAnswerBytes = 100_000;

type Call = (typeof consoleCalls)[keyof typeof consoleCalls];

/**
 * One POST to the hub over its agent: `connection.lost` where nobody answers, `connection.certificate` where it is not the
 * hub, `message.malformed` where the answer is none of the contract's. Redirects are not followed.
 */
export async function askHub<C extends Call>(
  hub: HubAddress,
  { path, answer }: C,
  payload: Omit<z.input<C['body']>, 'v'>,
): Promise<Result<z.output<C['answer']>>> {
  let text: string;
  try {
    text = await post(hub, path, JSON.stringify({ v: protocolVersion, ...payload }));
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
  const parsed = readAs(resultOf(answer), parsedJson(text));
  if (parsed.success) return parsed.data as Result<z.output<C['answer']>>;
  log('hub answer refused', { code: 'message.malformed' });
  return refuse('message.malformed');
}

function post(hub: HubAddress, path: string, body: string): Promise<string> {
  const url = new URL(path, hub.origin);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      {
        method: 'POST',
        agent: hub.agent ?? undefined,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(answerMs),
      },
      (answer) => read(answer).then(resolve, reject),
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > maxAnswerBytes) throw new Error('message.malformed');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Why nothing came back. What refuses by name (the agent, Socket.IO's door) has its code as its error's message. */
export function refusalOf(error: unknown): Refusal {
  const named = error instanceof Error ? refusalCodes.find((code) => code === error.message) : undefined;
  return { code: named ?? 'connection.lost' };
}
