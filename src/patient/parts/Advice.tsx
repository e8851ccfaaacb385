import {
  IconBattery2,
  IconDeviceMobile,
  IconDoor,
  IconEye,
  IconHeadphones,
  IconId,
  IconSun,
  IconWifi,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const advice = {
  charge: IconBattery2,
  network: IconWifi,
  quiet: IconDoor,
  document: IconId,
  headset: IconHeadphones,
  light: IconSun,
  eyeLevel: IconEye,
  steady: IconDeviceMobile,
} as const;

/** A few lines of the clinic's advice, each where it can be followed. */
export function Advice({ title, which }: { title: string; which: readonly (keyof typeof advice)[] }) {
  const { t } = useTranslation();
  return (
    <section className="advice">
      <h2>{title}</h2>
      <ul>
        {which.map((name) => {
          const Icon = advice[name];
          return (
            <li key={name}>
              <Icon aria-hidden="true" />
              {t(`advice.${name}`)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
