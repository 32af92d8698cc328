import { z } from 'zod';
import { judgeStoredWhatIf, MOST_TARGETS } from '../../app/judging/stored-what-if';
import { CHANGE_FORMS, type Change, parseChange } from '../../capacity/changes';
import { IemError } from '../../model/error';
import { report } from '../../model/report';
import { SURVIVALS } from '../../model/survival';
import { expectedMultiplier } from '../../plan/schema';
import { jsonBody } from '../body';
import { type FieldError, ProblemError } from '../problem';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';
import { stateOf, whatIfState } from '../schemas/what-if';

const MOST_CHANGES = 100;

const question = z
  .strictObject({
    multiplier: expectedMultiplier.optional(),
    survive: z
      .enum(SURVIVALS)
      .optional()
      .meta({ description: 'What the event must survive at its peak; by default, what the plan says.' }),
    set: z
      .array(z.string().max(500))
      .max(MOST_CHANGES)
      .default([])
      .meta({
        description: `Changes to make, in this order: ${CHANGE_FORMS.map((form) => `\`${form}\``).join(', ')}.`,
      }),
  })
  .refine(
    ({ multiplier, survive, set }) => multiplier !== undefined || survive !== undefined || set.length > 0,
    'send multiplier, survive, set or several of them',
  )
  .meta({ id: 'WhatIf', example: { multiplier: 40, set: ['asg/shop-web.maxSize=400'] } });

const answer = z
  .object({
    run: z.string().meta({ description: 'Id of the run whose inventories were judged again.' }),
    before: whatIfState,
    after: whatIfState,
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
      multiplier: body.multiplier,
      survive: body.survive,
    });
    return {
      status: 200,
      body: { run: run.id, before: stateOf(before), after: stateOf(after), changes: after.changes },
    };
  },
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
