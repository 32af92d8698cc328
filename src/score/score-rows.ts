/** The arithmetic of the scorecard, of whatever rows. It imports no check, because the page's script has it too. */
import type { Ceiling, Colour } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { Scorecard, ScorecardRow, Verdict } from '../model/report';
import type { RowId } from '../model/scorecard-rows';
import { targetName } from '../model/target';

/** A row of the scorecard: its weight, and what it is judged by. */
export interface RowDefinition<C extends string = string> {
  readonly id: RowId;
  readonly title: string;
  readonly weight: number;
  readonly items: readonly ScorecardItem<C>[];
}

/** A check or ceiling family in a row. */
export interface ScorecardItem<C extends string = string> {
  readonly check: C;
  readonly weight: number;
}

/** What a finding counts by. */
type Scored = Pick<Finding, 'id' | 'check' | 'status' | 'critical' | 'account' | 'region' | 'accepted'>;

/** What a judged finding earns of its share of the weight; `unknown` keeps its share and earns nothing. */
const POINTS: Readonly<Record<FindingStatus, number>> = {
  pass: 1,
  warn: 0.5,
  fail: 0,
  unknown: 0,
  notApplicable: 0,
};

/** An accepted risk counts as a pass; it stays in the list with its reason. */
const statusOf = (finding: Scored): FindingStatus => (finding.accepted ? 'pass' : finding.status);

/** Weights in the unit of the row's items. */
interface Tally {
  readonly applicable: number;
  readonly judged: number;
  readonly earned: number;
}

const NO_MACHINE_CHECK = 'No machine check was judged in this row.';
const NO_ELASTIC_CEILING = 'Nothing that grows with traffic could be judged.';

/** The row that says where the accounts break: it has no answer until something that grows was judged. */
const CAPACITY: RowId = 'scalability-capacity';

/** What a scorecard is made of besides findings. */
export interface ScorecardBasis {
  readonly definitions: readonly RowDefinition[];
  /** Those that some of the findings are of. */
  readonly ceilings: readonly Pick<Ceiling, 'id' | 'grows' | 'breaksAt'>[];
  /** Whether what a check says rests on what AWS answered. */
  isMachineEvidence(check: string): boolean;
}

/**
 * Scores and colours all rows; findings of checks that are in no row are left out. A row is judged only with a machine
 * check of its own: without one it has no score, no coverage and no green, and counts as not judged in the whole.
 */
export function scoreRows(
  findings: readonly Scored[],
  { definitions, ceilings, isMachineEvidence }: ScorecardBasis,
): Scorecard {
  const byCheck = Map.groupBy(findings, (finding) => finding.check);
  const structural = new Set(ceilings.filter(({ grows }) => !grows).map(({ id }) => id));
  const isElasticJudged = ceilings.some(({ grows, breaksAt }) => grows && breaksAt !== null);
  const rows = definitions.map((definition) => {
    const own = definition.items.flatMap((item) => byCheck.get(item.check) ?? []);
    const because = own.some(
      (finding) => isMachineEvidence(finding.check) && isJudged(finding) && !structural.has(finding.id),
    )
      ? definition.id === CAPACITY && !isElasticJudged
        ? NO_ELASTIC_CEILING
        : null
      : NO_MACHINE_CHECK;
    const tally = tallyOf(definition, byCheck);
    return {
      weight: definition.weight,
      tally: because === null ? tally : { ...tally, judged: 0, earned: 0 },
      own,
      because,
      definition,
    };
  });
  const weighed = (share: (tally: Tally) => number): number =>
    rows.reduce((sum, { weight, tally }) => sum + weight * share(tally), 0) /
    rows.reduce((sum, { weight }) => sum + weight, 0);
  const nothingJudged = rows.every(({ tally }) => tally.judged === 0);
  return {
    score: nothingJudged ? null : weighed((tally) => shareOf(tally, tally.earned)),
    coverage: weighed((tally) => shareOf(tally, tally.judged)),
    rows: rows.map(({ definition, tally, own, because }) => buildRow(definition, tally, own, because)),
  };
}

