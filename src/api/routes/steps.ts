import { z } from 'zod';
import { loadSteps } from '../../app/workbook/load-workbook';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';
import { step } from '../schemas/step';

export const listSteps = defineRoute({
  id: 'listSteps',
  method: 'GET',
  path: '/events/{eventId}/steps',
  permission: 'read',
  summary: 'Lists the 25 steps of section 8, with when each is due and how far it is',
  description:
    'Steps that the plan or the latest run can show are done as long as they show it. Of the others, people say it: see the timeline.',
  request: { params: eventParams },
  responses: { 200: json('All steps, by number.', z.object({ items: z.array(step) })) },
  problems: ['plan-not-found'],
  async handle({ params: { eventId } }, { backend: { store, now } }) {
    return { status: 200, body: { items: await loadSteps(store, eventId, now()) } };
  },
});
