import { expect, it } from '@jest/globals';
import { readScores, scoreOf, writeScores } from '../../scripts/mutation-scores';

const PAGE = '# Scores\n<!-- scores -->\n<!-- /scores -->\nEnd\n';
const A = { file: 'src/a.ts', mutants: 10, killed: 8, equivalent: 1 };
const B = { file: 'src/b.ts', mutants: 30, killed: 30, equivalent: 0 };

it('reads the scores that it wrote, and leaves what stands around them', () => {
  const page = writeScores(PAGE, [B, A]);
  expect(readScores(page)).toEqual([A, B]);
  expect(writeScores(page, readScores(page))).toBe(page);
  // 8 of 9, 30 of 30, and 38 of 39.
  expect(page.match(/\S+ %/g)).toEqual(['88.8 %', '100.0 %', '97.4 %']);
  expect(page).toMatch(/^# Scores\n<!-- scores -->\n[\s\S]*<!-- \/scores -->\nEnd\n$/);
});

it.each([
  [1000, 999, '99.9 %'],
  [3000, 2999, '99.9 %'],
  [0, 0, 'none'],
])('shows of %d mutants with %d killed %s', (mutants, killed, expected) =>
  expect(scoreOf({ mutants, killed, equivalent: 0 })).toBe(expected),
);
