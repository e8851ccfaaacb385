import { IconEyeOff, IconVideoOff } from '@tabler/icons-react';
import type { LocalMediaState } from '../../call/localMedia.ts';
import { OwnPicture } from './Picture.tsx';

/** One's own picture beside something larger; a struck-out camera where it is off. */
export function SmallOwnPicture({
  media,
  label,
  unseen = false,
}: {
  media: LocalMediaState;
  label: string;
  /** Nobody sees it, though the camera is on. */
  unseen?: boolean;
}) {
  if (media.camera.state !== 'live' || !media.cameraOn) return <IconVideoOff aria-hidden="true" />;
  if (unseen) return <IconEyeOff aria-hidden="true" />;
  return <OwnPicture stream={media.stream} label={label} mirrored={media.camera.facing !== 'environment'} />;
}
