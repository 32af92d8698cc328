/** The operations of `iem remote` on a deployed API. */
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { tolerate } from '../../app/tolerate';
import type { components, IemClient } from '../../client';
import { formatPath } from '../../lib/format-path';
import { IemError } from '../../model/error';
import { type Report, report as reportShape } from '../../model/report';
import type { Problem } from '../../plan/problem';
import { type EventPlan, eventPlanSchema } from '../../plan/schema';
import { formatCount, formatTime } from '../../report/render/words';
import type { WorkbookFormat } from '../../workbook/render';
import type { Environment } from '../environment';
import { showWhile } from '../progress';

type Schemas = components['schemas'];
/** A run as the API returns it. */
export type Run = Schemas['Run'];

/** Returns the document of an answer. The client throws for failures, so only a defect of the API can omit it. */
export function requireData<T>({ data }: { readonly data?: T }): T {
  if (data === undefined) throw new Error('The API sent an answer without a document.');
  return data;
}

/** Sends the plan's text unchanged, so that problems are reported with the line numbers of the file. */
const planText = (text: string) => ({
  body: text as unknown as Schemas['EventPlan'],
  bodySerializer: String,
  headers: { 'content-type': 'application/yaml' },
});

/** What became of a plan that was sent. */
export interface PushResult {
  readonly revision: number;
  /** `created` and `replaced` stored a revision; with `unchanged` the content was the same. */
  readonly outcome: 'created' | 'replaced' | 'unchanged';
}

/**
 * Stores a plan as a new event, or as the next revision of an existing one.
 *
 * @param expected The revision to replace; by default the latest.
 * @throws IemError `revision-conflict`, naming both revisions.
 */
export async function pushPlan(
  client: IemClient,
  id: string,
  text: string,
  expected?: number,
): Promise<PushResult> {
  const current = await storedEvent(client, id);
  if (current === null && expected === undefined) {
    const { revision } = requireData(await client.POST('/events', planText(text)));
    return { revision, outcome: 'created' };
  }
  const replaced = expected ?? current?.revision ?? 0;
  try {
    const { headers, ...content } = planText(text);
    const params = { path: { eventId: id }, header: { 'If-Match': `"${replaced}"` } };
    const { revision } = requireData(await client.PUT('/events/{eventId}', { params, headers, ...content }));
    return { revision, outcome: revision === current?.revision ? 'unchanged' : 'replaced' };
  } catch (error) {
    if (!(error instanceof IemError) || error.code !== 'revision-conflict') throw error;
    throw await conflict(client, id, replaced, error);
  }
}

/** Returns null if there is no such event. */
const storedEvent = (client: IemClient, id: string): Promise<Schemas['StoredEvent'] | null> =>
  tolerate(
    'plan-not-found',
    client.GET('/events/{eventId}', { params: { path: { eventId: id } } }).then(requireData),
  );

async function conflict(client: IemClient, id: string, replaced: number, cause: IemError): Promise<IemError> {
  const current = await storedEvent(client, id);
  if (current === null) return cause;
  const { revision, savedBy, savedAt } = current;
  return new IemError(
    'revision-conflict',
    `${id} has changed: you wanted to replace revision ${replaced}, but ${savedBy} stored revision ${revision} at ${formatTime(savedAt)}.\n` +
      `Take over that change, then push with --revision ${revision}.`,
    { cause },
  );
}

/** Asks the API for the problems of a plan, without storing it. `unlisted` counts the problems it does not list. */
export async function planProblems(
  client: IemClient,
  text: string,
  file: string,
): Promise<{ readonly problems: readonly Problem[]; readonly unlisted: number }> {
  const { problems, unlisted } = requireData(await client.POST('/events/validate', planText(text)));
  return { problems: problems.map((problem) => ({ file, ...problem })), unlisted };
}

/** How a run is started. */
export interface StartOptions {
  readonly light?: boolean;
  /** Minutes after which no further target is collected. */
  readonly deadline?: number;
}

