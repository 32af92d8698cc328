import { expect, it } from '@jest/globals';
import { isSameSecret } from '../../src/app/is-same-secret';

it.each([
  ['k3y', true],
  ['k3', false],
  ['k3yy', false],
  ['K3y', false],
  ['', false],
])('%j is the secret: %j', (given, expected) => {
  expect(isSameSecret(given, 'k3y')).toBe(expected);
});
