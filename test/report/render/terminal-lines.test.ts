import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { print, wrap } from '../../../src/report/render/terminal-lines';

const printed = (text: string, width: number) => print(wrap([text], width), width, false, '…');

describe('wrapped lines', () => {
  it('keep a word that fills the line to its end, though a space follows it', () => {
    expect(printed('needs 81 of 20', 8)).toBe('needs 81\nof 20\n');
  });

  it('begin with no space, though the word before takes all of its line', () => {
    const line = ['at ', ['bold', 'web-production'], ' (us-east-1)'] as const;
    expect(print(wrap(line, 12), 12, false, '…')).toBe('at\nweb-product…\n(us-east-1)\n');
  });

  it('lose nothing while every word fits', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '日'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 10, max: 40 }), (words, width) => {
        expect(printed(words.join(' '), width).trimEnd().split(/\s+/)).toEqual(words);
      }),
    );
  });
});
