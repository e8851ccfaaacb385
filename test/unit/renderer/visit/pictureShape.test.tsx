// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  expectPicture,
  fitStage,
  pictureArrives,
  useStageShape,
} from '../../../../src/renderer/visit/pictureShape.ts';
import type { VisitId } from '../../../../src/shared/domain/ids.ts';
import { uuid } from '../support/rows.ts';

const visit = uuid(1) as unknown as VisitId;
const other = uuid(2) as unknown as VisitId;
const stageOf = (visitId: VisitId) => renderHook(() => useStageShape(visitId)).result.current;

afterEach(cleanup);

describe('the shape of the stage', () => {
  it("is the first picture's, and stays when later ones come otherwise", () => {
    act(() => expectPicture(visit));
    expect(stageOf(visit)).toBe(4 / 3);
    act(() => pictureArrives(720, 1280));
    act(() => pictureArrives(1280, 720));
    expect(stageOf(visit)).toBe(9 / 16);
    act(() => void fitStage(visit));
    expect(stageOf(visit)).toBe(16 / 9);
  });

  it('takes no shape from a stream that has no picture yet', () => {
    act(() => expectPicture(visit));
    act(() => pictureArrives(2, 2));
    act(() => pictureArrives(720, 1280));
    expect(stageOf(visit)).toBe(9 / 16);
  });

  it('is told anew when the stage is set up again, and stands meanwhile', () => {
    act(() => expectPicture(visit));
    act(() => pictureArrives(720, 1280));
    act(() => expectPicture(visit));
    expect(stageOf(visit)).toBe(9 / 16);
    act(() => pictureArrives(1280, 720));
    expect(stageOf(visit)).toBe(16 / 9);
  });

  it("is never another visit's", () => {
    act(() => expectPicture(visit));
    act(() => pictureArrives(720, 1280));
    expect(stageOf(other)).toBe(4 / 3);
    expect(fitStage(other)).toBe(4 / 3);
    act(() => expectPicture(other));
    expect(stageOf(other)).toBe(4 / 3);
    expect(stageOf(visit)).toBe(4 / 3);
  });
});
