import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shellCommand, shellWords } from '../../src/lib/shell';

describe('shellWords', () => {
  it('gives back the words of any command, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (words) => {
        expect(shellWords(shellCommand(words))).toEqual(words);
      }),
    );
  });

  it.each([
    'aws $(id)',
    'aws "x"',
    'aws a;b',
    'aws  a',
    "aws 'a",
    'aws a | b',
    'aws a > b',
    'aws a&',
    'aws \\n',
  ])('reads nothing of %s, in which a shell would do more', (line) => {
    expect(shellWords(line)).toBeNull();
  });
});
