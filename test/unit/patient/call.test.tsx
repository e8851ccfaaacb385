// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LocalMediaState } from '../../../src/call/localMedia.ts';
import { DeviceChoices } from '../../../src/patient/parts/DeviceChoices.tsx';
import { InRoomBar, InRoomLine } from '../../../src/patient/parts/InRoom.tsx';
import { SwitchedWord } from '../../../src/patient/parts/SwitchedWord.tsx';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import { viewWith } from './view.ts';

afterEach(cleanup);

const sv = patientWords.sv.patient;
const words = i18next.createInstance();
await words.use(initReactI18next).init({ lng: 'sv', resources: patientWords, defaultNS: 'patient' });
const draw = (content: ReactNode) => render(<I18nextProvider i18n={words}>{content}</I18nextProvider>);
const button = (name: string) => screen.getByRole('button', { name });

const live = (deviceId: string) => ({ state: 'live', deviceId, label: deviceId, facing: null }) as const;
const media: LocalMediaState = {
  camera: live('front'),
  microphone: live('built-in'),
  cameraOn: true,
  microphoneOn: true,
  stream: null,
  switched: null,
};
const listings = {
  cameras: [{ id: 'front', label: 'Framsida' }],
  microphones: [
    { id: 'built-in', label: 'Inbyggd' },
    { id: 'headset', label: '' },
  ],
  speakers: [
    { id: 'default', label: 'Default' },
    { id: 'phones', label: 'Hörlurar' },
  ],
};

function choices(speaker: string | null = '') {
  const chosen = { onCamera: vi.fn(), onMicrophone: vi.fn(), onSpeaker: vi.fn() };
  const onClose = vi.fn();
  draw(<DeviceChoices media={media} devices={{ listings, speaker, ...chosen }} onClose={onClose} />);
  return { ...chosen, onClose };
}
const group = (name: string) => within(screen.getByRole('group', { name }));

describe("the patient's choice of devices in mid-call", () => {
  it('shows what is used, takes another at one press, and shows it as chosen at once', () => {
    const { onMicrophone } = choices();
    const microphones = group(sv.devices.microphone).getAllByRole<HTMLInputElement>('radio');
    expect(microphones.map((one) => one.checked)).toEqual([true, false]);
    fireEvent.click(microphones[1] as HTMLElement);
    expect(onMicrophone).toHaveBeenCalledWith({ id: 'headset', label: '' });
    expect(microphones.map((one) => one.checked)).toEqual([false, true]);
  });

  it('names a device that has no name by its number', () => {
    choices();
    group(sv.devices.microphone).getByRole('radio', {
      name: sv.devices.unnamed.replace('{{number}}', '2'),
    });
  });

  it('offers the system and each speaker once', () => {
    const { onSpeaker } = choices();
    const speakers = group(sv.devices.speaker).getAllByRole<HTMLInputElement>('radio');
    expect(speakers.map((one) => one.checked)).toEqual([true, false]);
    fireEvent.click(speakers[1] as HTMLElement);
    expect(onSpeaker).toHaveBeenCalledWith({ id: 'phones', label: 'Hörlurar' });
  });

  it('draws no speakers where the browser lets nobody choose', () => {
    choices(null);
    expect(screen.queryByRole('group', { name: sv.devices.speaker })).toBeNull();
  });

  it('takes the focus to its heading, and closes at Escape', () => {
    const { onClose } = choices();
    const heading = screen.getByRole('heading', { name: sv.devices.title });
    expect(document.activeElement).toBe(heading);
    fireEvent.keyDown(heading, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('a device that was changed by itself', () => {
  it('is said with what is used now, until it is read', () => {
    const onSeen = vi.fn();
    const switched = { kind: 'microphone', to: 'Inbyggd', back: false } as const;
    draw(<SwitchedWord switched={switched} lostSpeaker={null} onSeen={onSeen} />);
    expect(screen.getByRole('status').textContent).toContain('Mikrofonen är borta. Nu används Inbyggd.');
    fireEvent.click(button(sv.devices.seen));
    expect(onSeen).toHaveBeenCalledOnce();
  });

  it('is said of a speaker too', () => {
    draw(<SwitchedWord switched={null} lostSpeaker="Hörlurar" onSeen={() => {}} />);
    expect(screen.getByRole('status').textContent).toContain('Hörlurar är borta.');
  });

  it('says nothing while nothing was', () => {
    draw(<SwitchedWord switched={null} lostSpeaker={null} onSeen={() => {}} />);
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

describe("who else is in the clinician's room", () => {
  const inRoom = (ok: boolean | null) =>
    viewWith({ inRoom: { seq: 4, persons: { student: 1, colleague: 2 }, ok } });
  const bar = (ok: boolean | null, again = false) => {
    const actions = { onAnswer: vi.fn(), onAskAgain: vi.fn() };
    draw(<InRoomBar view={inRoom(ok)} again={again} {...actions} />);
    return actions;
  };

  it('is asked plainly, and answered by one press', async () => {
    const { onAnswer } = bar(null);
    screen.getByText('I rummet hos Helena Ljung finns också en student och 2 kollegor. Går det bra?');
    await act(async () => fireEvent.click(button(sv.inRoom.no)));
    expect(onAnswer).toHaveBeenCalledWith(false);
  });

  it('is not asked again after a yes, but may be changed', () => {
    bar(true);
    expect(screen.queryByRole('group')).toBeNull();
    cleanup();
    const onAskAgain = vi.fn();
    draw(<InRoomLine view={inRoom(true)} onAskAgain={onAskAgain} />);
    fireEvent.click(button(sv.inRoom.change));
    expect(onAskAgain).toHaveBeenCalledOnce();
    cleanup();
    bar(true, true);
    expect(button(sv.inRoom.yes)).toBeTruthy();
  });

  it('says what was answered after a no', () => {
    const { onAskAgain } = bar(false);
    screen.getByText(/Du har sagt nej till en student och 2 kollegor/);
    expect(screen.queryByRole('button', { name: sv.inRoom.yes })).toBeNull();
    fireEvent.click(button(sv.inRoom.change));
    expect(onAskAgain).toHaveBeenCalledOnce();
  });

  it('says nothing where nobody else is', () => {
    draw(<InRoomBar view={viewWith()} again={false} onAnswer={() => {}} onAskAgain={() => {}} />);
    draw(<InRoomLine view={viewWith()} onAskAgain={() => {}} />);
    expect(document.body.textContent).toBe('');
  });
});
