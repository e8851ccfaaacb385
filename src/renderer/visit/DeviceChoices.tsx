import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceListing } from '../../call/localMedia.ts';
import { useSettings } from '../ipc/session.ts';
import { chooseDevice, useDeviceListings } from './ownMedia.ts';

/** Which camera, microphone and speaker; the choice holds at once and is kept for later days. */
export function DeviceChoices() {
  const { t } = useTranslation('app');
  const { devices } = useSettings();
  const listings = useDeviceListings();
  const kinds: readonly (readonly ['camera' | 'microphone' | 'speaker', readonly DeviceListing[]])[] = [
    ['camera', listings.cameras],
    ['microphone', listings.microphones],
    ['speaker', listings.speakers],
  ];
  return (
    <Stack gap="sm">
      {kinds.map(([kind, among]) => {
        const names = [...new Set(among.map((one) => one.label).filter((label) => label !== ''))];
        const chosen = devices[kind];
        return (
          <NativeSelect
            key={kind}
            size="sm"
            label={t(`devices.${kind}`)}
            data={[
              { value: '', label: t('devices.systemChoice') },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            value={chosen !== null && names.includes(chosen) ? chosen : ''}
            onChange={(event) => void chooseDevice(kind, event.currentTarget.value || null)}
          />
        );
      })}
    </Stack>
  );
}
