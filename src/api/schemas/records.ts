/** What people record, with an example of each for the OpenAPI document. */
import { z } from 'zod';
import {
  CHECKLIST,
  type ChecklistId,
  checklistAnswer,
  loadTest,
  timelineStep,
  waiver,
} from '../../plan/schema';

export const plannedWaiver = waiver.meta({
  id: 'Waiver',
  example: {
    finding: 'db-multi-az',
    resource: 'reports',
    reason: 'The reports may be down for a day.',
    owner: 'Mei Tan',
    expires: '2026-12-13',
  },
});

export const question = z.enum(Object.keys(CHECKLIST) as [ChecklistId, ...ChecklistId[]]).meta({
  id: 'Question',
  description: 'A question of section 12 of the workbook.',
  example: 'monitoring-tools',
});

export const answer = checklistAnswer.meta({
  id: 'Answer',
  example: { answer: 'CloudWatch and Grafana, on call around the clock', status: 'green' },
});

export const plannedLoadTest = loadTest.meta({
  id: 'LoadTest',
  example: {
    name: 'Full rehearsal',
    on: '2026-11-28',
    result: 'passed',
    reachedMultiplier: 24,
    requestsPerSecondPerInstance: [{ autoScalingGroup: 'shop-web', value: 120 }],
  },
});

export const recordedStep = timelineStep.meta({
  id: 'TimelineStep',
  example: { step: 5, owner: 'Mei Tan', due: '2026-11-07', doneOn: '2026-11-05' },
});
