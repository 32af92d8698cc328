import { z } from 'zod';
import { checklistAnswer, text } from '../../plan/schema';
import { defineRecordRoutes } from '../record-routes';
import { answer, plannedLoadTest, plannedWaiver, question, recordedStep } from '../schemas/records';

/**
 * The schema of a key.
 *
 * @param parts How many parts follow the first, as a quantifier of a regular expression.
 * @param list Names the list that shows valid keys.
 */
const keyShape = (parts: string, list: string) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9._-]{1,80}(~[A-Za-z0-9._-]{1,80})${parts}$`),
      `send a key from the list of ${list}`,
    );

export const waivers = defineRecordRoutes({
  kind: 'waiver',
  path: 'waivers',
  name: 'Waiver',
  noun: 'waiver',
  summaries: {
    list: 'Lists the waivers of an event, including those of its plan',
    create: 'Accepts the risk of a finding or ceiling, with a reason, an owner and an expiry',
    get: 'Reads a waiver',
    replace: 'Changes the reason, owner or expiry of a waiver',
    delete: 'Deletes a waiver',
  },
  effect: 'The next run shows the finding or ceiling as accepted. It still counts in the arithmetic.',
  key: keyShape('{3}', 'waivers').meta({ example: 'db-multi-az~__2f0c9f3d~__2f0c9f3d~reports' }),
  value: plannedWaiver,
  draft: plannedWaiver,
  splitDraft: (value) => ({ value }),
});

export const answers = defineRecordRoutes({
  kind: 'answer',
  path: 'answers',
  name: 'Answer',
  noun: 'answer',
  summaries: {
    list: 'Lists the answers to the checklist of an event, including those of its plan',
    create: 'Answers a question of the checklist',
    get: 'Reads an answer',
    replace: 'Changes an answer',
    delete: 'Deletes an answer',
  },
  effect: 'The next run takes it into account.',
  key: question,
  value: answer,
  draft: checklistAnswer.extend({ question }).meta({
    id: 'NewAnswer',
    example: { question: 'monitoring-tools', answer: 'CloudWatch and Grafana', status: 'green' },
  }),
  splitDraft: ({ question, ...value }) => ({ key: question, value }),
});

export const loadTests = defineRecordRoutes({
  kind: 'loadTest',
  path: 'load-tests',
  name: 'LoadTest',
  noun: 'load test',
  summaries: {
    list: 'Lists the load tests of an event, including those of its plan',
    create: 'Records a load test that was made or is planned',
    get: 'Reads a load test',
    replace: 'Changes a load test',
    delete: 'Deletes a load test',
  },
  effect: 'The next run takes it into account.',
  key: keyShape('{1}', 'load tests').meta({ example: 'Full_rehearsal_5f1c2a77~2026-11-28' }),
  value: plannedLoadTest,
  draft: plannedLoadTest,
  splitDraft: (value) => ({ value }),
});

export const timelineSteps = defineRecordRoutes({
  kind: 'step',
  path: 'timeline',
  name: 'TimelineStep',
  noun: 'step',
  summaries: {
    list: 'Lists what people recorded of the steps of section 8, including what the plan says',
    create: 'Records who does a step by when, or that it is done',
    get: 'Reads what was recorded of a step',
    replace: 'Changes who does a step by when, or that it is done',
    delete: 'Takes back what was recorded of a step; what the plan says of it counts again',
  },
  effect:
    'A step that the accounts or the plan show by themselves is done when they show it, whatever is recorded.',
  key: z
    .string()
    .regex(/^([1-9]|1\d|2[0-5])$/, 'send the number of a step, 1 to 25')
    .meta({ example: '5' }),
  value: recordedStep,
  draft: recordedStep,
  splitDraft: (value) => ({ value }),
});

const owner = z.strictObject({ owner: text.describe('The person who is responsible.') });

export const owners = defineRecordRoutes({
  kind: 'owner',
  path: 'owners',
  name: 'Owner',
  noun: 'owner',
  summaries: {
    list: 'Lists the owners of findings and ceilings of an event',
    create: 'Names the owner of a finding or ceiling',
    get: 'Reads the owner of a finding or ceiling',
    replace: 'Names another owner of a finding or ceiling',
    delete: 'Removes the owner of a finding or ceiling',
  },
  effect: 'Notifications name the owner.',
  key: keyShape('{1,7}', 'owners').meta({ example: 'db-multi-az~111122223333~us-east-1~reports' }),
  value: owner.meta({ id: 'Owner', example: { owner: 'Mei Tan' } }),
  draft: owner
    .extend({
      finding: keyShape('{1,7}', 'findings or ceilings').meta({
        description: 'The id of the finding or ceiling.',
      }),
    })
    .meta({
      id: 'NewOwner',
      example: { finding: 'db-multi-az~111122223333~us-east-1~reports', owner: 'Mei Tan' },
    }),
  splitDraft: ({ finding, ...value }) => ({ key: finding, value }),
});
