import { describe, expect, it } from '@jest/globals';
import { nestsDeeper } from '../../src/lib/nests-deeper';

describe('the depth of a JSON text', () => {
  it.each([
    ['1', 0],
    ['[]', 1],
    ['[[],{"a":[1]}]', 3],
    ['["[[[[", "\\"[[[", "\\\\", [1]]', 2],
    [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 1_000_000],
  ])('of %.30s is %i', (json, depth) => {
    expect(nestsDeeper(json, depth)).toBe(false);
    expect(nestsDeeper(json, depth - 1)).toBe(true);
  });
});
