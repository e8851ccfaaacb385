import { useEffect, useRef } from 'react';

/** The last picture of a lost line, still and dimmed: the video itself goes black when its connection is closed. */
export function LastPicture({ picture }: { picture: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
  }, [picture]);
  return <canvas ref={canvas} className="last-picture" width={picture.width} height={picture.height} />;
}
