import { z } from 'zod';
import { judgeStoredUntilGreen, MOST_TARGETS_UNTIL_GREEN } from '../../app/judging/stored-what-if';
import { fix } from '../../model/finding';
import { count, place, times } from '../../model/shapes';
import { SURVIVALS } from '../../model/survival';
import { expectedMultiplier } from '../../plan/schema';
import { jsonBody } from '../body';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';
import { stateOf, whatIfState } from '../schemas/what-if';

const question = z
  .strictObject({
    multiplier: expectedMultiplier
      .optional()
      .meta({ description: 'Times normal traffic; by default, what the plan says.' }),
    survive: z
      .enum(SURVIVALS)
      .optional()
      .meta({ description: 'What the event must survive at its peak; by default, what the plan says.' }),
  })
  .meta({ id: 'UntilGreen', example: { multiplier: 40 } });

const firstBreak = z
  .object({
    multiplier: times,
    id: z.string().meta({ description: 'Id of the ceiling.' }),
    title: z.string(),
  })
  .meta({ id: 'FirstBreak' });

const nextBreak = firstBreak
  .extend({
    withoutOneZone: firstBreak.optional().meta({ description: 'Where the event must survive that.' }),
    withoutOneRegion: firstBreak.optional().meta({ description: 'Where the event must survive that.' }),
  })
  .meta({ id: 'NextBreak' });

const step = z
  .object({
    change: z.string().meta({ description: 'As `set` of what-if takes it.' }),
    id: z.string().meta({ description: 'Id of the ceiling or finding that asks for it.' }),
    title: z.string(),
    ...place,
    fix,
    breaksNext: nextBreak.nullable().meta({
      description: 'What breaks first with this step and those before it; null where nothing was judged.',
    }),
  })
  .meta({ id: 'UntilGreenStep' });

const remaining = z
  .object({
    id: z.string().meta({ description: 'Id of the ceiling or finding.' }),
    title: z.string(),
    ...place,
    status: z.enum(['red', 'grey']),
    because: z.string().meta({ description: 'Why no change mends it, as a sentence.' }),
    fix: fix.optional(),
  })
  .meta({ id: 'UntilGreenRemaining' });

/** How much of what remains an answer has. */
const MOST_REMAINING = 100;

const answer = z
  .object({
    run: z.string().meta({ description: 'Id of the run whose inventories were judged.' }),
    before: whatIfState,
    after: whatIfState,
    breaksFirst: nextBreak.nullable(),
    steps: z
      .array(step)
      .meta({ description: 'The least set of changes, in the order in which to begin them.' }),
    remaining: z.array(remaining).meta({
      description: `What no change mends, red things first: at most ${MOST_REMAINING}. If there is none, the event holds with the steps.`,
    }),
    remainingCount: count,
  })
  .meta({ id: 'UntilGreenAnswer' });

export const askUntilGreen = defineRoute({
  id: 'askUntilGreen',
  method: 'POST',
  path: '/events/{eventId}/what-if/until-green',
  permission: 'read',
  summary:
    'Finds the least set of changes after which the event holds, by the latest inventories, without asking AWS or storing anything',
  description: `For an event of at most ${MOST_TARGETS_UNTIL_GREEN} targets, because you wait while it is judged many times. For a larger event, collect the accounts in question with \`iem collect\` and ask \`iem whatif --until-green\`.`,
  request: { params: eventParams, body: jsonBody(question, { required: false }) },
  responses: { 200: json('The changes, and what remains.', answer) },
  problems: ['plan-not-found', 'run-not-found', 'event-too-large'],
  async handle({ params, body: { multiplier, survive } }, { backend, caller }) {
    const found = await judgeStoredUntilGreen(backend, {
      event: params.eventId,
      by: caller,
      multiplier,
      survive,
    });
    const { run, before, after, ...rest } = found;
    return {
      status: 200,
      body: {
        ...rest,
        run: run.id,
        before: stateOf(before),
        after: stateOf(after),
        remaining: rest.remaining.slice(0, MOST_REMAINING),
        remainingCount: rest.remaining.length,
      },
    };
  },
});
