/** How many mutants of a source file the tests noticed. */
export interface Score {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  /** Those that survive and are named as no change of what the program does. */
  readonly equivalent: number;
}

const [BEGIN, END] = ['<!-- scores -->', '<!-- /scores -->'];
const ROW = /^\| `([^`]+)` \| (\d+) \| (\d+) \| (\d+) \|/gm;

/** Share of the mutants that are a change and were noticed, such as `92.3 %`; rounded down, so that 100 % is all of them. */
export function scoreOf({ mutants, killed, equivalent }: Omit<Score, 'file'>): string {
  const real = mutants - equivalent;
  return real === 0 ? 'none' : `${(Math.floor((killed / real) * 1000) / 10).toFixed(1)} %`;
}

/** Reads the rows of a page that `writeScores` has written. */
export const readScores = (page: string): readonly Score[] =>
  [...page.matchAll(ROW)].map(([, file = '', ...numbers]) => {
    const [mutants = 0, killed = 0, equivalent = 0] = numbers.map(Number);
    return { file, mutants, killed, equivalent };
  });

/** Writes the table of a page, between its two marks. */
export function writeScores(page: string, scores: readonly Score[]): string {
  const sorted = scores.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const rows = [...sorted.map((score) => rowOf(`\`${score.file}\``, score)), rowOf('**all**', sumOf(scores))];
  const head = '| file | mutants | killed | equivalent | score |\n|---|---:|---:|---:|---:|';
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${head}\n${rows.join('\n')}\n\n${END}${after}`;
}

const rowOf = (name: string, score: Omit<Score, 'file'>): string =>
  `| ${name} | ${score.mutants} | ${score.killed} | ${score.equivalent} | ${scoreOf(score)} |`;

const sumOf = (scores: readonly Score[]): Omit<Score, 'file'> => ({
  mutants: sum(scores.map(({ mutants }) => mutants)),
  killed: sum(scores.map(({ killed }) => killed)),
  equivalent: sum(scores.map(({ equivalent }) => equivalent)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
