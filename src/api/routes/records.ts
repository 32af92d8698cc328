import { z } from 'zod';
import { CHECKLIST, type ChecklistId, checklistAnswer, loadTest, text, waiver } from '../../plan/schema';
import { recordRoutes } from '../record-routes';

/** A key of so many parts; a path without its dots would be another one. */
const keyOf = (parts: string, list: string) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9._-]{1,80}(~[A-Za-z0-9._-]{1,80})${parts}$`),
      `a key is one that the list of ${list} shows`,
    );

const plannedWaiver = waiver.meta({
  id: 'Waiver',
  example: {
    finding: 'db-multi-az',
    resource: 'reports',
    reason: 'The reports may be down for a day.',
    owner: 'Mei Tan',
    expires: '2026-12-13',
  },
});

export const waivers = recordRoutes({
  kind: 'waiver',
  path: 'waivers',
  name: 'Waiver',
  noun: 'waiver',
  summaries: {
    list: 'Lists the waivers of an event, those of its plan included',
    create: 'Accepts a finding or ceiling, with a reason, an owner and an expiry',
    get: 'Reads a waiver',
    replace: 'Changes the reason, owner or expiry of a waiver',
    delete: 'Takes a waiver back',
  },
  effect: 'The next run shows it as accepted; the arithmetic stays as it is.',
  key: keyOf('{3}', 'waivers').meta({ example: 'db-multi-az~__2f0c9f3d~__2f0c9f3d~reports' }),
  value: plannedWaiver,
  given: plannedWaiver,
  taken: (value) => ({ value }),
});

const question = z
  .enum(Object.keys(CHECKLIST) as [ChecklistId, ...ChecklistId[]])
  .meta({ id: 'Question', description: 'Of section 12 of the workbook.', example: 'monitoring-tools' });

const answer = checklistAnswer.meta({
  id: 'Answer',
  example: { answer: 'CloudWatch and Grafana, on call around the clock', status: 'green' },
});

export const answers = recordRoutes({
  kind: 'answer',
  path: 'answers',
  name: 'Answer',
  noun: 'answer',
  summaries: {
    list: 'Lists the answers to the checklist of an event, those of its plan included',
    create: 'Answers a question of the checklist',
    get: 'Reads an answer',
    replace: 'Changes an answer',
    delete: 'Takes an answer back',
  },
  effect: 'The next run judges by it.',
  key: question,
  value: answer,
  given: checklistAnswer.extend({ question }).meta({
    id: 'NewAnswer',
    example: { question: 'monitoring-tools', answer: 'CloudWatch and Grafana', status: 'green' },
  }),
  taken: ({ question, ...value }) => ({ key: question, value }),
});

const plannedLoadTest = loadTest.meta({
  id: 'LoadTest',
  example: {
    name: 'Full rehearsal',
    on: '2026-11-28',
    result: 'passed',
    reachedMultiplier: 24,
    requestsPerSecondPerInstance: [{ autoScalingGroup: 'shop-web', value: 120 }],
  },
});

export const loadTests = recordRoutes({
  kind: 'loadTest',
  path: 'load-tests',
  name: 'LoadTest',
  noun: 'load test',
  summaries: {
    list: 'Lists the load tests of an event, those of its plan included',
    create: 'Tells of a load test that was made or is planned',
    get: 'Reads a load test',
    replace: 'Changes what is told of a load test',
    delete: 'Takes a load test back',
  },
  effect: 'The next run judges by it.',
  key: keyOf('{1}', 'load tests').meta({ example: 'Full_rehearsal_5f1c2a77~2026-11-28' }),
  value: plannedLoadTest,
  given: plannedLoadTest,
  taken: (value) => ({ value }),
});

const owner = z.strictObject({ owner: text.describe('Who sees to it.') });

export const owners = recordRoutes({
  kind: 'owner',
  path: 'owners',
  name: 'Owner',
  noun: 'owner',
  summaries: {
    list: 'Lists who sees to which finding or ceiling of an event',
    create: 'Says who sees to a finding or ceiling',
    get: 'Reads who sees to a finding or ceiling',
    replace: 'Gives a finding or ceiling to somebody else',
    delete: 'Takes an owner back',
  },
  effect: 'Notifications name the owner.',
  key: keyOf('{1,7}', 'owners').meta({ example: 'db-multi-az~111122223333~us-east-1~reports' }),
  value: owner.meta({ id: 'Owner', example: { owner: 'Mei Tan' } }),
  given: owner
    .extend({ finding: keyOf('{1,7}', 'findings or ceilings').meta({ description: 'Its id.' }) })
    .meta({
      id: 'NewOwner',
      example: { finding: 'db-multi-az~111122223333~us-east-1~reports', owner: 'Mei Tan' },
    }),
  taken: ({ finding, ...value }) => ({ key: finding, value }),
});
