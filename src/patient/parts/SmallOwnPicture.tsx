import { IconVideoOff } from '@tabler/icons-react';
import type { LocalMediaState } from '../../call/localMedia.ts';
import { OwnPicture } from './Picture.tsx';

/** One's own picture beside something larger; a struck-out camera where it is not to be seen. */
export function SmallOwnPicture({
  media,
  label,
  shown = true,
}: {
  media: LocalMediaState;
  label: string;
  /** False while nobody sees it though the camera is live. */
  shown?: boolean;
}) {
  if (media.camera.state !== 'live' || !shown) return <IconVideoOff aria-hidden="true" />;
  return <OwnPicture stream={media.stream} label={label} mirrored={media.camera.facing !== 'environment'} />;
}
