import { type ReactNode, useEffect, useRef } from 'react';

/** A screen's heading. Takes the focus when its screen comes, so that a reader starts there, and shows it from the top. */
export function Heading({
  children,
  className,
  id,
}: {
  children: ReactNode;
  className?: string;
  /** For what the heading asks about. */
  id?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
