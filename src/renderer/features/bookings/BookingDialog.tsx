import { Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateOf } from '../../../shared/domain/time.ts';
import { now } from '../../ipc/hubClock.ts';
import { useAbout } from '../../ipc/session.ts';
import { useEscape } from '../../keys/useEscape.ts';
import { closeBookIn, useBookIn } from '../../visit/bookIn.ts';
import { Booked, type BookedVisit } from './Booked.tsx';
import { BookingForm } from './BookingForm.tsx';
import { emptyBooking, isTyped } from './bookingForm.ts';

/** "Boka in ett besök": one booking by hand. Opened by `openBookIn` from anywhere. */
export function BookingDialog() {
  const isOpen = useBookIn((store) => store.isOpen);
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { t } = useTranslation('bookings');
  const { clinic } = useAbout();
  const [empty] = useState(() => emptyBooking(localDateOf(now(), clinic.zone), clinic.phone));
  const [values, setValues] = useState(empty);
  const [booked, setBooked] = useState<BookedVisit | null>(null);
  const [isAsking, setAsking] = useState(false);
  const cameFrom = useRef<Element | null>(null);

  const writeOn = () => {
    setAsking(false);
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const close = () => {
    if (isAsking) writeOn();
    else if (booked === null && isTyped(values, empty)) {
      cameFrom.current = document.activeElement;
      setAsking(true);
    } else closeBookIn();
  };
  useEscape(close);

  return (
    <Modal
      opened
      onClose={close}
      title={t('title')}
      size={640}
      centered
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {booked === null ? (
        <BookingForm
          values={values}
          onChange={(change) => setValues((before) => ({ ...before, ...change }))}
          onBooked={setBooked}
          onClose={close}
          question={isAsking ? { onStay: writeOn, onThrowAway: closeBookIn } : null}
        />
      ) : (
        <Booked
          booked={booked}
          onAnother={() => {
            // The next one is often on the same day.
            setValues({ ...empty, date: values.date });
            setBooked(null);
          }}
          onClose={closeBookIn}
        />
      )}
    </Modal>
  );
}
