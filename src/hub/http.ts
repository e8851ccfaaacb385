import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { sessionRequest } from '../shared/contracts/hub.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { done, refuse } from '../shared/domain/refusal.ts';
import type { Clock } from '../shared/domain/time.ts';
import { isOwnAddress, type OwnAddresses } from './addresses.ts';
import type { HubOptions } from './hubOptions.ts';
import { guardPage } from './pageHeaders.ts';
import type { Log, RefusalCount } from './refusals.ts';
import { refuseWith } from './refusedAnswer.ts';
import type { Sessions } from './sessions.ts';
import { createWrongTokenLimit } from './wrongTokens.ts';

/** The cookie that names a browser. HttpOnly: no script ever reads it. */
export const sessionCookie = 'vidi_session';
const cookieDays = 90;
const maxRequestBytes = 4_096;
/** Most bytes each way of one network test. */
const maxProbeBytes = 2_000_000;

/** The hub's web server: the patient's page and the few REST calls. Not listening yet. */
export async function createHttp(deps: {
  readonly config: HubOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly refusals: RefusalCount;
  readonly sessions: Sessions;
  /** Known once it listens. */
  readonly own: () => OwnAddresses;
}): Promise<FastifyInstance> {
  const { config, clock, log, refusals, sessions, own } = deps;
  // Fastify's own log writes URLs; ours writes codes.
  const { tls } = config.listen;
  const app = fastify({
    logger: false,
    bodyLimit: maxRequestBytes,
    forceCloseConnections: true,
    ...(tls === null ? {} : { https: { ...tls, minVersion: 'TLSv1.2' } }),
  }) as FastifyInstance;
  const wrongTokens = createWrongTokenLimit(clock);

  const refused = refuseWith(refusals);

  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnAddress(request.headers, own())) return refused(reply, 'sender.untrusted');
  });
  await guardPage(app, tls === null ? 'ws' : 'wss');
  await app.register(cookie);

  app.setErrorHandler((error: { statusCode?: number; code?: string }, _request, reply) => {
    if (error.statusCode === 413) return refused(reply, 'message.tooLarge');
    if (error.statusCode !== undefined && error.statusCode < 500) return refused(reply, 'message.malformed');
    log.error({ code: error.code ?? 'unknown' }, 'request failed');
    return reply.code(500).send(refuse('internal'));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).header('cache-control', 'no-store').type('text/plain').send('404'),
  );

  app.post('/api/session', async (request, reply) => {
    const parsed = readAs(sessionRequest, request.body);
    // A wrong shape is answered as a wrong link: nothing to learn from the difference.
    const answer = parsed.success
      ? await sessions.exchange(parsed.data.participantId, parsed.data.token, request.cookies[sessionCookie])
      : refuse('link.invalid');
    if (!answer.ok) {
      const { code } = answer.refusal;
      return refused(reply, code === 'link.invalid' && wrongTokens.tooMany() ? 'message.rateLimited' : code);
    }
    return reply
      .header('cache-control', 'no-store')
      .setCookie(sessionCookie, answer.value.secret, {
        httpOnly: true,
        sameSite: 'strict',
        secure: tls !== null,
        path: '/',
        maxAge: cookieDays * 86_400,
      })
      .send(done({ power: answer.value.power, waits: answer.value.waits }));
  });

  app.get('/api/clinic', async (_request, reply) => {
    const { name, phone, zone } = config.clinic;
    return reply.header('cache-control', 'no-store').send({ v: 1, name, phone, zone });
  });

  app.get('/api/probe', async (request, reply) => {
    const { bytes } = request.query as { bytes?: unknown };
    const count = typeof bytes === 'string' && /^\d{1,7}$/.test(bytes) ? Number(bytes) : 0;
    if (count > maxProbeBytes) return refused(reply, 'message.tooLarge');
    return reply
      .header('cache-control', 'no-store')
      .header('content-length', count)
      .type('application/octet-stream')
      .send(Buffer.alloc(count));
  });
  app.addContentTypeParser('application/octet-stream', (_request, payload, next) => next(null, payload));
  app.post('/api/probe', { bodyLimit: maxProbeBytes }, async (request, reply) => {
    let bytes = 0;
    // Counted and dropped piece by piece: nothing of it is kept.
    if (request.body instanceof Readable)
      for await (const piece of request.body) {
        bytes += (piece as Uint8Array).byteLength;
        if (bytes > maxProbeBytes) return refused(reply, 'message.tooLarge');
      }
    return reply.header('cache-control', 'no-store').send(done({ bytes }));
  });

  if (existsSync(config.patientDir))
    await app.register(fastifyStatic, {
      root: config.patientDir,
      cacheControl: false,
      // Built beside each file (scripts/patient-page/compressed.ts); where there is none the file itself goes.
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cachingOf(path));
      },
    });
  else log.warn({ code: 'no-page' }, 'the patient page is not built');
  return app;
}

/**
 * HTML and the service worker are read anew each time, so that no old shell meets a new protocol; what carries a hash in its
 * name never changes.
 */
function cachingOf(path: string): string {
  if (/\.html(\.br|\.gz)?$|[\\/]sw\.js(\.br|\.gz)?$/.test(path)) return 'no-store';
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
