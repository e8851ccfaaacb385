import { Radio } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretField, type SecretKind } from '../../seat/SecretField.tsx';
import { useSeat } from '../../seat/seat.ts';
import { faultOf, least, type SecretFault } from './newSecret.ts';
import classes from './session.module.css';

/** A secret that is being chosen. */
interface Chosen {
  readonly kind: SecretKind;
  readonly secret: string;
  readonly again: string;
}

const nothingChosen: Chosen = { kind: 'passphrase', secret: '', again: '' };

/** What is being chosen, and its faults once it was to be taken. `take` gives it when there is none. */
export function useNewSecret() {
  const [chosen, setChosen] = useState(nothingChosen);
  const [fault, setFault] = useState<SecretFault>(null);
  return {
    chosen,
    fault,
    change: (change: Partial<Chosen>) => {
      setFault(null);
      setChosen((before) => ({ ...before, ...change }));
    },
    take: (): string | null => {
      const found = faultOf(chosen.kind, chosen.secret, chosen.again);
      setFault(found);
      return found === null ? chosen.secret : null;
    },
  };
}

interface NewSecretProps {
  readonly choosing: ReturnType<typeof useNewSecret>;
  /** The first field, for the focus. */
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly size?: 'sm' | 'md';
}

/** Chooses a passphrase or a PIN: the rule, and that nobody can restore it, are said before it is typed. */
export function NewSecret({ choosing, field, size = 'md' }: NewSecretProps) {
  const { t } = useTranslation('session');
  const keychain = useSeat((seat) => seat?.keychain ?? false);
  const { chosen, fault, change } = choosing;
  const { kind } = chosen;
  const rule = [
    t(kind === 'pin' ? 'choose.pinRule' : 'choose.passphraseRule', { least: least[kind] }),
    ...(keychain ? [] : [t('choose.noPin')]),
    t('choose.lost'),
  ].join(' ');
  const words = (found: SecretFault) => {
    if (found === null) return null;
    return found === 'tooShort'
      ? t(`choose.fault.tooShort.${kind}`, { least: least[kind] })
      : t(`choose.fault.${found}`);
  };
  return (
    <>
      {keychain && (
        <Radio.Group
          label={t('choose.kind')}
          value={kind}
          onChange={(value) => change({ kind: value as SecretKind, secret: '', again: '' })}
        >
          <div className={classes.line}>
            <Radio value="passphrase" label={t('choose.passphrase')} />
            <Radio value="pin" label={t('choose.pin')} />
          </div>
        </Radio.Group>
      )}
      <SecretField
        ref={field}
        size={size}
        kind={kind}
        label={t(`choose.first.${kind}`)}
        value={chosen.secret}
        error={fault === 'differs' ? null : words(fault)}
        description={rule}
        onType={(secret) => change({ secret })}
      />
      <SecretField
        size={size}
        kind={kind}
        again
        label={t(`choose.again.${kind}`)}
        value={chosen.again}
        error={fault === 'differs' ? words(fault) : null}
        onType={(again) => change({ again })}
      />
    </>
  );
}
