import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ceiling, Colour } from '../../src/model/ceiling';
import type { Finding, FindingStatus } from '../../src/model/finding';
import type { Scorecard } from '../../src/model/report';
import type { RowId } from '../../src/model/scorecard-rows';
import { isMachineEvidence } from '../../src/score/evidence';
import { isCritical, SCORECARD } from '../../src/score/rows';
import { nothingJudged, buildScorecard as scorecardOf, verdictOf } from '../../src/score/scorecard';
import { aCeiling, aFinding } from '../builders/report';

/** With a judged ceiling that grows, unless a test is about that. */
const buildScorecard = (findings: readonly Finding[], ceilings = [aCeiling()]): Scorecard =>
  scorecardOf(findings, ceilings);

const accepted = { reason: 'Known', owner: 'Ann', expires: '2026-12-31' };

/** A finding of a check, as critical as the scorecard says. */
const finding = (
  check: string,
  status: FindingStatus,
  resource = 'web',
  extra: Partial<Finding> = {},
): Finding => {
  const { accepted: _, fix: __, ...rest } = aFinding();
  return {
    ...rest,
    id: `${check}~${resource}`,
    check,
    status,
    resource,
    critical: isCritical(check),
    ...extra,
  };
};
const everyCheck = SCORECARD.flatMap((row) => row.items.map((item) => item.check));
const allPass = everyCheck.map((check) => finding(check, 'pass'));
const withOne = (changed: Finding): Finding[] =>
  allPass.map((one) => (one.check === changed.check ? changed : one));
const rowOf = (scorecard: Scorecard, id: RowId) => {
  const row = scorecard.rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(id);
  return row;
};

describe('the verdict', () => {
  it('is ready when everything passes', () => {
    const scorecard = buildScorecard(allPass);
    expect(scorecard).toMatchObject({ score: 1, coverage: 1 });
    expect(scorecard.rows.map((row) => row.colour)).toEqual(Array(7).fill('green'));
    expect(scorecard.rows.flatMap((row) => row.because ?? [])).toEqual([]);
    expect(verdictOf(scorecard)).toBe('ready');
  });

  it.each<[string, Finding, Colour, string]>([
    ['a failing critical quota alone', finding('on-demand-vcpu', 'fail'), 'red', 'not-ready'],
    ['a critical quota that is nearly used up', finding('on-demand-vcpu', 'warn'), 'yellow', 'at-risk'],
    ['a critical quota that could not be read', finding('on-demand-vcpu', 'unknown'), 'grey', 'at-risk'],
    ['a failure that is not critical', finding('db-free-storage', 'fail'), 'yellow', 'at-risk'],
    ['what is not critical and could not be read', finding('db-free-storage', 'unknown'), 'grey', 'at-risk'],
    ['what does not apply', finding('db-free-storage', 'notApplicable'), 'green', 'ready'],
    ['an accepted failure', finding('on-demand-vcpu', 'fail', 'web', { accepted }), 'green', 'ready'],
  ])('%s', (_, changed, colour, verdict) => {
    const scorecard = buildScorecard(withOne(changed));
    expect(rowOf(scorecard, 'scalability-capacity').colour).toBe(colour);
    expect(verdictOf(scorecard)).toBe(verdict);
  });

  it('is not ready of nothing, of which there is no score', () => {
    const scorecard = buildScorecard([], []);
    expect(scorecard).toMatchObject({ score: null, coverage: 0 });
    expect(scorecard.rows.map((row) => [row.colour, row.score, row.coverage])).toEqual(
      Array(7).fill(['grey', null, 0]),
    );
    expect(verdictOf(scorecard)).toBe('at-risk');
    expect(nothingJudged({ scorecard, breakingPoint: null })).toBe(true);
  });

  it('has no score when nothing could be judged', () => {
    const scorecard = buildScorecard(everyCheck.map((check) => finding(check, 'unknown')));
    expect(scorecard).toMatchObject({ score: null, coverage: 0 });
  });
});

