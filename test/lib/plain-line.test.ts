import { expect, it } from '@jest/globals';
import { plainLine } from '../../src/lib/plain-line';

it.each([
  ['plain text', 'plain text'],
  ['  two\r\n lines ', 'two lines'],
  ['\u001b[31mred\u001b[0m \u0007', '[31mred [0m'],
  ['abc\u202egnp.exe\u2066', 'abc gnp.exe'],
  ['zero\u200bwidth\ufeff', 'zero width'],
  ['日本語 é 🎉', '日本語 é 🎉'],
  ['half \ud83d of a pair', 'half of a pair'],
])('%j', (text, expected) => {
  expect(plainLine(text, 100)).toBe(expected);
});

it('cuts what is too long', () => {
  expect(plainLine('abcdef', 6)).toBe('abcdef');
  expect(plainLine('abcdefg', 6)).toBe('abcde…');
  expect(plainLine('abcd🎉f', 6)).toBe('abcd…');
});
