import { z } from 'zod';
import { ceiling } from '../../model/ceiling';
import { type Report, report } from '../../model/report';

/** How many ceilings an answer has. The others can be read from the run if they did not change. */
const MOST_CEILINGS = 100;

/** What an answer tells of a report as things are, or as they would be. */
export const whatIfState = z
  .object({
    needed: z.number().nullable(),
    multiplierRange: report.shape.event.shape.multiplierRange,
    verdict: report.shape.verdict,
    acceptedRisks: report.shape.acceptedRisks,
    caveats: report.shape.caveats,
    breakingPoint: report.shape.breakingPoint,
    scorecard: report.shape.scorecard,
    ceilings: z.array(ceiling).meta({ description: `The ${MOST_CEILINGS} ceilings that break first.` }),
  })
  .meta({ id: 'WhatIfState' });

export const stateOf = ({
  event,
  verdict,
  acceptedRisks,
  caveats,
  breakingPoint,
  scorecard,
  ceilings,
}: Report) => ({
  ...{ needed: event.multiplier, multiplierRange: event.multiplierRange },
  ...{ verdict, acceptedRisks, caveats, breakingPoint, scorecard },
  ceilings: ceilings.slice(0, MOST_CEILINGS),
});
