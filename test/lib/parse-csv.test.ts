import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../src/lib/parse-csv';

describe('parseCsv', () => {
  it.each<[string, string, string[][]]>([
    ['nothing', '', []],
    [
      'lines with and without an end',
      'a,b\r\n1,2\n3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty fields',
      'a,,\n,b\n',
      [
        ['a', '', ''],
        ['', 'b'],
      ],
    ],
    ['an empty field at the very end', 'a,', [['a', '']]],
    ['empty lines', '\na\n\n', [['a']]],
    ['commas, quotes and ends of lines in quotes', '"a,""b""","c\nd"\ne', [['a,"b"', 'c\nd'], ['e']]],
  ])('reads %s', (_, text, lines) => {
    expect(parseCsv(text)).toEqual(lines);
  });

  it('refuses what follows a quoted field', () => {
    expect(() => parseCsv('"a"b,c')).toThrow('What follows a quoted field');
  });
});
