import { useEffect, useRef, useState } from 'react';

/**
 * Files dropped on the part of the page that `dropZone` stands in (its section). The target itself says that it takes
 * them; the button in it is the way by keyboard.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const dropZone = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const part = dropZone.current?.closest<HTMLElement>('section') ?? dropZone.current;
    if (part === null) return;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Between two things within the part it is still over it.
      if (!(event.relatedTarget instanceof Node && part.contains(event.relatedTarget))) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    part.addEventListener('dragover', over);
    part.addEventListener('dragleave', leave);
    part.addEventListener('drop', drop);
    return () => {
      part.removeEventListener('dragover', over);
      part.removeEventListener('dragleave', leave);
      part.removeEventListener('drop', drop);
    };
  }, []);
  return { isOver, dropZone };
}
