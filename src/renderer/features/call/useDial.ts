import { create } from 'zustand';
import { request } from '../../ipc/client.ts';
import { dialable } from './callView.ts';

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
