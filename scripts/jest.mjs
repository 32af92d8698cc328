import { join } from 'node:path';
import { root } from './setup.mjs';

/** Creates the arguments of `node` that run jest. jest's support of ES modules, which our sources are, is experimental. */
export const jest = (args) => [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
  ...args,
];
