import { expect, it } from '@jest/globals';
import { isLoopback, isPrivate, regionOf } from '../../src/client/address';

it.each([
  ['https://abc123.execute-api.eu-west-1.amazonaws.com/prod', 'eu-west-1'],
  ['https://abc123.execute-api.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['https://abc123.execute-api.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['https://readiness.example.com', undefined],
  ['https://execute-api.example.com', undefined],
])('the region of %s is %s', (url, region) => expect(regionOf(new URL(url))).toBe(region));

it.each([
  ['http://127.0.0.1:3000', true, true],
  ['http://localhost:3000', true, true],
  ['http://[::1]:3000', true, true],
  // As browsers and curl read it, this is 127.0.0.1 too.
  ['http://2130706433', true, true],
  ['https://readiness.example.com', false, true],
  ['http://readiness.example.com', false, false],
  ['http://localhost.example.com', false, false],
  ['http://127.0.0.1.example.com', false, false],
  ['http://10.0.0.1', false, false],
])('%s is this machine: %s, private: %s', (address, loopback, priv) => {
  const url = new URL(address);
  expect([isLoopback(url.hostname), isPrivate(url)]).toEqual([loopback, priv]);
});
