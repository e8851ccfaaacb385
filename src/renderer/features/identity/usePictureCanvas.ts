import { type RefObject, useEffect } from 'react';
import { draw, type PictureView } from './pictureView.ts';

/** Draws the frame at the screen's own resolution; when it goes, the canvas is emptied to nothing. */
export function usePictureCanvas(
  ref: RefObject<HTMLCanvasElement | null>,
  frame: ImageBitmap | null,
  view: PictureView,
): void {
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null || frame === null) return;
    const redraw = () => {
      const ratio = window.devicePixelRatio;
      const width = Math.round(canvas.clientWidth * ratio);
      const height = Math.round(canvas.clientHeight * ratio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const context = canvas.getContext('2d');
      if (context !== null && frame.width > 0) draw(context, frame, view, width, height);
    };
    redraw();
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [ref, frame, view]);

  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null || frame === null) return;
    return () => {
      canvas.width = 0;
      canvas.height = 0;
    };
  }, [ref, frame]);
}
