import { z } from 'zod';
import { ceilingFamilies } from '../../capacity/registry';
import { ceiling, colour } from '../../model/ceiling';
import { json } from '../reply';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { accountId, pageOf, pageQuery, regionName, runParams } from '../schemas/common';

export const listCeilings = defineRoute({
  id: 'listCeilings',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/ceilings',
  permission: 'read',
  summary: 'Lists all ceilings of a run; what breaks first comes first',
  request: {
    params: runParams,
    query: pageQuery.extend({
      status: colour.optional(),
      account: accountId.optional(),
      region: regionName.optional(),
      family: z.enum(ceilingFamilies.map(({ id }) => id)).optional(),
    }),
  },
  responses: { 200: json('One page; every page costs the same.', pageOf(ceiling)) },
  problems: ['run-not-found'],
  async handle({ params, query: { limit, cursor, ...filter } }, { backend }) {
    const run = await loadRun(backend, params);
    return { status: 200, body: await backend.store.runs.ceilings(run, filter, { limit, cursor }) };
  },
});
