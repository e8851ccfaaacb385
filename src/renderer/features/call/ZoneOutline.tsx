import { useSeenZone } from '../../visit/seenZone.ts';
import classes from './ZoneOutline.module.css';

/**
 * The zone that the reader looks at, outlined on the living picture: dashed while it is being read, whole when it is
 * certain. It lies as the picture does, whole in its element and never mirrored (`object-fit: contain`).
 */
export function ZoneOutline() {
  const { zone, gone } = useSeenZone();
  if (zone === null) return null;
  const points = zone.quad.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <svg
      className={`${classes.outline} ${gone ? classes.gone : ''}`}
      data-certain={zone.certain || undefined}
      viewBox={`0 0 ${zone.width} ${zone.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      <polygon className={classes.edge} points={points} />
      <polygon className={classes.line} points={points} />
    </svg>
  );
}
