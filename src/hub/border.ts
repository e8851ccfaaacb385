import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { requestEnvelope } from '../shared/contracts/hub.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import type { VisitId } from '../shared/domain/ids.ts';
import { type Action, may, type Principal, type Whose } from '../shared/domain/permissions.ts';
import { type Result, refuse } from '../shared/domain/refusal.ts';
import type { BorderName, Log, RefusalCount } from './refusals.ts';

type Schemas = Readonly<Record<string, { readonly payload: z.ZodType; readonly answer: z.ZodType }>>;
type PayloadOf<S extends Schemas, N extends keyof S> = z.output<S[N]['payload']>;
type AnswerOf<S extends Schemas, N extends keyof S> = z.input<S[N]['answer']>;

/** Who may ask it, and how it is answered. */
export interface Handler<Payload, Answer> {
  readonly action: Action | ((payload: Payload) => Action);
  /** The visit it is about, where there is one: decides whose it is. Null: about one's own alone. */
  readonly visit?: (payload: Payload) => VisitId | null;
  readonly answer: (payload: Payload) => Promise<Result<Answer>>;
}
export type Handlers<S extends Schemas> = {
  readonly [N in keyof S]: Handler<PayloadOf<S, N>, AnswerOf<S, N>>;
};

/**
 * The one wrapper of every socket request: envelope, version, size, payload by the contract's schema, permission by
 * `may`. What does not pass is refused with a code, counted, and logged without its content; the session lives on.
 * Never throws. A request without an ack function is counted and ignored.
 */
export function guardSocket<S extends Schemas>(
  socket: Socket,
  border: {
    readonly name: BorderName;
    readonly schemas: S;
    readonly handlers: Handlers<S>;
    readonly principal: Principal;
    /** Whose a visit is, seen from the principal; null where there is no such visit. */
    readonly whose: (visit: VisitId) => Promise<Whose | null>;
    /** What is said where the principal could do it, were the visit its own. */
    readonly notYours?: (visit: VisitId) => Promise<Result<never>>;
    /** Asked before the handler: a refusal here stands for all requests but those it lets by. */
    readonly gate?: (request: string) => Result<null>;
    readonly maxChars: number;
    readonly maxPerTenSeconds: number;
    readonly refusals: RefusalCount;
    readonly log: Log;
  },
): void {
  const { name, schemas, handlers, principal, whose, gate, refusals, log } = border;
  let windowStart = performance.now();
  let inWindow = 0;

  async function answerTo(message: unknown): Promise<{ answer: Result<unknown>; request?: string }> {
    if (isFlood()) return { answer: refuse('message.rateLimited') };
    if (sizeOf(message) > border.maxChars) return { answer: refuse('message.tooLarge') };
    const envelope = readAs(requestEnvelope, message);
    if (!envelope.success) return { answer: refuse('message.malformed') };
    if (envelope.data.v !== protocolVersion) return { answer: refuse('message.version') };
    const request = envelope.data.type;
    if (!Object.hasOwn(schemas, request)) return { answer: refuse('message.malformed') };
    const schema = schemas[request];
    const handler = handlers[request];
    if (schema === undefined || handler === undefined) return { answer: refuse('message.malformed') };
    const payload = readAs(schema.payload, envelope.data.payload);
    if (!payload.success) {
      const tooLarge = payload.error.issues.every((issue) => issue.code === 'too_big');
      return { answer: refuse(tooLarge ? 'message.tooLarge' : 'message.malformed'), request };
    }
    const parsed = payload.data as PayloadOf<S, keyof S>;
    const open = gate?.(request);
    if (open !== undefined && !open.ok) return { answer: open, request };
    const about = handler.visit?.(parsed) ?? null;
    const subject = about === null ? 'own' : await whose(about);
    if (subject === null) return { answer: refuse('visit.unknown'), request };
    const action = typeof handler.action === 'string' ? handler.action : handler.action(parsed);
    if (!may(principal, action, subject)) {
      const isOnlyNotTheirs = about !== null && may(principal, action, 'own');
      const why = isOnlyNotTheirs ? await border.notYours?.(about) : undefined;
      return { answer: why ?? refuse('permission.denied'), request };
    }
    return { answer: await handler.answer(parsed), request };
  }

  function isFlood(): boolean {
    const now = performance.now();
    if (now - windowStart > 10_000) {
      windowStart = now;
      inWindow = 0;
    }
    inWindow += 1;
    return inWindow > border.maxPerTenSeconds;
  }

  socket.onAny(async (event: unknown, ...given: unknown[]) => {
    const ack = given.at(-1);
    if (typeof ack !== 'function') {
      refusals.add(name, 'message.malformed');
      return;
    }
    try {
      const { answer, request } =
        event === 'request' && given.length === 2
          ? await answerTo(given[0])
          : { answer: refuse('message.malformed'), request: undefined };
      if (!answer.ok) refusals.add(name, answer.refusal.code, request);
      ack(answer);
    } catch (error) {
      log.error({ border: name, code: error instanceof Error ? error.name : 'unknown' }, 'request failed');
      refusals.add(name, 'internal');
      ack(refuse('internal'));
    }
  });
}

/** Characters of the message as JSON; what cannot be written as JSON (too deep, binary) is too large for any limit. */
function sizeOf(message: unknown): number {
  try {
    return JSON.stringify(message)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
