/** The colours of pages and drawings. Those of texts have a contrast of at least 4.5:1 with their backgrounds. */

/** What a colour is called in style sheets. */
export type ColourName = keyof typeof LIGHT;

const LIGHT = {
  paper: '#fcfcfa',
  surface: '#ffffff',
  sunken: '#f4f3ef',
  line: '#e3e1da',
  ink: '#1b1b19',
  muted: '#5c5a54',
  red: '#b3261e',
  yellow: '#855400',
  green: '#1b6e3c',
  grey: '#5c5a54',
  'fill-red': '#cf3a30',
  'fill-yellow': '#e0a100',
  'fill-green': '#35955b',
  'fill-grey': '#9a978e',
  'wash-red': '#fbeceb',
  'wash-yellow': '#fbf2dc',
  'wash-green': '#e8f4ec',
  'wash-grey': '#f0efeb',
} as const;

const DARK: Record<ColourName, string> = {
  paper: '#121211',
  surface: '#1a1a18',
  sunken: '#232320',
  line: '#34332f',
  ink: '#efeee9',
  muted: '#a9a69d',
  red: '#ff9188',
  yellow: '#f0c04c',
  green: '#7bd09a',
  grey: '#b3b0a7',
  'fill-red': '#e5574b',
  'fill-yellow': '#d9a21b',
  'fill-green': '#3f9d65',
  'fill-grey': '#77746c',
  'wash-red': '#3a1b18',
  'wash-yellow': '#352a10',
  'wash-green': '#15301f',
  'wash-grey': '#292825',
};

/** The colours on light and on dark ground. */
export const PALETTE: Record<'light' | 'dark', Readonly<Record<ColourName, string>>> = {
  light: LIGHT,
  dark: DARK,
};

/** The colours as custom properties of a style sheet. */
export const declareColours = (scheme: 'light' | 'dark'): string =>
  Object.entries(PALETTE[scheme])
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');
