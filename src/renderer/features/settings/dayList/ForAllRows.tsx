import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { professions } from '../../../../shared/domain/note.ts';
import { useAbout } from '../../../ipc/session.ts';
import classes from './ColumnDialog.module.css';
import type { ForAll, TablePlan } from './planning.ts';

interface ForAllRowsProps {
  readonly asked: readonly ForAll[];
  readonly plan: TablePlan;
  readonly lacks: readonly string[];
  readonly onChange: (what: Partial<TablePlan>) => void;
}

/** What no column says and holds for every row: whose visits they are, how long, on what day. Nothing if nothing is asked. */
export function ForAllRows({ asked, plan, lacks, onChange }: ForAllRowsProps) {
  const { t } = useTranslation('settings');
  const { principal } = useAbout();
  const [isOther, setOther] = useState(false);
  if (asked.length === 0) return null;
  const error = (what: ForAll) => lacks.includes(what) && t(`bookings.forAll.wrong.${what}`);
  return (
    <fieldset className={classes.forAll}>
      <legend>{t('bookings.forAll.title')}</legend>
      {asked.includes('date') && (
        <TextInput
          type="date"
          label={t('bookings.forAll.date')}
          value={plan.date}
          error={error('date')}
          onChange={(event) => onChange({ date: event.currentTarget.value })}
        />
      )}
      {asked.includes('minutes') && (
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          label={t('bookings.forAll.minutes')}
          value={plan.minutes}
          error={error('minutes')}
          onChange={(event) => onChange({ minutes: event.currentTarget.value.trim() })}
        />
      )}
      {asked.includes('clinicianHsaId') && (
        <NativeSelect
          label={t('bookings.forAll.clinician')}
          value={isOther ? 'other' : 'own'}
          data={[
            { value: 'own', label: t('bookings.forAll.own', { name: principal.name }) },
            { value: 'other', label: t('bookings.forAll.other') },
          ]}
          onChange={(event) => {
            const other = event.currentTarget.value === 'other';
            setOther(other);
            onChange({ clinicianHsaId: other ? '' : principal.hsaId });
          }}
        />
      )}
      {asked.includes('clinicianHsaId') && isOther && (
        <TextInput
          autoComplete="off"
          spellCheck={false}
          maxLength={31}
          label={t('bookings.forAll.hsaId')}
          value={plan.clinicianHsaId}
          error={plan.clinicianHsaId !== '' && error('clinicianHsaId')}
          onChange={(event) => onChange({ clinicianHsaId: event.currentTarget.value })}
        />
      )}
      {asked.includes('profession') && (
        <NativeSelect
          label={t('bookings.forAll.profession')}
          value={plan.profession}
          data={professions.map((value) => ({ value, label: t(`bookings.profession.${value}`) }))}
          onChange={(event) => onChange({ profession: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