describe('what is no evidence by itself', () => {
  const rowOfOnly = (check: string, ceilings?: Ceiling[]) => {
    const row = SCORECARD.find(({ items }) => items.some((item) => item.check === check));
    if (!row) throw new Error(check);
    const others = allPass.filter((one) => row.items.every((item) => item.check !== one.check));
    const one = finding(check, 'pass', 'web', { id: check });
    return rowOf(buildScorecard([...others, one], ceilings), row.id);
  };

  it.each([
    ['an answer of people', 'operations-answers'],
    ['a load test that only the plan tells of', 'load-test-result'],
    ['a reservation that only the plan tells of', 'load-balancer-pre-warming'],
    ['a quota that no traffic adds to: 1 of 50 load balancers', 'load-balancers'],
  ])('%s leaves its row grey, without score and coverage, and says why', (_, check) => {
    expect(rowOfOnly(check)).toMatchObject({
      ...{ colour: 'grey', score: null, coverage: 0, reasons: [] },
      because: 'No machine check was judged in this row.',
    });
  });

  it('a ceiling of a family that grows, of what itself does not grow, leaves its row grey', () => {
    const fixed = aCeiling({ id: 'targets-per-target-group', grows: false, breaksAt: null });
    expect(rowOfOnly('targets-per-target-group', [fixed]).colour).toBe('grey');
    expect(rowOfOnly('targets-per-target-group', [{ ...fixed, grows: true }]).colour).toBe('green');
  });

  it.each([
    ['cdn-answers', 'fail', 'red'],
    ['cdn-answers', 'warn', 'yellow'],
  ] as const)('an answer of %s: %s still makes its row %s', (check, status, colour) => {
    expect(rowOf(buildScorecard([finding(check, status)]), 'security-ddos')).toMatchObject({
      ...{ colour, score: null, coverage: 0 },
    });
  });

  it.each<[string, Ceiling[]]>([
    ['there is none', []],
    ['none could be judged', [aCeiling({ breaksAt: null })]],
    ['none grows', [aCeiling({ grows: false, breaksAt: null })]],
  ])('of capacity is whatever passes while no ceiling that grows was judged: %s', (_, ceilings) => {
    const scorecard = buildScorecard(allPass, ceilings);
    expect(rowOf(scorecard, 'scalability-capacity')).toMatchObject({
      ...{ colour: 'grey', score: null, coverage: 0 },
      because: 'Nothing that grows with traffic could be judged.',
    });
    expect(verdictOf(scorecard)).toBe('at-risk');
  });

  it('a row of which nothing is there counts as not judged in the whole', () => {
    // 12 points of weight in all; the row of load balancers has 2.
    const row = SCORECARD.find(({ id }) => id === 'scalability-load-balancers');
    const without = allPass.filter(({ check }) => row?.items.every((item) => item.check !== check));
    const { score, coverage } = buildScorecard(without);
    expect([score, coverage]).toEqual([10 / 12, 10 / 12]);
  });
});

describe('the score of a row', () => {
  const load = 'scalability-load-test';
  const judge = (...findings: Finding[]) => rowOf(buildScorecard(findings), load);

  it('shares the weight of a check evenly over what it judged', () => {
    // load-test-traffic and load-test-answers weigh 5, load-test-result 10.
    const row = judge(
      finding('load-test-traffic', 'pass'),
      finding('load-test-result', 'pass'),
      finding('load-test-answers', 'pass', 'a'),
      finding('load-test-answers', 'fail', 'b'),
    );
    expect(row).toMatchObject({ score: (5 + 10 + 2.5) / 20, coverage: 1 });
  });

  it('is half for a warning, and nothing for what is unknown, which lowers coverage', () => {
    const row = judge(
      finding('load-test-traffic', 'pass'),
      finding('load-test-result', 'warn'),
      finding('load-test-answers', 'unknown'),
    );
    expect(row).toMatchObject({ score: (5 + 5) / 20, coverage: 15 / 20 });
  });

  it('does not count what does not apply', () => {
    const row = judge(finding('load-test-traffic', 'pass'), finding('load-test-answers', 'notApplicable'));
    expect(row).toMatchObject({ score: 1, coverage: 1, colour: 'green' });
  });

  it.each([3, 60, 240, 1_000])('is exactly 1 where all is well in %i targets', (targets) => {
    const fine = Array.from({ length: targets }, (_, i) =>
      everyCheck.map((check) => finding(check, 'pass', 'web', { region: `region-${i}` })),
    );
    const { score, coverage, rows } = buildScorecard(fine.flat());
    expect([score, coverage]).toEqual([1, 1]);
    expect(rows.map((row) => [row.score, row.coverage])).toEqual(rows.map(() => [1, 1]));
  });

  it('gives the findings behind its colour, worst first', () => {
    const row = judge(
      finding('load-test-recency', 'warn'),
      finding('load-test-answers', 'warn'),
      finding('load-test-recency', 'fail', 'old'),
      finding('load-test-result', 'unknown'),
    );
    expect(row).toMatchObject({
      colour: 'yellow',
      reasons: ['load-test-answers~web', 'load-test-recency~old', 'load-test-recency~web'],
    });
  });
});

