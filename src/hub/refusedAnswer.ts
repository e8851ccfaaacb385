import type { FastifyReply } from 'fastify';
import { type RefusalCode, refuse } from '../shared/domain/refusal.ts';
import type { RefusalCount } from './refusals.ts';

const statusOf: Partial<Record<RefusalCode, number>> = {
  'link.invalid': 404,
  'link.over': 410,
  'message.malformed': 400,
  'message.version': 400,
  'enrolment.invalid': 404,
  'connection.version': 400,
  'message.tooLarge': 413,
  'message.rateLimited': 429,
  'sender.untrusted': 403,
};

/** Answers a REST call with a refusal, and counts it. */
export type Refused = (reply: FastifyReply, code: RefusalCode) => FastifyReply;

export function refuseWith(refusals: RefusalCount): Refused {
  return (reply, code) => {
    refusals.add('http', code);
    return reply
      .code(statusOf[code] ?? 400)
      .header('cache-control', 'no-store')
      .send(refuse(code));
  };
}
