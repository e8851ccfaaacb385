import { IconDeviceMobile, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PageState } from '../pageState.ts';
import { focusHeading } from './focusHeading.ts';
import { InRoomBar } from './InRoom.tsx';

export interface BarActions {
  readonly onLetInDevice: () => void;
  readonly onKeepPlace: () => void;
  readonly onAnswerRoom: (ok: boolean) => void;
  readonly onAskRoomAgain: () => void;
  /** The question of who is in the clinician's room is shown although it has been answered. */
  readonly roomAgain: boolean;
}

/**
 * What must be said on whatever screen there is: that 112 is being called, or else who is in the clinician's room and
 * that another device asks for the place.
 */
export function Bars({
  page,
  onLetInDevice,
  onKeepPlace,
  onAnswerRoom,
  onAskRoomAgain,
  roomAgain,
}: BarActions & { readonly page: PageState }) {
  const { view } = page;
  // A page that has no place any more knows nothing of the visit.
  const known = view !== null && page.stopped === null && page.entry.state === 'inside';
  return (
    <div className="bars">
      <div role="alert">{known && view.emergency && <Emergency />}</div>
      <div role="status">
        {known && !view.emergency && (
          <InRoomBar view={view} again={roomAgain} onAnswer={onAnswerRoom} onAskAgain={onAskRoomAgain} />
        )}
        {known && !view.emergency && view.otherDeviceWaits && !page.keepsPlace && (
          <OtherDevice onLetInDevice={onLetInDevice} onKeepPlace={onKeepPlace} />
        )}
      </div>
    </div>
  );
}

function Emergency() {
  const { t } = useTranslation();
  return (
    <div className="bar" data-tone="emergency">
      <p>{t('emergency.text')}</p>
      <a className="small" href="tel:112">
        <IconPhone aria-hidden="true" />
        {t('emergency.call')}
      </a>
    </div>
  );
}

function OtherDevice({ onLetInDevice, onKeepPlace }: Pick<BarActions, 'onLetInDevice' | 'onKeepPlace'>) {
  const { t } = useTranslation();
  return (
    <div className="bar">
      <p>
        <IconDeviceMobile aria-hidden="true" />
        {t('otherDeviceAsks.text')}
      </p>
      <div className="bar-buttons">
        <button type="button" className="small" onClick={onLetInDevice}>
          {t('otherDeviceAsks.letIn')}
        </button>
        <button
          type="button"
          className="small"
          onClick={() => {
            onKeepPlace();
            focusHeading();
          }}
        >
          {t('otherDeviceAsks.no')}
        </button>
      </div>
    </div>
  );
}
