import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { consoleCalls } from '../shared/contracts/console.ts';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import type { Challenges } from './challenges.ts';
import { enrolConsole, readPublicKey } from './consoles.ts';
import type { HubOptions } from './hubOptions.ts';
import type { RefusalCount } from './refusals.ts';
import { refuseWith } from './refusedAnswer.ts';
import type { Db } from './storage/database.ts';
import { createWrongCodeLimit } from './wrongCodes.ts';

/** The REST calls of a clinic's own hub: a nonce to sign, and the enrolment of a console. */
export function serveConsoleCalls(
  app: FastifyInstance,
  deps: {
    readonly db: Db;
    readonly clock: Clock;
    readonly clinic: HubOptions['clinic'];
    readonly challenges: Challenges;
    readonly refusals: RefusalCount;
  },
): void {
  const { db, clock, clinic, challenges } = deps;
  const refused = refuseWith(deps.refusals);
  const wrongCodes = createWrongCodeLimit(clock);

  app.post(consoleCalls['console.challenge'].path, async (request, reply) => {
    const body = bodyOf(consoleCalls['console.challenge'].body, request.body);
    if (!body.ok) return refused(reply, body.refusal.code);
    return reply.header('cache-control', 'no-store').send(done({ nonce: challenges.make() }));
  });

  app.post(consoleCalls['console.enrol'].path, async (request, reply) => {
    const body = bodyOf(consoleCalls['console.enrol'].body, request.body);
    if (!body.ok) return refused(reply, body.refusal.code);
    const key = readPublicKey(body.value.publicKey);
    if (key === null) return refused(reply, 'message.malformed');
    if (wrongCodes.mustWait(request.ip)) return refused(reply, 'message.rateLimited');
    const { code, label } = body.value;
    const enrolled = await enrolConsole(db, clock, { code, key, label });
    if (!enrolled.ok) {
      if (enrolled.refusal.code === 'enrolment.invalid') wrongCodes.wrong(request.ip);
      return refused(reply, enrolled.refusal.code);
    }
    const { consoleId, staff } = enrolled.value;
    return reply.header('cache-control', 'no-store').send(done({ consoleId, staff, clinic }));
  });
}

function bodyOf<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>> {
  const v = typeof body === 'object' && body !== null && 'v' in body ? body.v : protocolVersion;
  if (v !== protocolVersion) return refuse('connection.version');
  const parsed = readAs(schema, body);
  return parsed.success ? done(parsed.data as z.output<S>) : refuse('message.malformed');
}