/** Starts a run. If one is already executing, returns that one with `started: false`. */
export async function startRun(client: IemClient, event: string, { light, deadline }: StartOptions) {
  const answer = await client.POST('/events/{eventId}/runs', {
    params: { path: { eventId: event } },
    body: { profile: light ? 'light' : 'full', ...(deadline !== undefined && { deadlineMinutes: deadline }) },
  });
  return { run: requireData(answer), started: answer.response.status === 202 };
}

/** The first and the longest pause between two requests for the progress, milliseconds. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;

/** Shows the progress of a run until it ends. Throws IemError `api-refused` if it ends without a report. */
export function followRun(client: IemClient, { event, id }: Run, environment: Environment): Promise<void> {
  const params = { path: { eventId: event, runId: id } };
  return showWhile(environment, `Run ${id}`, async (shown) => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const { state, targets } = requireData(
        await client.GET('/events/{eventId}/runs/{runId}/progress', { params }),
      );
      const failures = targets.withFailures > 0 ? `, ${targets.withFailures} with failures` : '';
      shown?.lines(`${targets.done} of ${formatCount(targets.planned, 'target')}${failures}`);
      if (state === 'finished') return;
      if (state === 'aborted') {
        const { reason } = requireData(await client.GET('/events/{eventId}/runs/{runId}', { params }));
        throw new IemError('api-refused', `Run ${id} ended without a report: ${reason ?? 'it was aborted'}`);
      }
      await delay(pause, undefined, { signal: environment.signal });
    }
  });
}

/** Loads the report of a run, by default the latest finished one. Throws IemError `input-unreadable`. */
export async function remoteReport(client: IemClient, event: string, run = 'latest'): Promise<Report> {
  const params = { path: { eventId: event, runId: run }, query: { format: 'json' as const } };
  const document = requireData(await client.GET('/events/{eventId}/runs/{runId}/report', { params }));
  return readAnswer(reportShape, document, 'a report');
}

/** Loads the plan of an event as it is stored. Throws IemError `input-unreadable`. */
export async function remotePlan(client: IemClient, event: string): Promise<EventPlan> {
  const { plan } = requireData(
    await client.GET('/events/{eventId}', { params: { path: { eventId: event } } }),
  );
  return readAnswer(eventPlanSchema, plan, 'a plan');
}

/** Reads what the API sent. Throws IemError `input-unreadable` for what is of another version. */
export function readAnswer<T>(shape: z.ZodType<T>, given: unknown, what: string): T {
  const { error, data } = shape.safeParse(given);
  if (error === undefined) return data;
  const [{ path, message } = { path: [], message: 'it is none' }] = error.issues;
  throw new IemError(
    'input-unreadable',
    `The API sent ${what} that this version of iem cannot read: ${formatPath(path)}: ${message}.`,
  );
}

/** Loads the workbook of an event in a format, as the API renders it. */
export async function remoteWorkbook(
  client: IemClient,
  event: string,
  format: WorkbookFormat,
): Promise<Uint8Array> {
  const params = { path: { eventId: event }, query: { format } };
  const answer = await client.GET('/events/{eventId}/workbook', { params, parseAs: 'arrayBuffer' });
  return new Uint8Array(requireData<ArrayBuffer>(answer));
}

/** Finds the run of an event that is executing, if any. */
export async function runningRun(client: IemClient, event: string): Promise<Run | null> {
  const params = { path: { eventId: event }, query: { limit: 10 } };
  const { items } = requireData(await client.GET('/events/{eventId}/runs', { params }));
  return items.find(({ state }) => state === 'running') ?? null;
}

/** Ends a run without results. Changes nothing if the run is over. */
export async function cancelRun(client: IemClient, event: string, run: string): Promise<Run> {
  const params = { path: { eventId: event, runId: run } };
  return requireData(await client.POST('/events/{eventId}/runs/{runId}/cancel', { params }));
}
