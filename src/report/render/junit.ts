import { capitalize } from '../../lib/capitalize';
import type { Colour } from '../../model/ceiling';
import type { FindingStatus } from '../../model/finding';
import type { FindingCount, Report, ScorecardRow } from '../../model/report';
import type { RowId } from '../../model/scorecard-rows';
import { rowOf } from '../../score/rows';
import { afterwardsOf } from './fixes';
import { type FindingWithCeiling, listOpenFindings } from './open-findings';
import { toPlainReport } from './plain-text';
import type { Renderer } from './renderer';
import {
  describeAcceptance,
  describeVerdict,
  formatCount,
  formatPercent,
  formatTime,
  placeOf,
  promptLine,
} from './words';
import { createElement, type Element, printXml } from './xml';

/**
 * Renders JUnit XML as GitLab, Jenkins and the reporters of GitHub read it. Each row of the scorecard is a suite. Its first case
 * is the row itself; then come the findings that are not a pass, and the counts of its checks. A warning is a failure, what is
 * unknown is an error, and what is accepted or does not apply is skipped, so that none of these looks passed.
 */
export const junit: Renderer = (report) => printXml(createTestSuites(toPlainReport(report)));

interface Suite {
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
}

interface Case {
  /** `passed`, or the name of the element that says why not. */
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly classname: string;
  readonly name: string;
  readonly message: string;
  readonly type?: string;
  readonly text?: string;
}

function createTestSuites(report: Report): Element {
  const suites = [...createCaveatSuites(report), ...createSuites(report)];
  const name = `${describeVerdict(report)}: ${report.event.name}`;
  const all = suites.flatMap(({ cases }) => cases);
  return createElement(
    'testsuites',
    { name, ...countOutcomes(all) },
    suites.map(createSuiteElement(report.run.asOf)),
  );
}

const createSuiteElement =
  (timestamp: string) =>
  ({ name, properties, cases }: Suite): Element =>
    createElement('testsuite', { name, ...countOutcomes(cases), timestamp }, [
      createElement(
        'properties',
        {},
        Object.entries(properties).map(([key, value]) => createElement('property', { name: key, value })),
      ),
      ...cases.map(createCaseElement),
    ]);

function createCaseElement({ outcome, classname, name, type, message, text }: Case): Element {
  const said =
    outcome === 'passed'
      ? createElement('system-out', {}, message)
      : createElement(outcome, { ...(type !== undefined && { type }), message }, text);
  return createElement('testcase', { classname, name, time: 0 }, [said]);
}

/** Counts outcomes in every way that reporters read. No case takes time. */
const countOutcomes = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failure').length,
  errors: cases.filter(({ outcome }) => outcome === 'error').length,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  time: 0,
});

/** Creates cases that are skipped. Reporters leave out passed cases, and would count failed ones as failures of the accounts. */
function createCaveatSuites({ caveats = [] }: Report): Suite[] {
  if (caveats.length === 0) return [];
  const cases = caveats.map(
    (message, i): Case => ({ outcome: 'skipped', classname: 'caveats', name: `Caveat ${i + 1}`, message }),
  );
  return [{ name: 'Before you read on', properties: {}, cases }];
}

function createSuites(report: Report): readonly Suite[] {
  const judged = Map.groupBy(listOpenFindings(report), ({ check }) => rowOf(check)?.id);
  const counts = Map.groupBy(report.findingCounts, ({ check }) => rowOf(check)?.id);
  const casesOf = (row: RowId | undefined): readonly Case[] => {
    const listed = judged.get(row) ?? [];
    return [...listed.map(createFindingCase), ...(counts.get(row) ?? []).flatMap(createCountedCases(listed))];
  };
  const rows = report.scorecard.rows.map((row) => ({
    name: row.title,
    properties: { ...rowProperties(row), ...sumCounts(counts.get(row.id) ?? []) },
    cases: [createRowCase(row), ...casesOf(row.id)],
  }));
  // A report of another version may have checks without a row.
  const others = casesOf(undefined);
  if (others.length === 0) return rows;
  return [
    ...rows,
    { name: 'Other checks', properties: sumCounts(counts.get(undefined) ?? []), cases: others },
  ];
}

const rowProperties = ({ colour, score, coverage }: ScorecardRow) => ({
  colour,
  ...(score !== null && { score }),
  coverage,
});

const COUNTED = ['pass', 'warn', 'fail', 'unknown', 'notApplicable', 'accepted'] as const;

/** Sums up all findings, also those that the report does not list. */
const sumCounts = (counts: readonly FindingCount[]): Suite['properties'] =>
  Object.fromEntries(COUNTED.map((key) => [key, counts.reduce((sum, count) => sum + count[key], 0)]));

const OUTCOME_OF_COLOUR: Record<Colour, Case['outcome']> = {
  green: 'passed',
  yellow: 'failure',
  red: 'failure',
  grey: 'error',
};

const createRowCase = ({ title, colour, score, coverage, because }: ScorecardRow): Case => ({
  outcome: OUTCOME_OF_COLOUR[colour],
  classname: 'scorecard',
  name: title,
  type: colour,
  message: `${colour}: score ${formatPercent(score)}, ${formatPercent(coverage)} judged${because ? `. ${because}` : ''}`,
});

const OUTCOME_OF_STATUS: Record<FindingStatus, Case['outcome']> = {
  pass: 'passed',
  warn: 'failure',
  fail: 'failure',
  unknown: 'error',
  notApplicable: 'skipped',
};

function createFindingCase(finding: FindingWithCeiling): Case {
  const { check, status, title, detail, accepted } = finding;
  const told = { classname: check, name: `${title} (${placeOf(finding)})` };
  if (accepted === undefined) {
    return {
      ...told,
      outcome: OUTCOME_OF_STATUS[status],
      type: status,
      message: detail,
      text: textOf(finding),
    };
  }
  const words = describeAcceptance(accepted);
  return { ...told, outcome: 'skipped', message: capitalize(words) };
}

function textOf({ detail, fix, arn }: FindingWithCeiling): string {
  const by = fix?.by === undefined ? '' : ` By ${formatTime(fix.by)}.`;
  return [
    detail,
    ...(fix === undefined ? [] : [`Fix: ${fix.action}${by}`]),
    ...(fix?.command?.split('\n').map(promptLine) ?? []),
    ...(fix === undefined ? [] : afterwardsOf(fix)),
    ...(fix?.reversal?.command?.split('\n').map(promptLine) ?? []),
    ...(arn === undefined ? [] : [arn]),
  ].join('\n');
}

/** Creates a case for the findings that a check counted and the report does not list, by status. */
const createCountedCases =
  (listed: readonly FindingWithCeiling[]) =>
  (count: FindingCount): readonly Case[] =>
    COUNTED_APART.flatMap(({ status, name, words }) => {
      const shown = listed.filter((finding) => finding.check === count.check && finding.status === status);
      const rest = count[status] - shown.length;
      if (rest <= 0) return [];
      const message = `${formatCount(rest, 'finding')} ${words}`;
      return { outcome: OUTCOME_OF_STATUS[status], classname: count.check, name, type: status, message };
    });

/** The names are the same in every run, so that a reporter can tell what is new. */
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
