import { z } from 'zod';
import { listActionRecords, loadPlannerInput, planFrom } from '../../app/actions/stored-actions';
import { actionRecord, plannedAction } from '../../model/action';
import { time } from '../../model/shapes';
import { json } from '../reply';
import { defineRoute } from '../route';
import { eventParams } from '../schemas/common';

const actionsOfEvent = z
  .object({
    run: z.object({ id: z.string(), asOf: time }).meta({ description: 'The run that they follow from.' }),
    planned: z.array(plannedAction),
    applied: z.array(actionRecord).meta({ description: 'What became of those that somebody applied.' }),
  })
  .meta({ id: 'EventActions' });

export const listActions = defineRoute({
  id: 'listActions',
  method: 'GET',
  path: '/events/{eventId}/actions',
  permission: 'read',
  summary: 'Lists what AWS can be asked for by the latest run, and what was asked for',
  description:
    'AWS is not asked: which requests are open is not known here. Nothing is applied by this API, whose roles read only; `iem actions apply` does it, with a role of its own.',
  request: { params: eventParams },
  responses: { 200: json('The planned actions in their order, and the applied ones by id.', actionsOfEvent) },
  problems: ['plan-not-found', 'run-not-found'],
  async handle({ params: { eventId } }, { backend: { store, now } }) {
    const { run, actions } = planFrom(await loadPlannerInput(store, eventId), null, now());
    const applied = await listActionRecords(store, eventId);
    return { status: 200, body: { run, planned: actions, applied } };
  },
});
