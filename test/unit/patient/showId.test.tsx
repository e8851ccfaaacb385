// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LocalMediaState } from '../../../src/call/localMedia.ts';
import { TurnedAway } from '../../../src/patient/parts/TurnedAway.tsx';
import { ShowId } from '../../../src/patient/screens/ShowId.tsx';
import { patientWords } from '../../../src/shared/i18n/patient.ts';
import { viewWith } from './view.ts';

afterEach(cleanup);

const sv = patientWords.sv.patient;
const words = i18next.createInstance();
await words.use(initReactI18next).init({ lng: 'sv', resources: patientWords, defaultNS: 'patient' });
const within = (content: ReactNode) => <I18nextProvider i18n={words}>{content}</I18nextProvider>;

const mediaFacing = (facing: 'user' | 'environment' | null, cameraOn = true): LocalMediaState => ({
  camera: { state: 'live', deviceId: 'one', label: 'one', facing },
  microphone: { state: 'closed' },
  cameraOn,
  microphoneOn: true,
  stream: null,
  switched: null,
});

function showId(media: LocalMediaState, change: Partial<Parameters<typeof ShowId>[0]> = {}) {
  const onViewfinder = vi.fn();
  const onFlip = vi.fn();
  const content = (more: typeof change) =>
    within(
      <ShowId
        media={media}
        view={viewWith({})}
        said={false}
        readerTip={null}
        sending={false}
        cameras={2}
        onFlip={onFlip}
        onCameraOn={() => {}}
        onNoDocument={() => {}}
        onViewfinder={onViewfinder}
        {...change}
        {...more}
      />,
    );
  const { rerender, unmount } = render(content({}));
  return { onViewfinder, onFlip, unmount, draw: (more: typeof change) => rerender(content(more)) };
}

describe('the document that is asked for', () => {
  it('is looked for in the frame, until it is said that there is none, or it is not asked for any more', () => {
    const { onViewfinder, draw } = showId(mediaFacing('user'));
    const [first] = onViewfinder.mock.lastCall ?? [];
    expect(first.video).toBe(screen.getByLabelText(sv.check.ownPicture));
    expect(first.frame.className).toBe('card-frame');
    draw({ said: true });
    expect(onViewfinder).toHaveBeenLastCalledWith(null);
    cleanup();
    const again = showId(mediaFacing('user'));
    again.unmount();
    expect(again.onViewfinder).toHaveBeenLastCalledWith(null);
  });

  it('is not looked for while the camera is off', () => {
    const { onViewfinder } = showId(mediaFacing('user', false));
    expect(onViewfinder).not.toHaveBeenCalled();
  });

  it('is said to be on its way, quietly, in the place of the tip', () => {
    const { draw } = showId(mediaFacing('user'), { readerTip: 'closer' });
    expect(screen.getByRole('status').textContent).toBe(sv.showId.tips.closer);
    draw({ sending: true });
    expect(screen.getByRole('status').textContent).toBe(sv.showId.sending);
  });

  it('is shown more easily to the camera on the back, which is offered first and never turned to by itself', () => {
    const { onFlip } = showId(mediaFacing('user'));
    expect(onFlip).not.toHaveBeenCalled();
    const [first] = screen.getAllByRole('button');
    expect(first?.textContent).toBe(sv.showId.turnAway);
    fireEvent.click(first as HTMLElement);
    expect(onFlip).toHaveBeenCalledOnce();
    cleanup();
    showId(mediaFacing('environment'));
    expect(screen.getAllByRole('button')[0]?.textContent).toBe(sv.showId.turnBack);
    cleanup();
    showId(mediaFacing(null), { cameras: 1 });
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('in the phone itself cannot be shown: the page says so, and what to do instead', () => {
    showId(mediaFacing('user'));
    expect(screen.getByText(new RegExp(sv.showId.phoneId))).not.toBeNull();
    expect(screen.getByRole('button', { name: sv.showId.noneButton })).not.toBeNull();
  });
});

describe('a camera that was turned away for the document', () => {
  const turned = (facing: 'user' | 'environment', asked: boolean) =>
    within(<TurnedAway media={mediaFacing(facing)} asked={asked} onFlip={() => {}} />);

  it('is said when nobody asks for the document any more, with the way back', () => {
    const { rerender } = render(turned('user', true));
    rerender(turned('environment', true));
    expect(screen.getByRole('status').textContent).toBe('');
    rerender(turned('environment', false));
    expect(screen.getByRole('status').textContent).toContain(sv.showId.turnedAway);
    expect(screen.getByRole('button', { name: sv.showId.turnBack })).not.toBeNull();
    rerender(turned('user', false));
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('is not said of one that was turned for something else', () => {
    render(turned('environment', false));
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
