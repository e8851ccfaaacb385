import { useEffect, useRef } from 'react';

const corners =
  'M6 123V49A43 43 0 0 1 49 6H123M733 6H807A43 43 0 0 1 850 49V123M850 417V491A43 43 0 0 1 807 534H733M123 534H49A43 43 0 0 1 6 491V417';

/**
 * A document's shape, ID-1, 85.60 x 53.98 mm (ISO/IEC 7810), as large as there is room. A canvas, for it keeps its shape in
 * every room and every browser, which a box or a drawing does not.
 */
export function CardFrame() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.lineWidth = 12;
    pen.strokeStyle = '#fff';
    pen.stroke(new Path2D(corners));
  }, []);
  return <canvas ref={canvas} className="card-frame" width={856} height={540} />;
}
