import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconMaximize,
  IconMinimize,
  IconPhone,
  IconPlayerPause,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceListing } from '../../../call/localMedia.ts';
import type { VisitDetail } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import { useSettings } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useAction } from '../../keys/actions.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { chooseDevice, useDeviceListings } from '../../visit/ownMedia.ts';
import { usePanel } from '../../visit/panel.ts';
import { useDial } from '../../visit/useDial.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import { ControlButton } from './ControlButton.tsx';

interface MoreMenuProps {
  readonly visit: VisitDetail;
  readonly hold: boolean;
  /** Null while there is no call to hold. */
  readonly onHold: (() => void) | null;
}

/** What one does now and then: full screen, devices, back to the waiting room, the telephone. */
export function MoreMenu({ visit, hold, onHold }: MoreMenuProps) {
  const { t } = useTranslation('call');
  const { t: tPresent } = useTranslation('present');
  const [opened, setOpened] = useState(false);
  const [fullScreen, setFullScreen] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { devices: chosen } = useSettings();
  const devices = useDeviceListings();
  const command = useVisitStore((store) => store.command);
  const refusalText = useRefusalText();
  const { number, dial } = useDial(visit.phone);
  useChord('call.more', () => setOpened(true));

  const holder = linkHolder(visit.participants);
  const toggleFullScreen = async () => {
    const answer = await request('window.fullScreen', { on: !fullScreen });
    if (answer.ok) setFullScreen(!fullScreen);
  };
  useAction('call.fullScreen', () => void toggleFullScreen());
  const sendBack = async () => {
    if (holder === undefined) return;
    const answer = await command({ type: 'sendBack', participantId: holder.id });
    setRefused(answer.ok ? null : answer.refusal);
    setOpened(!answer.ok);
  };

  return (
    <Menu opened={opened} onChange={setOpened} position="top-start" width={280} trapFocus returnFocus>
      <Menu.Target>
        <ControlButton icon={IconDots} label={t('controls.more')} chord="call.more" />
      </Menu.Target>
      <Menu.Dropdown>
        {refused !== null && (
          <Menu.Label role="alert" c="var(--v-bad)">
            {t('more.refused', { reason: refusalText(refused) })}
          </Menu.Label>
        )}
        {onHold !== null && (
          <Menu.Item
            leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
            rightSection={<Keys of="call.hold" />}
            onClick={onHold}
          >
            {t(hold ? 'controls.resume' : 'controls.hold')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={
            fullScreen ? (
              <IconMinimize size={16} aria-hidden="true" />
            ) : (
              <IconMaximize size={16} aria-hidden="true" />
            )
          }
          onClick={() => void toggleFullScreen()}
        >
          {t(fullScreen ? 'more.leaveFullScreen' : 'more.fullScreen')}
        </Menu.Item>
        {number !== null && (
          <Menu.Item
            leftSection={<IconPhone size={16} aria-hidden="true" />}
            rightSection={<Keys of="call.dial" />}
            onClick={dial}
          >
            {t('more.dial', { number: visit.phone ?? '' })}
          </Menu.Item>
        )}
        {visit.mine && visit.stage === 'open' && (
          <Menu.Item
            leftSection={<IconUsers size={16} aria-hidden="true" />}
            rightSection={<Keys of="present.room" />}
            onClick={() => usePanel.getState().openPanel('room')}
          >
            {tPresent('room.menu')}
          </Menu.Item>
        )}
        {holder?.admission === 'admitted' && visit.stage === 'open' && (
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
            closeMenuOnClick={false}
            onClick={() => void sendBack()}
          >
            {t('more.sendBack')}
          </Menu.Item>
        )}
        <Devices
          label={t('more.microphone')}
          kind="microphone"
          listed={devices.microphones}
          chosen={chosen.microphone}
        />
        <Devices label={t('more.camera')} kind="camera" listed={devices.cameras} chosen={chosen.camera} />
        <Devices label={t('more.speaker')} kind="speaker" listed={devices.speakers} chosen={chosen.speaker} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface DevicesProps {
  readonly label: string;
  readonly kind: 'camera' | 'microphone' | 'speaker';
  readonly listed: readonly DeviceListing[];
  /** The chosen device's name; null is the computer's default. */
  readonly chosen: string | null;
}

function Devices({ label, kind, listed, chosen }: DevicesProps) {
  const { t } = useTranslation('call');
  const named = listed.filter((one) => one.label !== '');
  const options = [
    { id: '', name: null, words: t('more.systemDefault') },
    ...named.map((one) => ({ id: one.id, name: one.label, words: one.label })),
  ];
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{label}</Menu.Label>
      {named.length === 0 ? (
        <Menu.Label>{t('more.noDevices')}</Menu.Label>
      ) : (
        options.map((option) => (
          <Menu.RadioItem
            key={option.id}
            value={option.id}
            checked={option.name === chosen}
            aria-label={`${label}: ${option.words}`}
            checkIcon={<IconCheck size={16} aria-hidden="true" />}
            closeMenuOnClick
            onChange={() => void chooseDevice(kind, option.name)}
          >
            {option.words}
          </Menu.RadioItem>
        ))
      )}
    </>
  );
}
