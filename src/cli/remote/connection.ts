/** What `iem remote` does with a deployed API. */
import { setTimeout as delay } from 'node:timers/promises';
import { tolerate } from '../../app/tolerate';
import type { components, IemClient } from '../../client';
import { pathText } from '../../lib/path-text';
import { IemError } from '../../model/error';
import { type Report, report as reportShape } from '../../model/report';
import type { Problem } from '../../plan/problem';
import { dateTime, plural } from '../../report/render/words';
import type { World } from '../environment';
import { watched } from '../progress';

type Schemas = components['schemas'];
export type Run = Schemas['Run'];

/** The client throws where there is no answer; a success without a document is a defect of the other side. */
function told<T>({ data }: { readonly data?: T }): T {
  if (data === undefined) throw new Error('The API answered without a document.');
  return data;
}

/** The plan is sent as the text it is, so that problems are told with the lines of the file. */
const planText = (text: string) => ({
  body: text as unknown as Schemas['EventPlan'],
  bodySerializer: String,
  headers: { 'content-type': 'application/yaml' },
});

export interface Pushed {
  readonly revision: number;
  /** `created` and `replaced` made a revision; `unchanged` found the same content. */
  readonly outcome: 'created' | 'replaced' | 'unchanged';
}

/**
 * Stores a plan as a new event, or as the next revision of the one there is.
 *
 * @param expected The revision to replace; without it the latest, whatever it is.
 * @throws IemError `revision-conflict`, naming both revisions.
 */
export async function pushPlan(
  client: IemClient,
  id: string,
  text: string,
  expected?: number,
): Promise<Pushed> {
  const current = await storedEvent(client, id);
  if (current === null && expected === undefined) {
    const { revision } = told(await client.POST('/events', planText(text)));
    return { revision, outcome: 'created' };
  }
  const replaced = expected ?? current?.revision ?? 0;
  try {
    const { headers, ...content } = planText(text);
    const params = { path: { eventId: id }, header: { 'If-Match': `"${replaced}"` } };
    const { revision } = told(await client.PUT('/events/{eventId}', { params, headers, ...content }));
    return { revision, outcome: revision === current?.revision ? 'unchanged' : 'replaced' };
  } catch (error) {
    if (!(error instanceof IemError) || error.code !== 'revision-conflict') throw error;
    throw await conflict(client, id, replaced, error);
  }
}

/** null when there is none. */
const storedEvent = (client: IemClient, id: string): Promise<Schemas['StoredEvent'] | null> =>
  tolerate(
    'plan-not-found',
    client.GET('/events/{eventId}', { params: { path: { eventId: id } } }).then(told),
  );

async function conflict(client: IemClient, id: string, replaced: number, cause: IemError): Promise<IemError> {
  const current = await storedEvent(client, id);
  if (current === null) return cause;
  const { revision, savedBy, savedAt } = current;
  return new IemError(
    'revision-conflict',
    `${id} has changed: this was to replace revision ${replaced}, but ${savedBy} stored revision ${revision} at ${dateTime(savedAt)}.\n` +
      `Take over what changed there, then push with --revision ${revision}.`,
    { cause },
  );
}

/** What the API finds wrong with a plan; `unlisted` problems are beyond what it lists. Nothing is stored. */
export async function planProblems(
  client: IemClient,
  text: string,
  file: string,
): Promise<{ readonly problems: readonly Problem[]; readonly unlisted: number }> {
  const { problems, unlisted } = told(await client.POST('/events/validate', planText(text)));
  return { problems: problems.map((problem) => ({ file, ...problem })), unlisted };
}

export interface StartOptions {
  readonly light?: boolean;
  /** After which no further target is collected. */
  readonly deadline?: number;
}

/** Starts a run; `started` is false when one is under way, which is then the run. */
export async function startRun(client: IemClient, event: string, { light, deadline }: StartOptions) {
  const answer = await client.POST('/events/{eventId}/runs', {
    params: { path: { eventId: event } },
    body: { profile: light ? 'light' : 'full', ...(deadline !== undefined && { deadlineMinutes: deadline }) },
  });
  return { run: told(answer), started: answer.response.status === 202 };
}

/** First and longest wait between two looks, milliseconds. */
const FIRST_LOOK = 1000;
const LAST_LOOK = 10_000;

/** Watches a run to its end. Throws IemError `api-refused` when it ends without a report. */
export function followRun(client: IemClient, { event, id }: Run, world: World): Promise<void> {
  const params = { path: { eventId: event, runId: id } };
  return watched(world, `Run ${id}`, async (shown) => {
    for (let wait = FIRST_LOOK; ; wait = Math.min(2 * wait, LAST_LOOK)) {
      const { state, targets } = told(
        await client.GET('/events/{eventId}/runs/{runId}/progress', { params }),
      );
      const failures = targets.withFailures > 0 ? `, ${targets.withFailures} with failures` : '';
      shown?.lines(`${targets.done} of ${plural(targets.planned, 'target')}${failures}`);
      if (state === 'finished') return;
      if (state === 'aborted') {
        const { reason } = told(await client.GET('/events/{eventId}/runs/{runId}', { params }));
        throw new IemError('api-refused', `Run ${id} ended without a report: ${reason ?? 'it was aborted'}`);
      }
      await delay(wait, undefined, { signal: world.signal });
    }
  });
}

/** The report of a run, or of the latest that is finished. Throws IemError `input-unreadable`. */
export async function remoteReport(client: IemClient, event: string, run = 'latest'): Promise<Report> {
  const params = { path: { eventId: event, runId: run }, query: { format: 'json' as const } };
  const document = told(await client.GET('/events/{eventId}/runs/{runId}/report', { params }));
  const { error, data } = reportShape.safeParse(document);
  if (error === undefined) return data;
  const [{ path, message } = { path: [], message: 'it is no report' }] = error.issues;
  throw new IemError(
    'input-unreadable',
    `The API answered with a report that this version of iem cannot read: ${pathText(path)}: ${message}.`,
  );
}

/** The run of an event that is under way, if any. */
export async function runningRun(client: IemClient, event: string): Promise<Run | null> {
  const params = { path: { eventId: event }, query: { limit: 10 } };
  const { items } = told(await client.GET('/events/{eventId}/runs', { params }));
  return items.find(({ state }) => state === 'running') ?? null;
}

/** Ends a run without results; of one that is over it changes nothing. */
export async function cancelRun(client: IemClient, event: string, run: string): Promise<Run> {
  const params = { path: { eventId: event, runId: run } };
  return told(await client.POST('/events/{eventId}/runs/{runId}/cancel', { params }));
}
