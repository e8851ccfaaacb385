import type { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { enrolledCredential } from '../../../../src/main/credential.ts';
import { type Enrolment, enrol } from '../../../../src/main/enrolment.ts';
import { HubSession } from '../../../../src/main/hubSession.ts';
import { type HubSource, RemoteHub } from '../../../../src/main/hubSource.ts';
import type { ConnectionState } from '../../../../src/shared/contracts/ipc.ts';
import type { StaffMember } from '../../../../src/shared/contracts/staff.ts';
import type { VisitId } from '../../../../src/shared/domain/ids.ts';
import type { Refusal } from '../../../../src/shared/domain/refusal.ts';
import type { ClinicHub } from './clinicHub.ts';
import { given } from './draftsOf.ts';

export interface RemoteConsole {
  readonly hub: HubSession;
  readonly enrolment: Enrolment;
  readonly refused: readonly [VisitId, Refusal][];
  until(is: (state: ConnectionState) => boolean): Promise<void>;
  up(): Promise<void>;
  lost(code: Refusal['code']): Promise<void>;
  /** The cable between this console and the network. */
  pullOut(): void;
  plugIn(): void;
}

/** Main's session of one enrolled console, with a cable that can be pulled out. */
export async function startConsole(clinic: ClinicHub, member: StaffMember): Promise<RemoteConsole> {
  const enrolment = given(await enrol(await clinic.line(member), `${member.name}s dator`));
  return connectConsole(enrolment, clinic);
}

export function connectConsole(enrolment: Enrolment, { clock }: Pick<ClinicHub, 'clock'>): RemoteConsole {
  const refused: [VisitId, Refusal][] = [];
  let waiting: (() => void)[] = [];
  const remote = new RemoteHub(enrolment.hub);
  const cable = cableOf(remote.address.agent);
  const hub = new HubSession({
    source: remote satisfies HubSource,
    credential: enrolledCredential({ consoleId: enrolment.hub.consoleId, key: enrolment.key }),
    clock: clock.read,
    prepare: async () => undefined,
    onEvent: () => undefined,
    onConnection: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    onCommandRefused: (visitId, refusal) => refused.push([visitId, refusal]),
  });
  onTestFinished(() => hub.stop());
  hub.start();
  const until = async (is: (state: ConnectionState) => boolean): Promise<void> => {
    while (!is(hub.state)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    hub,
    enrolment,
    refused,
    until,
    up: () => until((state) => state.state === 'connected'),
    lost: (code) => until((state) => state.state === 'lost' && state.refusal.code === code),
    ...cable,
  };
}

/** Puts a cable between an agent and the network. */
function cableOf(agent: Agent | null): { pullOut(): void; plugIn(): void } {
  if (agent === null) throw new Error('nothing is sent over a network here');
  const connections = new Set<Duplex>();
  const connect = agent.createConnection.bind(agent);
  let isIn = true;
  agent.createConnection = (options, give) => {
    if (!isIn) {
      give?.(new Error('no network'), undefined as never);
      return undefined;
    }
    return connect(options, (error, connection) => {
      if (error === null) connections.add(connection);
      give?.(error, connection);
    });
  };
  return {
    pullOut: () => {
      isIn = false;
      for (const connection of connections) connection.destroy();
      connections.clear();
    },
    plugIn: () => {
      isIn = true;
    },
  };
}
