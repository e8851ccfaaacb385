/** One window or phone that screens are looked at in, in CSS px. */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

export type Side = 'console' | 'patient';

/** What the issue asks for. 200 % of 1440 x 900 is 720 x 450 to the page, at twice the density. */
export const sizes: Readonly<Record<Side, readonly Size[]>> = {
  console: [
    { name: '1440x900', width: 1440, height: 900, density: 1 },
    { name: '1280x720', width: 1280, height: 720, density: 1 },
    { name: '2560x1440', width: 2560, height: 1440, density: 1 },
    { name: 'zoom200', width: 720, height: 450, density: 2 },
  ],
  patient: [
    { name: '390x844', width: 390, height: 844, density: 1 },
    { name: '844x390', width: 844, height: 390, density: 1 },
    { name: '360x640', width: 360, height: 640, density: 1 },
    { name: '820x1180', width: 820, height: 1180, density: 1 },
  ],
};

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];
