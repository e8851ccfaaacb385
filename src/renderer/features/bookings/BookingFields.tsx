import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listedLanguages } from '../../../shared/dayList/languageWords.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { languageName } from '../../visit/languageName.ts';
import classes from './BookingFields.module.css';
import {
  type BookingField,
  type BookingValues,
  type FieldErrors,
  isNameless,
  mayHaveGuardian,
  startOf,
} from './bookingForm.ts';
import { NumberWords } from './NumberWords.tsx';

interface BookingFieldsProps {
  readonly values: BookingValues;
  readonly errors: FieldErrors;
  readonly today: LocalDate;
  readonly onChange: (change: Partial<BookingValues>) => void;
}

type TextField = Exclude<BookingField, 'protected' | 'interpreter'>;

/** What is asked of a booking. A protected person's name is not asked for; a guardian only of one who may have one. */
export function BookingFields({ values, errors, today, onChange }: BookingFieldsProps) {
  const { t, i18n } = useTranslation('bookings');
  const { clinic } = useAbout();
  const languages = useMemo(() => languageChoices(i18n.language), [i18n.language]);
  const nameless = isNameless(values, today);
  const start = startOf(values, clinic.zone);

  const field = (name: TextField, longest: number) => ({
    name,
    label: t(`field.${name}`),
    value: values[name],
    maxLength: longest,
    autoComplete: 'off',
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value } as Partial<BookingValues>),
  });
  const errorOf = (name: BookingField) => {
    const wrong = errors[name];
    return wrong === undefined ? undefined : t(`error.${wrong}`);
  };
  const numberField = (name: 'patientNumber' | 'guardianNumber') => ({
    ...field(name, 40),
    spellCheck: false,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input')[],
    description: errors[name] === undefined && <NumberWords text={values[name]} today={today} />,
  });

  return (
    <div className={`${classes.grid} num`}>
      <TextInput data-autofocus {...numberField('patientNumber')} />
      <Checkbox
        name="protected"
        className={classes.underLabel}
        label={t('field.protected')}
        checked={values.protected}
        onChange={(event) => onChange({ protected: event.currentTarget.checked })}
      />
      {nameless ? (
        <p className={`${classes.hint} ${classes.wide}`}>{t('nameless')}</p>
      ) : (
        <>
          <TextInput dir="auto" {...field('givenName', 200)} />
          <TextInput dir="auto" {...field('familyName', 200)} />
        </>
      )}
      {mayHaveGuardian(values, today) && (
        <>
          <TextInput {...numberField('guardianNumber')} />
          {!values.protected && <TextInput dir="auto" {...field('guardianName', 200)} />}
        </>
      )}
      <div className={`${classes.times} ${classes.wide}`}>
        <TextInput type="date" {...field('date', 10)} />
        <TextInput
          type="time"
          {...field('start', 8)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={start !== null && start < now() && t('isPast')}
        />
        <TextInput inputMode="numeric" {...field('minutes', 4)} />
      </div>
      <TextInput className={classes.wide} dir="auto" {...field('reason', 500)} />
      <NativeSelect
        name="language"
        label={t('field.language')}
        value={values.language}
        data={languages}
        error={errorOf('language')}
        onChange={(event) => onChange({ language: event.currentTarget.value })}
      />
      <Checkbox
        name="interpreter"
        className={classes.underLabel}
        label={t('field.interpreter')}
        checked={values.interpreter}
        onChange={(event) => onChange({ interpreter: event.currentTarget.checked })}
      />
      <TextInput type="tel" {...field('phone', 32)} />
      <TextInput type="tel" {...field('clinicPhone', 32)} />
    </div>
  );
}

/** Languages by name, Swedish first. Two tags of the same name are one choice. */
function languageChoices(shownIn: string): { readonly value: string; readonly label: string }[] {
  const named = new Map<string, string>();
  for (const tag of listedLanguages) {
    const name = languageName(tag, shownIn);
    if (name !== tag && !named.has(name)) named.set(name, tag);
  }
  const choices = [...named].map(([label, value]) => ({ value, label }));
  return choices.sort((one, other) =>
    one.value === 'sv' ? -1 : other.value === 'sv' ? 1 : one.label.localeCompare(other.label, shownIn),
  );
}
