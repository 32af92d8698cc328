import { z } from 'zod';
import { judgeStoredWhatIf, MOST_TARGETS } from '../../app/judging/stored-what-if';
import { CHANGE_FORMS, type Change, parseChange } from '../../capacity/changes';
import { ceiling } from '../../model/ceiling';
import { IemError } from '../../model/error';
import { type Report, report } from '../../model/report';
import { expectedMultiplier } from '../../plan/schema';
import { jsonBody } from '../body';
import { type FieldError, ProblemError } from '../problem';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';

const MOST_CHANGES = 100;
/** How many ceilings an answer has. The others can be read from the run if they did not change. */
const MOST_CEILINGS = 100;

const question = z
  .strictObject({
    multiplier: expectedMultiplier.optional(),
    set: z
      .array(z.string().max(500))
      .max(MOST_CHANGES)
      .default([])
      .meta({
        description: `Changes to make, in this order: ${CHANGE_FORMS.map((form) => `\`${form}\``).join(', ')}.`,
      }),
  })
  .refine(({ multiplier, set }) => multiplier !== undefined || set.length > 0, 'send multiplier, set or both')
  .meta({ id: 'WhatIf', example: { multiplier: 40, set: ['asg/shop-web.maxSize=400'] } });

const state = z
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

const answer = z
  .object({
    run: z.string().meta({ description: 'Id of the run whose inventories were judged again.' }),
    before: state,
    after: state,
    changes: report.shape.changes,
  })
  .meta({ id: 'WhatIfAnswer' });

export const askWhatIf = defineRoute({
  id: 'askWhatIf',
  method: 'POST',
  path: '/events/{eventId}/what-if',
  permission: 'read',
  summary:
    'Judges the latest inventories under other traffic or other limits, without asking AWS or storing anything',
  description: `For an event of at most ${MOST_TARGETS.toLocaleString('en-US')} targets, because you wait while it is judged. For a larger event, collect the accounts in question with \`iem collect\` and ask \`iem whatif\`.`,
  request: { params: eventParams, body: jsonBody(question) },
  responses: { 200: json('The results without and with the changes.', answer) },
  problems: ['plan-not-found', 'run-not-found', 'event-too-large', 'change-invalid'],
  async handle({ params, body }, { backend, caller }) {
    const { run, before, after } = await judgeStoredWhatIf(backend, {
      event: params.eventId,
      by: caller,
      changes: readChanges(body.set),
      ...(body.multiplier !== undefined && { multiplier: body.multiplier }),
    });
    return {
      status: 200,
      body: { run: run.id, before: stateOf(before), after: stateOf(after), changes: after.changes },
    };
  },
});

const stateOf = ({ event, verdict, acceptedRisks, caveats, breakingPoint, scorecard, ceilings }: Report) => ({
  ...{ needed: event.multiplier, multiplierRange: event.multiplierRange },
  ...{ verdict, acceptedRisks, caveats, breakingPoint, scorecard },
  ceilings: ceilings.slice(0, MOST_CEILINGS),
});

function readChanges(set: readonly string[]): readonly Change[] {
  const errors: FieldError[] = [];
  const changes = set.flatMap((text, index) => {
    try {
      return [parseChange(text)];
    } catch (error) {
      if (!(error instanceof IemError)) throw error;
      errors.push({ in: 'body', pointer: `/set/${index}`, message: error.message });
      return [];
    }
  });
  if (errors.length > 0)
    throw new ProblemError('change-invalid', 'A change cannot be read: see errors.', { errors });
  return changes;
}
