import type { HubConfig } from '../shared/contracts/hub.ts';
import type { StaffMember } from '../shared/contracts/staff.ts';
import type { IdentityRules } from '../shared/domain/identityRules.ts';

/** What every hub needs, whoever runs it. */
export interface HubOptions {
  readonly dataDir: string;
  readonly patientDir: string;
  /** 32 bytes each, in hex. */
  readonly keys: { readonly database: string; readonly links: string };
  readonly clinic: { readonly name: string; readonly phone: string; readonly zone: string };
  /** What the clinic takes as enough to know who somebody is. */
  readonly identityRules: IdentityRules;
  readonly practice: boolean;
  /** Named at each start; others are named by the administrator's commands. */
  readonly staff: readonly StaffMember[];
  /** How a console proves who sits there: by the secret of the program that started the hub, or by its own key. */
  readonly door: { readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'enrolled' };
  readonly listen: {
    readonly host: string;
    /** 0 lets the system choose. */
    readonly port: number;
    /** PEM; null: plain HTTP, which stays on this machine. */
    readonly tls: { readonly cert: string; readonly key: string } | null;
  };
  /** What phones and consoles reach it by, e.g. `https://hub.example:8443`; null: loopback at its port. */
  readonly origin: string | null;
}

/** Loopback only, and in the hands of the program that started it. */
export function embeddedOptions(config: HubConfig): HubOptions {
  const { dataDir, patientDir, keys, clinic, identityRules, practice, staff, staffSecret, port } = config;
  return {
    dataDir,
    patientDir,
    keys,
    clinic,
    identityRules,
    practice,
    staff,
    door: { kind: 'secret', secret: staffSecret },
    listen: { host: '127.0.0.1', port, tls: null },
    origin: null,
  };
}
