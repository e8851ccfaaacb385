import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { protocolVersion } from '../shared/contracts/primitives.ts';
import { readAs } from '../shared/contracts/readAs.ts';
import { type StaffAuth, type StaffMember, staffAuth } from '../shared/contracts/staff.ts';
import { done, type Result, refuse } from '../shared/domain/refusal.ts';

/** Decides who a console at `/staff` is. Refuses with `connection.version` and `permission.denied`. */
export interface StaffDoor {
  /** `auth`: what the socket gave, unread. */
  admit(auth: unknown): Promise<Result<StaffMember>>;
}

/** The door of an embedded hub: the console has the secret that main made at its start, and says who sits there. */
export function secretDoor(given: {
  /** 32 bytes in hex. */
  readonly secret: string;
  readonly staff: readonly StaffMember[];
}): StaffDoor {
  const secret = Buffer.from(given.secret, 'hex');
  return {
    async admit(auth) {
      const read = readAuth(auth);
      if (!read.ok) return read;
      if (!('secret' in read.value)) return refuse('permission.denied');
      const { secret: told, hsaId } = read.value;
      const member = given.staff.find((one) => one.hsaId === hsaId);
      const isRight = timingSafeEqual(Buffer.from(told, 'hex'), secret);
      return isRight && member !== undefined ? done(member) : refuse('permission.denied');
    },
  };
}

/** What a socket gave at the door, where it is of this version and of one of the two kinds. */
export function readAuth(auth: unknown): Result<StaffAuth> {
  const version = z.object({ v: z.number() }).safeParse(auth);
  if (version.success && version.data.v !== protocolVersion) return refuse('connection.version');
  const parsed = readAs(staffAuth, auth);
  return parsed.success ? done(parsed.data) : refuse('permission.denied');
}
