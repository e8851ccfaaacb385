import { useEffect, useState } from 'react';

const bars = 12;

/** The microphone's level in bars; follows `watch` while it is shown. */
export function LevelMeter({
  stream,
  watch,
  label,
}: {
  stream: MediaStream;
  watch: (stream: MediaStream, onLevel: (level: number) => void) => () => void;
  label: string;
}) {
  const [level, setLevel] = useState(0);
  useEffect(() => watch(stream, setLevel), [stream, watch]);
  const lit = Math.round(level * bars);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn as bars in every browser
    <span
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bars}
      aria-valuenow={lit}
    >
      {Array.from({ length: bars }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: twelve bars that never change places
        <i key={index} data-lit={index < lit} />
      ))}
    </span>
  );
}
