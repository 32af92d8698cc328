import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';

const door = createRequire(import.meta.url)('../../scripts/dev-door.cjs');

const { getAuthenticateFunction } = door({}, 'api', 'POST', '/events/{eventId}/runs');
const toolkit = {
  authenticated: () => 200,
  response: () => ({ code: (status: number) => ({ takeover: () => status }) }),
};

it.each([
  [200, 'get', { host: '127.0.0.1:3000' }],
  [200, 'get', { host: 'localhost:3000', origin: 'http://evil.example' }],
  [200, 'post', { host: '[::1]:3000' }],
  [200, 'post', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
  [403, 'post', { host: 'localhost:3000', origin: 'http://evil.example' }],
  [403, 'post', { host: 'localhost:3000', origin: 'null' }],
  [403, 'get', { host: 'evil.example:3000' }],
  [403, 'get', { host: 'localhost.evil.example' }],
  [403, 'get', {}],
])('npm run dev answers %i to %s of %j', (status, method, headers) => {
  expect(getAuthenticateFunction().authenticate({ method, headers }, toolkit)).toBe(status);
});

it('has a name of its own for each route', () => {
  expect(door({}, 'api', 'GET', '/events').name).not.toBe(door({}, 'api', 'POST', '/events').name);
});
