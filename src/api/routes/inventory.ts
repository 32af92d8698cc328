import { z } from 'zod';
import type { ArtifactId } from '../../model/artifacts';
import { place, time } from '../../model/shapes';
import { targetName } from '../../model/target';
import { cutPage } from '../paging';
import { ProblemError } from '../problem';
import { json } from '../reply';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { accountId, pageOf, pageQuery, regionName, runParams } from '../schemas/common';

const targetParams = runParams.extend({
  account: accountId.meta({ example: '111122223333' }),
  region: regionName,
});

const collectedTarget = z
  .object({
    target: z.object(place),
    collectedAt: time,
    ok: z.number().int().optional().meta({ description: 'The number of collectors that succeeded.' }),
    failed: z.number().int().optional().meta({ description: 'The number of collectors that failed.' }),
  })
  .meta({ id: 'CollectedTarget' });

const artifactSummary = z
  .object({
    id: z.string().meta({ example: 'autoScalingGroups' }),
    ok: z.boolean(),
    items: z
      .number()
      .int()
      .optional()
      .meta({ description: 'The number of items, if the artifact was read.' }),
    code: z.string().optional().meta({ description: 'Why the artifact was not read.' }),
    message: z.string().optional(),
    action: z.string().nullable().optional(),
  })
  .meta({ id: 'ArtifactSummary' });

const targetInventory = z
  .object({
    target: z.object(place),
    collectedAt: time,
    cost: z.object({
      requests: z.number().int(),
      metricsBought: z.number().int(),
      billRequests: z.number().int().optional(),
    }),
    artifacts: z.array(artifactSummary),
  })
  .meta({ id: 'TargetInventory' });

export const listTargets = defineRoute({
  id: 'listTargets',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/inventory',
  permission: 'read',
  summary: 'Lists the targets that a run has collected',
  request: { params: runParams, query: pageQuery },
  responses: { 200: json('One page.', pageOf(collectedTarget)) },
  problems: ['run-not-found'],
  async handle({ params, query }, { backend }) {
    const run = await loadRun(backend, params);
    const targets = await backend.store.runs.targets(run);
    return { status: 200, body: cutPage(['targets', run.event, run.id], targets, query) };
  },
});

export const getTargetInventory = defineRoute({
  id: 'getTargetInventory',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/inventory/{account}/{region}',
  permission: 'read',
  summary: 'Lists the artifacts of a target: how many items each has, or why it was not read',
  request: { params: targetParams },
  responses: { 200: json('The artifacts of the target, without their items.', targetInventory) },
  problems: ['run-not-found'],
  async handle({ params: { account, region, ...params } }, { backend }) {
    const run = await loadRun(backend, params);
    const { artifacts, ...facts } = await backend.store.runs.inventory(run, { account, region });
    const summaries = Object.entries(artifacts).map(([id, result]) => {
      if (!result.ok) return { id, ...result };
      return { id, ok: true, items: itemsOf(result.data).length };
    });
    return { status: 200, body: { ...facts, artifacts: summaries } };
  },
});

export const listArtifactItems = defineRoute({
  id: 'listArtifactItems',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/inventory/{account}/{region}/{artifact}',
  permission: 'read',
  summary: 'Lists the items of an artifact, with the field names of AWS',
  request: {
    params: targetParams.extend({
      artifact: z
        .string()
        .regex(/^[A-Za-z0-9]{1,60}$/, 'an artifact is named like dbInstances')
        .meta({ example: 'ec2Instances' }),
    }),
    query: pageQuery,
  },
  responses: { 200: json('One page.', pageOf(z.unknown())) },
  problems: ['run-not-found', 'record-not-found'],
  async handle({ params: { account, region, artifact, ...params }, query }, { backend }) {
    const run = await loadRun(backend, params);
    const target = { account, region };
    const { artifacts } = await backend.store.runs.inventory(run, target);
    const result = Object.hasOwn(artifacts, artifact) ? artifacts[artifact as ArtifactId] : undefined;
    if (result?.ok) {
      const list = ['items', run.event, run.id, account, region, artifact];
      return { status: 200, body: cutPage(list, itemsOf(result.data), query) };
    }
    const why = result === undefined ? 'was not collected' : `could not be read: ${result.code}`;
    throw new ProblemError('record-not-found', `${artifact} of ${targetName(target)} ${why}.`);
  },
});

/** An artifact is either a list, or an object whose values are the items. */
const itemsOf = (data: object): readonly unknown[] => (Array.isArray(data) ? data : Object.values(data));
