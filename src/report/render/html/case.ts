/** Judges the whole event at other traffic, or with another loss, than is planned, by the functions that judge it as planned. */
import { breakingPoint } from '../../../capacity/breaking-point';
import { type OddsCeiling, oddsOf } from '../../../capacity/odds';
import { type Outlook, outlookIf, stepAt } from '../../../capacity/status-steps';
import type { BreakingPoint, Ceiling, Colour } from '../../../model/ceiling';
import type { Finding, FindingStatus, FindingSteps } from '../../../model/finding';
import type { Report, ReportOutlook, Scorecard, Verdict } from '../../../model/report';
import { STATUS_OF } from '../../../model/status-of';
import type { Survival } from '../../../model/survival';
import { type RowDefinition, scoreRows, verdictOf } from '../../../score/score-rows';

/** What is asked for. */
export interface Case {
  readonly multiplier: number;
  readonly survive: Survival;
}

/** A ceiling, with what is judged of it in any case. */
export type CaseCeiling = Outlook &
  OddsCeiling &
  Pick<Ceiling, 'id' | 'family' | 'account' | 'region'> & {
    /** Whether a waiver accepts it as soon as it is tight. */
    readonly waived: boolean;
  };

/** A finding of which the status depends on traffic. */
export type CaseFinding = Pick<Finding, 'id' | 'check' | 'account' | 'region' | 'status' | 'title'> & {
  readonly statusSteps: FindingSteps;
  readonly waived: boolean;
};

/** What the event is judged by besides its ceilings. */
export interface CaseBasis {
  readonly rows: readonly RowDefinition[];
  /** The checks whose failure turns a row red, and those that rest on what AWS answered. */
  readonly critical: readonly string[];
  readonly machine: readonly string[];
  readonly findings: readonly CaseFinding[];
  readonly others: ReportOutlook['others'];
  readonly acceptedOthers: number;
  readonly takeovers?: ReportOutlook['takeovers'];
}

/** What is planned. */
export interface Planned {
  readonly needed: number;
  readonly survive: Survival;
  readonly range?: Report['event']['multiplierRange'];
}

/** The event in one case, as a report tells it. */
export interface JudgedCase {
  readonly verdict: Verdict;
  readonly acceptedRisks: number;
  readonly breakingPoint: BreakingPoint | null;
  readonly scorecard: Scorecard;
  readonly event: Pick<Report['event'], 'multiplier' | 'multiplierRange'>;
}

/** The colour of a ceiling in a case. As planned, it is what the report says: that knows the plan's bad day. */
export function colourIn(ceiling: Outlook, { multiplier, survive }: Case, { needed }: Planned): Colour {
  const { status, statusSteps } = outlookIf(ceiling, survive);
  return multiplier === needed ? status : (stepAt(statusSteps, multiplier) ?? 'grey');
}

/** Judges the event in a case. */
export function judgeCase(
  ceilings: readonly CaseCeiling[],
  basis: CaseBasis,
  planned: Planned,
  asked: Case,
): JudgedCase {
  const judged = ceilings.map((ceiling) => ceilingIn(ceiling, basis, planned, asked));
  const isCritical = new Set(basis.critical);
  const isMachine = new Set(basis.machine);
  const scored = (
    one: Pick<CaseFinding, 'id' | 'check' | 'account' | 'region'>,
    status: FindingStatus,
    waived: boolean,
  ) => ({
    id: one.id,
    check: one.check,
    account: one.account,
    region: one.region,
    status,
    critical: isCritical.has(one.check),
    ...(waived && isBad(status) && { accepted: ACCEPTED }),
  });
  const moving = [
    ...judged.map((one) => scored({ ...one, check: one.family }, STATUS_OF[one.status], one.waived)),
    ...basis.findings.map((one) => scored(one, findingIn(one, planned, asked), one.waived)),
  ];
  const others = basis.others.flatMap(({ checks, ...target }) =>
    Object.entries(checks).flatMap(([check, counts]) =>
      Object.entries(counts).flatMap(([status, count = 0]) =>
        Array<ReturnType<typeof scored>>(count).fill(
          scored({ ...target, id: OTHER, check }, status as FindingStatus, false),
        ),
      ),
    ),
  );
  const scorecard = scoreRows([...moving, ...others], {
    definitions: basis.rows,
    ceilings: judged,
    isMachineEvidence: (check) => isMachine.has(check),
  });
  const { range, needed } = planned;
  // Who asks for one multiplier is as sure of it as a plan that gives one.
  const isRange = range !== undefined && asked.multiplier === needed;
  return {
    verdict: verdictOf(scorecard),
    acceptedRisks: basis.acceptedOthers + moving.filter(({ accepted }) => accepted).length,
    scorecard,
    breakingPoint: breakingPoint(
      judged,
      asked.multiplier,
      isRange ? oddsOf(judged, { range, survive: asked.survive }) : null,
    ),
    event: { multiplier: asked.multiplier, ...(isRange && { multiplierRange: range }) },
  };
}

/** The id of what depends on neither traffic nor loss: the page has only how many of these there are. */
export const OTHER = '';

const ACCEPTED = { reason: '', owner: '', expires: '' };

const isBad = (status: FindingStatus): boolean => status === 'warn' || status === 'fail';

const findingIn = (
  { status, statusSteps }: CaseFinding,
  { needed }: Planned,
  { multiplier }: Case,
): FindingStatus => (multiplier === needed ? status : (stepAt(statusSteps, multiplier) ?? status));

/** A ceiling as it would be told in a case. */
function ceilingIn(
  ceiling: CaseCeiling,
  { takeovers }: CaseBasis,
  planned: Planned,
  asked: Case,
): CaseCeiling {
  const status = colourIn(ceiling, asked, planned);
  if (asked.survive === planned.survive) return { ...ceiling, status };
  const { breaksAtWithoutRegion: _, ...others } = ceiling;
  const times = takeovers?.[ceiling.region];
  if (asked.survive !== 'region' || times === undefined) return { ...others, status };
  if (times === null) {
    return ceiling.grows && status === 'grey'
      ? { ...others, status, breaksAt: null, breaksAtWithoutZone: null, breaksAtWithoutRegion: null }
      : { ...others, status, breaksAtWithoutRegion: null };
  }
  const { breaksAt, grows } = ceiling;
  const at = grows && breaksAt !== null ? Number((breaksAt / times).toPrecision(6)) : null;
  return { ...others, status, breaksAtWithoutRegion: at };
}
