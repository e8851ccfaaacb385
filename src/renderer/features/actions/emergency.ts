import { create } from 'zustand';

/** Whether the strip has been opened here; once 112 is being called the visit itself says so. */
export const useEmergency = create<{ readonly opened: boolean }>()(() => ({ opened: false }));

export function openEmergency(): void {
  useEmergency.setState({ opened: true });
}

export function closeEmergency(): void {
  useEmergency.setState({ opened: false });
}
