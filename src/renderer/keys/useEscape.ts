import { useEffect, useRef } from 'react';

/**
 * Does `action` when Escape is pressed, wherever the focus is, while the component is shown. For what lies on top: it
 * hears the key first, and what lies below sees that it is taken (`defaultPrevented`).
 */
export function useEscape(action: () => void): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
