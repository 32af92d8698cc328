import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measureWidth, pad, toPlainText, truncate } from '../../../src/report/render/plain-text';
import { HOSTILE } from '../../builders/hostile';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme' }),
);

describe('plain text', () => {
  it.each([
    ['a tab and a new line', 'a\tb\r\nc', 'a b c'],
    ['an escape sequence', '\u001b[31mred', '\ufffd[31mred'],
    ['the one-byte form of it', '\u009b31mred', '\ufffd31mred'],
    ['a bidi override', 'a\u202eb', 'a\ufffdb'],
    ['half of a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['names in any script', 'カート-購物車-🛒-é', 'カート-購物車-🛒-é'],
  ])('%s', (_, text, plain) => expect(toPlainText(text)).toBe(plain));

  it('holds nothing that is not seen, whatever comes', () => {
    fc.assert(fc.property(anyText, (text) => !INVISIBLE.test(toPlainText(text))));
  });
});

describe('width', () => {
  it.each([
    ['abc', 3],
    ['購物車', 6],
    ['カート', 6],
    ['ｶｰﾄ', 3],
    ['한국', 4],
    ['🛒', 2],
    ['🇸🇬', 2],
    ['e\u0301', 1],
    ['××–…', 4],
  ])('of %s is %i', (text, width) => expect(measureWidth(text)).toBe(width));

  it.each([
    ['fits', 'abc', 3, 'abc'],
    ['is cut', 'abcd', 3, 'ab…'],
    ['never in the middle of a wide character', '購物車', 4, '購…'],
    ['no room', 'abc', 0, ''],
  ])('%s', (_, text, width, cut) => expect(truncate(text, width)).toBe(cut));

  it('is never more than asked for, and exactly that when padded', () => {
    fc.assert(
      fc.property(anyText.map(toPlainText), fc.integer({ min: 1, max: 60 }), (text, width) => {
        expect(measureWidth(truncate(text, width))).toBeLessThanOrEqual(width);
        expect(measureWidth(pad(text, width))).toBe(width);
      }),
    );
  });
});
