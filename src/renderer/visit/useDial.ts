import { create } from 'zustand';
import { request } from '../ipc/client.ts';

/** Digits with one leading plus at most, as the telephone program takes them; null when that is no number. */
export function dialable(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replaceAll(/[\s\-()/.]/g, '');
  return /^\+?\d{3,16}$/.test(digits) ? digits : null;
}

/** The number whose dialling did not work, until the next try. */
export const useDialRefused = create<{ readonly number: string | null }>()(() => ({ number: null }));

/** Opens the telephone program with the patient's number, after a press. */
export function useDial(phone: string | null): { readonly number: string | null; readonly dial: () => void } {
  const number = dialable(phone);
  return {
    number,
    dial: () => {
      if (number === null) return;
      useDialRefused.setState({ number: null });
      void request('phone.dial', { number }).then((answer) => {
        if (!answer.ok) useDialRefused.setState({ number: phone });
      });
    },
  };
}