describe('whatever the findings', () => {
  const statuses: FindingStatus[] = ['pass', 'warn', 'fail', 'unknown', 'notApplicable'];
  const anyFindings = fc
    .array(
      fc.record({
        check: fc.constantFrom(...everyCheck),
        status: fc.constantFrom(...statuses),
        resource: fc.constantFrom('a', 'b', 'c'),
        waived: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((all) =>
      all.map(({ check, status, resource, waived }) =>
        finding(
          check,
          status,
          resource,
          waived && (status === 'warn' || status === 'fail') ? { accepted } : {},
        ),
      ),
    );
  const GOODNESS: Record<Colour, number> = { red: 0, yellow: 1, grey: 1, green: 2 };
  const goodness = (scorecard: Scorecard) => scorecard.rows.map((row) => GOODNESS[row.colour]);
  const scoreOf = ({ score }: { score: number | null }) => score ?? 0;
  const changed = (findings: Finding[], index: number, change: (one: Finding) => Finding) => {
    const at = index % findings.length;
    return { before: findings[at], after: findings.map((one, i) => (i === at ? change(one) : one)) };
  };
  const worst = (row: Scorecard['rows'][number]) => row.colour === 'red';
  const EPSILON = 1e-9;

  it('losing the permission to see something never raises a score and never makes anything green', () => {
    fc.assert(
      fc.property(anyFindings, fc.nat(), (findings, index) => {
        const { after } = changed(findings, index, ({ accepted: _, ...one }) => ({
          ...one,
          status: 'unknown',
        }));
        const [a, b] = [buildScorecard(findings), buildScorecard(after)];
        expect(scoreOf(b)).toBeLessThanOrEqual(scoreOf(a) + EPSILON);
        b.rows.forEach((row, i) => {
          const was = a.rows[i];
          if (!was) throw new Error(row.id);
          expect(scoreOf(row)).toBeLessThanOrEqual(scoreOf(was) + EPSILON);
          // A red whose only evidence is gone cannot stay red; it becomes yellow or grey.
          if (!worst(was)) expect(GOODNESS[row.colour]).toBeLessThanOrEqual(GOODNESS[was.colour]);
          else expect(row.colour).not.toBe('green');
        });
      }),
      { numRuns: 500 },
    );
  });

  it('losing a whole target, whose findings become one unknown, never raises a score', () => {
    const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];
    const one = fc.record({ status: fc.constantFrom(...statuses), region: fc.constantFrom(...regions) });
    fc.assert(
      fc.property(
        fc.constantFrom(...everyCheck),
        fc.array(one, { minLength: 2, maxLength: 12 }),
        fc.constantFrom(...regions),
        (check, ones, lost) => {
          const before = ones.map(({ status, region }, i) => finding(check, status, `r${i}`, { region }));
          const left = before.filter(({ region }) => region !== lost);
          if (left.length === before.length) return;
          const after = [...left, finding(check, 'unknown', '-', { region: lost })];
          expect(scoreOf(buildScorecard(after))).toBeLessThanOrEqual(
            scoreOf(buildScorecard(before)) + EPSILON,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a warning that becomes a failure never improves anything', () => {
    fc.assert(
      fc.property(anyFindings, fc.nat(), (findings, index) => {
        const { before, after } = changed(findings, index, (one) =>
          one.status === 'warn' ? { ...one, status: 'fail' } : one,
        );
        fc.pre(before?.status === 'warn');
        const [a, b] = [buildScorecard(findings), buildScorecard(after)];
        expect(scoreOf(b)).toBeLessThanOrEqual(scoreOf(a) + EPSILON);
        for (const [i, value] of goodness(b).entries())
          expect(value).toBeLessThanOrEqual(goodness(a)[i] ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('scores and coverage lie between 0 and 1, and only judged passes make green', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const scorecard = buildScorecard(findings);
        for (const { score, coverage, colour } of scorecard.rows) {
          for (const share of [score ?? 0, coverage, scorecard.score ?? 0, scorecard.coverage]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + EPSILON);
          }
          if (colour === 'green')
            expect([score, coverage].map((n) => Math.abs((n ?? 0) - 1) < EPSILON)).toEqual([true, true]);
        }
      }),
    );
  });

  const anyCeilings = fc.array(
    fc.record({ grows: fc.boolean(), breaksAt: fc.option(fc.constant(40)), of: fc.nat(60) }),
    { maxLength: 6 },
  );

  it('green implies a machine check of the row that was judged, and ready a ceiling that grows and was', () => {
    fc.assert(
      fc.property(anyFindings, anyCeilings, (findings, some) => {
        const ceilings = some.map(({ of, ...rest }) =>
          aCeiling({ ...rest, id: findings[of % findings.length]?.id ?? '-' }),
        );
        const scorecard = buildScorecard(findings, ceilings);
        const structural = ceilings.filter(({ grows }) => !grows).map(({ id }) => id);
        const judged = findings.filter(
          ({ id, check, status }) =>
            ['pass', 'warn', 'fail'].includes(status) && isMachineEvidence(check) && !structural.includes(id),
        );
        scorecard.rows.forEach((row, i) => {
          const own = SCORECARD[i]?.items.map((item): string => item.check) ?? [];
          if (row.colour === 'green') expect(judged.some(({ check }) => own.includes(check))).toBe(true);
          if (row.score === null) expect([row.coverage, row.colour]).not.toContain('green');
        });
        if (verdictOf(scorecard) === 'ready') {
          expect(ceilings.some(({ grows, breaksAt }) => grows && breaksAt !== null)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no ceiling less is ever better', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const [all, none] = [buildScorecard(findings), buildScorecard(findings, [])];
        expect(scoreOf(none)).toBeLessThanOrEqual(scoreOf(all) + EPSILON);
        for (const [i, value] of goodness(none).entries())
          expect(value).toBeLessThanOrEqual(goodness(all)[i] ?? 0);
      }),
    );
  });
});
