import type { Colour } from '../../model/ceiling';
import type { FindingStatus } from '../../model/finding';
import type { FindingCount, Report, ScorecardRow } from '../../model/report';
import type { RowId } from '../../model/scorecard-rows';
import { rowOf } from '../../score/rows';
import { type FindingWithCeiling, listOpenFindings } from './judgements';
import { plainReport } from './plain-text';
import type { Renderer } from './renderer';
import { acceptedInWords, dateTime, percent, placeOf, plural, verdictInWords } from './words';
import { type Element, element, xmlDocument } from './xml';

/**
 * JUnit XML as GitLab, Jenkins and the reporters of GitHub read it: a suite for each row of the scorecard. Its first
 * case is the row itself; then come the findings that are not a pass, and what else its checks counted. A warning is
 * a failure, what is not known an error, what is accepted or does not apply is skipped: none of it can look passed.
 */
export const junit: Renderer = (report) => xmlDocument(testSuites(plainReport(report)));

interface Suite {
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
}

interface Case {
  /** `passed`, or the element that says it did not. */
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly classname: string;
  readonly name: string;
  readonly message: string;
  readonly type?: string;
  readonly text?: string;
}

function testSuites(report: Report): Element {
  const suites = [...caveatSuites(report), ...suitesOf(report)];
  const name = `${verdictInWords(report)}: ${report.event.name}`;
  const all = suites.flatMap(({ cases }) => cases);
  return element('testsuites', { name, ...tally(all) }, suites.map(suiteElement(report.run.asOf)));
}

const suiteElement =
  (timestamp: string) =>
  ({ name, properties, cases }: Suite): Element =>
    element('testsuite', { name, ...tally(cases), timestamp }, [
      element(
        'properties',
        {},
        Object.entries(properties).map(([key, value]) => element('property', { name: key, value })),
      ),
      ...cases.map(caseElement),
    ]);

function caseElement({ outcome, classname, name, type, message, text }: Case): Element {
  const said =
    outcome === 'passed'
      ? element('system-out', {}, message)
      : element(outcome, { ...(type !== undefined && { type }), message }, text);
  return element('testcase', { classname, name, time: 0 }, [said]);
}

/** How many there are, as the elements say: reporters count these or those. Nothing of it took time. */
const tally = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failure').length,
  errors: cases.filter(({ outcome }) => outcome === 'error').length,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  time: 0,
});

/** Skipped, so that no reporter leaves them out as it does what passed, nor counts them as a failure of the accounts. */
function caveatSuites({ caveats = [] }: Report): Suite[] {
  if (caveats.length === 0) return [];
  const cases = caveats.map(
    (message, i): Case => ({ outcome: 'skipped', classname: 'caveats', name: `Caveat ${i + 1}`, message }),
  );
  return [{ name: 'Before you read on', properties: {}, cases }];
}

function suitesOf(report: Report): readonly Suite[] {
  const judged = Map.groupBy(listOpenFindings(report), ({ check }) => rowOf(check)?.id);
  const counts = Map.groupBy(report.findingCounts, ({ check }) => rowOf(check)?.id);
  const casesOf = (row: RowId | undefined): readonly Case[] => {
    const listed = judged.get(row) ?? [];
    return [...listed.map(judgementCase), ...(counts.get(row) ?? []).flatMap(countedCases(listed))];
  };
  const rows = report.scorecard.rows.map((row) => ({
    name: row.title,
    properties: { ...rowProperties(row), ...totals(counts.get(row.id) ?? []) },
    cases: [rowCase(row), ...casesOf(row.id)],
  }));
  // Of another version of the scorecard.
  const others = casesOf(undefined);
  if (others.length === 0) return rows;
  return [...rows, { name: 'Other checks', properties: totals(counts.get(undefined) ?? []), cases: others }];
}

const rowProperties = ({ colour, score, coverage }: ScorecardRow) => ({
  colour,
  ...(score !== null && { score }),
  coverage,
});

const COUNTED = ['pass', 'warn', 'fail', 'unknown', 'notApplicable', 'accepted'] as const;

/** Of all findings, those that the document leaves out included. */
const totals = (counts: readonly FindingCount[]): Suite['properties'] =>
  Object.fromEntries(COUNTED.map((key) => [key, counts.reduce((sum, count) => sum + count[key], 0)]));

const OUTCOME_OF_COLOUR: Record<Colour, Case['outcome']> = {
  green: 'passed',
  yellow: 'failure',
  red: 'failure',
  grey: 'error',
};

const rowCase = ({ title, colour, score, coverage, because }: ScorecardRow): Case => ({
  outcome: OUTCOME_OF_COLOUR[colour],
  classname: 'scorecard',
  name: title,
  type: colour,
  message: `${colour}: score ${percent(score)}, ${percent(coverage)} judged${because ? `. ${because}` : ''}`,
});

const OUTCOME_OF_STATUS: Record<FindingStatus, Case['outcome']> = {
  pass: 'passed',
  warn: 'failure',
  fail: 'failure',
  unknown: 'error',
  notApplicable: 'skipped',
};

function judgementCase(judgement: FindingWithCeiling): Case {
  const { check, status, title, detail, accepted } = judgement;
  const told = { classname: check, name: `${title} (${placeOf(judgement)})` };
  if (accepted === undefined) {
    return {
      ...told,
      outcome: OUTCOME_OF_STATUS[status],
      type: status,
      message: detail,
      text: textOf(judgement),
    };
  }
  const words = acceptedInWords(accepted);
  return { ...told, outcome: 'skipped', message: `${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}

function textOf({ detail, fix, arn }: FindingWithCeiling): string {
  const by = fix?.by === undefined ? '' : ` By ${dateTime(fix.by)}.`;
  return [
    detail,
    ...(fix === undefined ? [] : [`Fix: ${fix.action}${by}`]),
    ...(fix?.command === undefined ? [] : [`$ ${fix.command}`]),
    ...(arn === undefined ? [] : [arn]),
  ].join('\n');
}

/** What a check counted and the document does not list: passes, what does not apply, and what is beyond the cap. */
const countedCases =
  (listed: readonly FindingWithCeiling[]) =>
  (count: FindingCount): readonly Case[] =>
    COUNTED_APART.flatMap(({ status, name, words }) => {
      const shown = listed.filter(
        (judgement) => judgement.check === count.check && judgement.status === status,
      );
      const rest = count[status] - shown.length;
      if (rest <= 0) return [];
      const message = `${plural(rest, 'finding')} ${words}`;
      return { outcome: OUTCOME_OF_STATUS[status], classname: count.check, name, type: status, message };
    });

/** Names are the same on every run, so that a reporter can tell what is new. */
const COUNTED_APART: readonly {
  readonly status: FindingStatus;
  readonly name: string;
  readonly words: string;
}[] = [
  { status: 'fail', name: 'More that fail', words: 'more failed' },
  { status: 'unknown', name: 'More that are unknown', words: 'more could not be judged' },
  { status: 'warn', name: 'More that warn', words: 'more warned' },
  { status: 'pass', name: 'All that pass', words: 'passed' },
  { status: 'notApplicable', name: 'What does not apply', words: 'not applicable' },
];
