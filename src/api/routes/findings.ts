import { z } from 'zod';
import { finding, findingStatus } from '../../model/finding';
import { rowId } from '../../model/report';
import { SCORECARD } from '../../score/rows';
import { json } from '../reply';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { accountId, pageOf, pageQuery, regionName, runParams } from '../schemas/common';

export const listFindings = defineRoute({
  id: 'listFindings',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/findings',
  permission: 'read',
  summary: 'Lists all findings of a run, worst first',
  request: {
    params: runParams,
    query: pageQuery.extend({
      status: findingStatus.optional(),
      account: accountId.optional(),
      region: regionName.optional(),
      check: z
        .string()
        .regex(/^[a-z0-9-]{1,80}$/, 'a check is named like db-multi-az')
        .optional(),
      row: rowId.optional().meta({ description: 'Only findings of this row of the scorecard.' }),
    }),
  },
  responses: { 200: json('One page; every page costs the same.', pageOf(finding)) },
  problems: ['run-not-found'],
  async handle({ params, query: { limit, cursor, row, check, ...filter } }, { backend }) {
    const run = await loadRun(backend, params);
    const checks = checksOf(row, check);
    const wanted = { ...filter, ...(checks && { checks }) };
    return { status: 200, body: await backend.store.runs.findings(run, wanted, { limit, cursor }) };
  },
});

/** The checks that both filters allow; undefined if there is neither. */
function checksOf(row: string | undefined, check: string | undefined): readonly string[] | undefined {
  if (row === undefined) return check === undefined ? undefined : [check];
  const ofRow: readonly string[] =
    SCORECARD.find(({ id }) => id === row)?.items.map((item) => item.check) ?? [];
  return check === undefined ? ofRow : ofRow.filter((each) => each === check);
}
