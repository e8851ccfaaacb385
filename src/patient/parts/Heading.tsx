import { type ReactNode, useEffect, useRef } from 'react';

/** A screen's heading. Takes the focus when its screen comes, so that a reader starts there, and shows it from the top. */
export function Heading({
  children,
  className,
  id,
  level: Level = 'h1',
}: {
  children: ReactNode;
  className?: string;
  /** For what the heading asks about. */
  id?: string;
  /** Of what comes over a screen that has its own. */
  level?: 'h1' | 'h2';
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <Level ref={heading} id={id} tabIndex={-1} className={className}>
      {children}
    </Level>
  );
}
