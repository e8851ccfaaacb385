import type { WindowPlace } from './settings.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The main window's size where nothing is remembered, and the least it can be, in CSS px. */
const defaultSize = { width: 1440, height: 900 };
export const leastSize = { width: 640, height: 480 };
/** How much of the window must lie on a screen for it to be found again, in px. */
const leastVisible = { width: 200, height: 100 };

/** Where to open: the remembered place if enough of it still lies on a screen, else the default size, centred by the system. */
export function placeFor(
  remembered: WindowPlace | null,
  screens: readonly Area[],
): { readonly bounds: Partial<Area>; readonly maximized: boolean } {
  const widest = screens.reduce((most, one) => Math.max(most, one.width), 0) || defaultSize.width;
  const highest = screens.reduce((most, one) => Math.max(most, one.height), 0) || defaultSize.height;
  if (remembered === null || !isInSight(remembered, screens)) {
    return {
      bounds: {
        width: Math.max(leastSize.width, Math.min(defaultSize.width, widest)),
        height: Math.max(leastSize.height, Math.min(defaultSize.height, highest)),
      },
      maximized: remembered?.maximized ?? false,
    };
  }
  const { x, y, width, height, maximized } = remembered;
  return {
    bounds: { x, y, width: Math.max(leastSize.width, width), height: Math.max(leastSize.height, height) },
    maximized,
  };
}

/** Whether enough of a window lies on a screen for it to be found. */
export function isInSight(window: Area, screens: readonly Area[]): boolean {
  return screens.some((screen) => isFound(window, screen));
}

function isFound(place: Area, screen: Area): boolean {
  const width = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const height = Math.min(place.y + place.height, screen.y + screen.height) - Math.max(place.y, screen.y);
  return width >= leastVisible.width && height >= leastVisible.height && place.y >= screen.y;
}
