import { Button, Group, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import type { BookedVisit } from './Booked.tsx';
import classes from './BookingFields.module.css';
import { BookingFields } from './BookingFields.tsx';
import { type BookingValues, checkBooking, type FieldErrors, firstWrong } from './bookingForm.ts';
import { sendBooking } from './sendBooking.ts';

interface BookingFormProps {
  readonly values: BookingValues;
  readonly onChange: (change: Partial<BookingValues>) => void;
  readonly onBooked: (booked: BookedVisit) => void;
  readonly onClose: () => void;
  /** Asked before what is typed is thrown away; null while nobody wants to close. */
  readonly question: { readonly onStay: () => void; readonly onThrowAway: () => void } | null;
}

/** The form with its checks: what is wrong stands at its field, and the first wrong one takes the focus. */
export function BookingForm({ values, onChange, onBooked, onClose, question }: BookingFormProps) {
  const { t } = useTranslation('bookings');
  const refusalText = useRefusalText();
  const { principal, clinic } = useAbout();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const today = localDateOf(now(), clinic.zone);

  const show = (found: FieldErrors, refusal: Refusal | null) => {
    setErrors(found);
    setRefused(refusal);
    const first = firstWrong(found);
    const field = first === null ? null : form.current?.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    const found = checkBooking(values, today, clinic.zone);
    if (firstWrong(found) !== null) return show(found, null);
    setSending(true);
    const { hsaId, profession } = principal;
    const answer = await sendBooking(values, { today, zone: clinic.zone, hsaId, profession });
    setSending(false);
    if (answer.is === 'booked') onBooked(answer.booked);
    else show(answer.errors, answer.refusal);
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void send(event)}>
      <BookingFields
        values={values}
        errors={errors}
        today={today}
        onChange={(change) => {
          onChange(change);
          // What is being put right is not called wrong any longer.
          const left = Object.entries(errors).filter(([field]) => !(field in change));
          setErrors(Object.fromEntries(left));
        }}
      />
      {refused !== null && (
        <Text role="alert" size="sm" c="var(--v-bad)" mt="md">
          {t('notBooked', { reason: refusalText(refused) })}
        </Text>
      )}
      {question === null ? (
        <Group justify="flex-end" className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" loading={isSending}>
            {t('book')}
          </Button>
        </Group>
      ) : (
        <Group justify="flex-end" className={classes.foot} role="group" aria-labelledby="throwAway">
          <Text id="throwAway" role="alert" fw={550} mr="auto">
            {t('throwAway.question')}
          </Text>
          <Button variant="default" onClick={question.onThrowAway}>
            {t('throwAway.do')}
          </Button>
          <Button autoFocus onClick={question.onStay}>
            {t('throwAway.stay')}
          </Button>
        </Group>
      )}
    </form>
  );
}
