import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import type { Report, Scorecard } from '../model/report';
import { isMachineEvidence } from './evidence';
import { SCORECARD } from './rows';
import { scoreRows } from './score-rows';

export { verdictOf } from './score-rows';

/**
 * Scores and colours all rows of the scorecard.
 *
 * @param ceilings Those that some of the findings are of.
 */
export const buildScorecard = (findings: readonly Finding[], ceilings: readonly Ceiling[]): Scorecard =>
  scoreRows(findings, { definitions: SCORECARD, ceilings, isMachineEvidence });

/** Tells whether neither a machine check nor a ceiling that grows was judged: then there is no answer, not a bad one. */
export const nothingJudged = ({
  scorecard,
  breakingPoint,
}: Pick<Report, 'breakingPoint'> & { readonly scorecard: Pick<Scorecard, 'score'> }): boolean =>
  scorecard.score === null && breakingPoint === null;
