import { create } from 'zustand';
import type { VisitId } from '../../shared/domain/ids.ts';

/** Width by height, before any picture has told its own. */
const firstShape = 4 / 3;
/** A stream without pictures yet tells a width of a pixel or two: no shape to go by. */
const leastPixels = 16;

interface PictureShape {
  /** Whose picture the shapes are of; null until a stage has stood. */
  readonly visitId: VisitId | null;
  /** What arrives now, width by height. */
  readonly arriving: number;
  /** What the layout stands in. It stays when a phone is turned in mid-call: the picture then lies whole within it. */
  readonly stage: number;
  /** The stage has just been set up: the first picture gives it its shape. */
  readonly first: boolean;
}

const usePictureShape = create<PictureShape>()(() => ({
  visitId: null,
  arriving: firstShape,
  stage: firstShape,
  first: false,
}));

/** A stage is set up for the visit. Until a picture comes it stands as it stood last. */
export function expectPicture(visitId: VisitId): void {
  const before = usePictureShape.getState();
  const known = before.visitId === visitId ? before : { arriving: firstShape, stage: firstShape };
  usePictureShape.setState({ visitId, arriving: known.arriving, stage: known.stage, first: true });
}

/** Tells the size of the picture that arrives. The first one shapes the stage, later ones do not. */
export function pictureArrives(width: number, height: number): void {
  if (width < leastPixels || height < leastPixels) return;
  const arriving = width / height;
  usePictureShape.setState(({ stage, first }) => ({
    arriving,
    stage: first ? arriving : stage,
    first: false,
  }));
}

/** Gives the visit's stage the shape of what arrives now; answers that. */
export function fitStage(visitId: VisitId): number {
  const { visitId: whose, arriving } = usePictureShape.getState();
  if (whose !== visitId) return firstShape;
  usePictureShape.setState({ stage: arriving });
  return arriving;
}

/** The shape in which the visit's stage stands, width by height; after Finish too, so that the note keeps its lines. */
export function useStageShape(visitId: VisitId): number {
  return usePictureShape((store) => (store.visitId === visitId ? store.stage : firstShape));
}
