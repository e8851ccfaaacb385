import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enrol } from '../../../src/main/enrolment.ts';
import { done, refuse } from '../../../src/shared/domain/refusal.ts';
import { makeAuthority } from '../../support/certificates.ts';
import { freePort } from '../../support/freePort.ts';
import { move } from '../hub/support/hub.ts';
import { helenaLjung, startClinicHub } from './support/clinicHub.ts';

const code = '0123-4567-89AB-CDEF';

const enrolled = {
  consoleId: '01a20f40-71b5-7347-991a-1fe95965bfd1',
  staff: helenaLjung,
  clinic: { name: 'Vårdcentralen Utsikten', phone: '018-611 00 00', zone: 'Europe/Stockholm' },
};

/** Someone at loopback who answers every POST so. */
async function answering(body: string): Promise<string> {
  const http = createServer((_request, reply) => reply.end(body));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => {
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe('the enrolment of a console', () => {
  it('makes this console known at the hub of the line, once, and says whose it is', async () => {
    const clinic = await startClinicHub();
    const line = await clinic.line(helenaLjung);
    expect(await enrol(`  ${line}\n`, 'Rum 4')).toEqual(
      done({
        hub: { origin: clinic.origin, pin: clinic.certificate.pin, consoleId: expect.any(String) },
        key: expect.any(Buffer),
        staff: helenaLjung,
        clinic: enrolled.clinic,
      }),
    );
    expect(await enrol(line, 'Rum 4')).toEqual(refuse('enrolment.invalid'));
  });

  it('keeps the code for a better moment where the hub is not the one of the line', async () => {
    const clinic = await startClinicHub();
    const line = await clinic.line(helenaLjung);
    const { pin } = makeAuthority('Någon annan');
    const foreign = line.replace(clinic.certificate.pin, pin);
    expect(await enrol(foreign, 'Rum 4')).toEqual(refuse('connection.certificate'));
    expect((await enrol(line, 'Rum 4')).ok).toBe(true);
  });

  it('refuses a code that is over', async () => {
    const clinic = await startClinicHub();
    const line = await clinic.line(helenaLjung);
    move(clinic.clock, 24 * 60);
    expect(await enrol(line, 'Rum 4')).toEqual(refuse('enrolment.invalid'));
  });

  it.each([
    '',
    'https://hub.example',
    `https://hub.example/#vidi1.${code}`,
    `http://hub.example/#vidi1.${code}`,
    `https://[x/#vidi1.${code}.${'p'.repeat(43)}`,
  ])('does not guess what a line is meant to be: %s', async (line) => {
    expect(await enrol(line, 'Rum 4')).toEqual(refuse('enrolment.line'));
  });

  it('says that nobody answers', async () => {
    const origin = `http://127.0.0.1:${await freePort()}`;
    expect(await enrol(`${origin}/#vidi1.${code}`, 'Rum 4')).toEqual(refuse('enrolment.unreachable'));
  });

  it.each([
    ['another version', JSON.stringify(refuse('connection.version'))],
    ['no enrolment', '404'],
    ['an answer of another shape', JSON.stringify(done({ consoleId: 7 }))],
    ['an answer larger than any of ours', JSON.stringify(done(enrolled)).padEnd(200_000)],
  ])('says that the hub is of another version where it has %s', async (_what, body) => {
    const origin = await answering(body);
    expect(await enrol(`${origin}/#vidi1.${code}`, 'Rum 4')).toEqual(refuse('enrolment.version'));
  });
});
