import { ActionIcon } from '@mantine/core';
import type { IconZoomIn } from '@tabler/icons-react';

interface ViewButtonProps {
  readonly label: string;
  readonly icon: typeof IconZoomIn;
  readonly shortcut?: string;
  /** Of what is on or off. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A small button under a picture, for how it is looked at. */
export function ViewButton({ label, icon: Sign, shortcut, pressed, onClick }: ViewButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      title={label}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Sign size={17} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}
