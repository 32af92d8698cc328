import { describe, expect, it } from '@jest/globals';
import { parseIpv4, parseIpv4Range } from '../../src/lib/ipv4';

describe('IPv4', () => {
  it.each([
    ['10.0.1.16', 167_772_432],
    ['0.0.0.0', 0],
    ['255.255.255.255', 4_294_967_295],
    ['256.0.0.1', null],
    ['10.0.1', null],
    ['10.0.1.', null],
    ['fd00::1', null],
  ])('reads %s as %d', (text, value) => expect(parseIpv4(text)).toBe(value));

  it.each([
    ['10.0.1.16/28', { first: 167_772_432, last: 167_772_447 }],
    ['10.0.1.23/28', { first: 167_772_432, last: 167_772_447 }],
    ['0.0.0.0/0', { first: 0, last: 4_294_967_295 }],
    ['10.0.1.16/33', null],
    ['10.0.1.16', null],
    ['fd00::/8', null],
    ['pl-1', null],
  ])('reads the range %s', (text, range) => expect(parseIpv4Range(text)).toEqual(range));
});
