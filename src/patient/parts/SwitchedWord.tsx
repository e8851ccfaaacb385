import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../call/localMedia.ts';

/** What was changed by itself: a lost headset or camera, and what is used in its place; it stays until it is read. */
export function SwitchedWord({
  switched,
  lostSpeaker,
  onSeen,
}: {
  switched: LocalMediaState['switched'];
  /** Name of the chosen speaker that is not there any more. */
  lostSpeaker: string | null;
  onSeen: () => void;
}) {
  const { t } = useTranslation();
  const words = ((): string | null => {
    if (switched !== null) {
      const { kind, to, back } = switched;
      const name = to || t('devices.switched.other');
      return t(back ? `devices.switched.${kind}Back` : `devices.switched.${kind}`, { name });
    }
    return lostSpeaker === null ? null : t('devices.switched.speaker', { name: lostSpeaker });
  })();
  return (
    <div role="status" className="switched">
      {words !== null && (
        <>
          <p>{words}</p>
          {switched !== null && (
            <button type="button" className="small dark" onClick={onSeen}>
              {t('devices.seen')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
