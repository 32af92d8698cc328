import { join } from 'node:path';
import { root } from './setup.mjs';

/** The words after `node` that run jest; our sources are ES modules, which jest still calls experimental. */
export const jest = (args) => [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
  ...args,
];
