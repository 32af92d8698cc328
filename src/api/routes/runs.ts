import { z } from 'zod';
import { cancelRun as cancel, startRun as start } from '../../app/runs/start-run';
import { targetsOf } from '../../plan/targets';
import { jsonBody } from '../body';
import { json } from '../reply';
import { defineRoute } from '../route';
import { loadRun } from '../runs';
import { etagOf, eventParams, pageOf, pageQuery, runParams } from '../schemas/common';
import { progress, readiness, run, runProfile } from '../schemas/run';

const LOCATION = { Location: 'Path of the run.' };
const MOST_MINUTES = 24 * 60;

const runRequest = z
  .strictObject({
    profile: runProfile.default('full'),
    deadlineMinutes: z.number().int().min(1).max(MOST_MINUTES).optional().meta({
      description: 'Minutes after which no further target is collected. The run then judges what it has.',
    }),
  })
  .meta({ id: 'RunRequest', example: { profile: 'full' } });

export const startRun = defineRoute({
  id: 'startRun',
  method: 'POST',
  path: '/events/{eventId}/runs',
  permission: 'operate',
  summary: 'Starts a run, unless one of the same profile is in progress',
  repeatable: true,
  request: { params: eventParams, body: jsonBody(runRequest, { required: false }) },
  responses: {
    202: json('The run was started.', run, LOCATION),
    200: json('This run was already in progress.', run, LOCATION),
  },
  problems: ['plan-not-found'],
  async handle({ params, body }, { backend, caller }) {
    const { run, started } = await start(backend, {
      ...body,
      event: params.eventId,
      trigger: 'api',
      by: caller,
      requestedAt: backend.now(),
    });
    const headers = { location: `/events/${run.event}/runs/${run.id}` };
    return { status: started ? 202 : 200, headers, body: run };
  },
});

export const listRuns = defineRoute({
  id: 'listRuns',
  method: 'GET',
  path: '/events/{eventId}/runs',
  permission: 'read',
  summary: 'Lists runs, newest first',
  request: { params: eventParams, query: pageQuery },
  responses: { 200: json('One page.', pageOf(run)) },
  problems: ['plan-not-found'],
  async handle({ params, query }, { backend: { store } }) {
    await store.plans.get(params.eventId);
    return { status: 200, body: await store.runs.list(params.eventId, query) };
  },
});

export const getRun = defineRoute({
  id: 'getRun',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}',
  permission: 'read',
  summary: 'Reads a run',
  request: { params: runParams },
  responses: { 200: json('The run.', run) },
  problems: ['run-not-found'],
  handle: async ({ params }, { backend }) => ({ status: 200, body: await loadRun(backend, params) }),
});

export const cancelRun = defineRoute({
  id: 'cancelRun',
  method: 'POST',
  path: '/events/{eventId}/runs/{runId}/cancel',
  permission: 'operate',
  summary: 'Ends a run without results; changes nothing if the run is over',
  repeatable: true,
  request: { params: runParams },
  responses: { 200: json('The run as it is now.', run) },
  problems: ['run-not-found'],
  async handle({ params }, { backend, caller }) {
    const { event, id } = await loadRun(backend, params);
    return { status: 200, body: await cancel(backend, { event, id }, caller) };
  },
});

export const getProgress = defineRoute({
  id: 'getProgress',
  method: 'GET',
  path: '/events/{eventId}/runs/{runId}/progress',
  permission: 'read',
  summary: 'Tells how many targets of a run are done',
  request: { params: runParams },
  responses: { 200: json('The progress of the run.', progress) },
  problems: ['run-not-found', 'plan-not-found'],
  async handle({ params }, { backend }) {
    const { store } = backend;
    const run = await loadRun(backend, params);
    const { plan } = await store.plans.get(run.event, run.planRevision);
    const done = await store.runs.targets(run);
    const withFailures = done.filter(({ failed = 0 }) => failed > 0).length;
    const targets = { planned: targetsOf(plan).length, done: done.length, withFailures };
    return { status: 200, body: { state: run.state, targets } };
  },
});

export const getReadiness = defineRoute({
  id: 'getReadiness',
  method: 'GET',
  path: '/events/{eventId}/readiness',
  permission: 'read',
  summary: 'Reads the verdict, breaking point and scorecard of the latest finished run',
  request: { params: eventParams },
  responses: { 200: json('The result of the run.', readiness, { ETag: 'Changes with the run.' }) },
  problems: ['run-not-found'],
  async handle({ params }, { backend }) {
    const latest = await loadRun(backend, { ...params, runId: 'latest' });
    const { event, run, verdict, acceptedRisks, caveats, breakingPoint, scorecard, changes } =
      await backend.store.runs.report(latest);
    const body = { event, run, verdict, acceptedRisks, caveats, breakingPoint, scorecard, changes };
    return { status: 200, headers: { etag: etagOf(run.id) }, body };
  },
});