const isJudged = ({ status }: Scored): boolean => status !== 'unknown' && status !== 'notApplicable';

/** Returns the verdict. The worst row decides: any red is not ready, any yellow or grey is at risk. */
export function verdictOf({ rows }: Pick<Scorecard, 'rows'>): Verdict {
  const colours = rows.map((row) => row.colour);
  if (colours.includes('red')) return 'not-ready';
  return colours.every((colour) => colour === 'green') ? 'ready' : 'at-risk';
}

/**
 * A check's weight is shared evenly by the targets it applies in, and there by its findings; without any, the check
 * does not count. A target that cannot be read has one finding, however many it had: shared by findings alone, its
 * failures would make way for what passes elsewhere, and the score would rise.
 */
function tallyOf({ items }: RowDefinition, byCheck: ReadonlyMap<string, readonly Scored[]>): Tally {
  const total = { applicable: 0, judged: 0, earned: 0 };
  for (const { check, weight } of items) {
    const applying = (byCheck.get(check) ?? []).filter((finding) => statusOf(finding) !== 'notApplicable');
    const targets = [...Map.groupBy(applying, targetName).values()];
    if (targets.length === 0) continue;
    const meanOf = (points: (status: FindingStatus) => number): number =>
      mean(targets.map((ofTarget) => mean(ofTarget.map((finding) => points(statusOf(finding))))));
    total.applicable += weight;
    total.judged += weight * meanOf((status) => (status === 'unknown' ? 0 : 1));
    total.earned += weight * meanOf((status) => POINTS[status]);
  }
  return total;
}

/** Computes the mean by one division, because a sum of rounded shares of ones would not be exactly 1. */
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns a part as a share of the applicable weight; 0 for a row in which nothing applies. */
const shareOf = ({ applicable }: Tally, part: number): number => (applicable === 0 ? 0 : part / applicable);

function buildRow(
  { id, title }: RowDefinition,
  tally: Tally,
  findings: readonly Scored[],
  because: string | null,
): ScorecardRow {
  const { colour, reasons } = colourOf(findings);
  return {
    id,
    title,
    colour: colour === 'green' && because !== null ? 'grey' : colour,
    score: tally.judged === 0 ? null : shareOf(tally, tally.earned),
    coverage: shareOf(tally, tally.judged),
    reasons: reasons.map((finding) => finding.id),
    ...(because !== null && { because }),
  };
}

/** The first rule that holds gives the colour, and its findings are the reasons. */
const COLOUR_RULES: readonly { readonly colour: Colour; readonly applies: (finding: Scored) => boolean }[] = [
  { colour: 'red', applies: (finding) => finding.critical && statusOf(finding) === 'fail' },
  { colour: 'yellow', applies: (finding) => ['fail', 'warn'].includes(statusOf(finding)) },
  // Not only for critical findings: otherwise losing the permission to see a warning would turn its row green.
  { colour: 'grey', applies: (finding) => statusOf(finding) === 'unknown' },
  { colour: 'green', applies: (finding) => statusOf(finding) === 'pass' },
];

/** Among reasons of one colour: critical before the others, fail before warn. */
const severity = (finding: Scored): number =>
  (finding.critical ? 0 : 2) + (statusOf(finding) === 'fail' ? 0 : 1);

function colourOf(findings: readonly Scored[]): { colour: Colour; reasons: readonly Scored[] } {
  for (const { colour, applies } of COLOUR_RULES) {
    const reasons = findings.filter(applies);
    if (reasons.length === 0) continue;
    return { colour, reasons: colour === 'green' ? [] : reasons.sort((a, b) => severity(a) - severity(b)) };
  }
  // The account has nothing that the row judges, or the scope selects nothing: we cannot tell which.
  return { colour: 'grey', reasons: [] };
}
