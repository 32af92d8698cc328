import { toFailure } from '../../collect/failure';
import { namingSupportPlan } from '../../collect/support-plan';
import { redactSecrets } from '../../lib/redact-secrets';
import type { ActionAnswer, ActionFailure, ActionRecord, PlannedAction } from '../../model/action';
import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import type { Store, StoredRevision } from '../../store/store';
import type { Applied, Applier, Means } from '../../support/applier';
import { APPLIERS } from '../../support/registry';
import { workbookRenderings } from '../../workbook/render';
import { loadWorkbook } from '../workbook/load-workbook';
import type { ActingAccounts, ActingClients } from './acting-accounts';
import { listActionRecords } from './stored-actions';

/** What applying depends on. */
export interface ActingBackend {
  readonly store: Store;
  /** Returns the present time, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly accounts: ActingAccounts;
  /** Who says so. */
  readonly by: string;
}

/**
 * What became of one action. `applied`: it was done. `there`: AWS had it already, and nothing was asked for. `refused`: nothing was
 * asked of AWS. `failed`: AWS did not do it.
 */
export interface ActionOutcome {
  readonly action: Pick<PlannedAction, 'id' | 'account' | 'region' | 'title'>;
  readonly result: 'applied' | 'there' | 'refused' | 'failed' | 'rehearsed';
  readonly awsId: string | null;
  /** A sentence. */
  readonly says: string;
}

/** An action with the call that does it. */
type Doable = PlannedAction & { readonly call: NonNullable<PlannedAction['call']> };

const isDoable = (action: PlannedAction): action is Doable => action.call !== null;

/** What is to be applied: some actions, or all that are ready. */
export type Chosen = readonly string[] | 'all';

/**
 * Chooses from a plan what is to be applied.
 *
 * @returns what is ready, in the order of the plan, and of what is named but not ready why.
 * @throws IemError `item-not-found`, naming the ids that the plan does not have.
 */
export function chooseActions(
  planned: readonly PlannedAction[],
  chosen: Chosen,
): { readonly ready: readonly Doable[]; readonly refused: readonly ActionOutcome[] } {
  if (chosen === 'all') return { ready: planned.filter(isReady), refused: [] };
  const unknown = chosen.filter((id) => !planned.some((action) => action.id === id));
  if (unknown.length > 0) {
    throw new IemError(
      'item-not-found',
      `The plan has no action ${unknown.join(', ')}: "iem actions plan" lists them.`,
    );
  }
  const named = planned.filter(({ id }) => chosen.includes(id));
  return {
    ready: named.filter(isReady),
    refused: named
      .filter((action) => !isReady(action))
      .map((action) => ({
        action,
        result: action.state === 'done' || action.state === 'requested' ? 'there' : 'refused',
        awsId: null,
        says: action.because ?? `It is ${action.state}.`,
      })),
  };
}

const isReady = (action: PlannedAction): action is Doable => action.state === 'ready' && isDoable(action);

/**
 * For how long an attempt that has not ended is taken for one that still runs, in milliseconds. One call is made, which is not repeated;
 * after this, an attempt has died, and AWS is asked what became of it.
 */
const STILL_RUNS_MS = 120_000;

/**
 * Does one action, once: what it will ask is recorded, AWS is asked whether it has it already, the call is made, and its answer is
 * recorded. If this process dies in between, the next attempt finds at AWS what this one did.
 *
 * Never throws what AWS throws: that is recorded, and returned as `failed`.
 */
export async function applyAction(
  backend: ActingBackend,
  plan: EventPlan,
  action: Doable,
): Promise<ActionOutcome> {
  const { store, now } = backend;
  const applier = APPLIERS[action.kind];
  const before = await store.actions.get(plan.id, action.id);
  const held = before && whyHeld(before.item, applier, now());
  if (held !== null && held !== undefined) return { action, ...held };
  const started = await store.actions.put(plan.id, beginning(action, before, backend), before?.revision ?? 0);
  const ended = await attempt(applier, action, { backend, plan });
  // A record that cannot be written stays begun: the next attempt asks AWS what became of this one.
  await store.actions.put(
    plan.id,
    {
      ...started.item,
      ...('done' in ended
        ? { state: 'done', done: ended.done }
        : { state: 'failed', failure: ended.failure }),
      finishedAt: now(),
    },
    started.revision,
  );
  return { action, ...ended.outcome };
}

type Ended = { readonly outcome: Omit<ActionOutcome, 'action'> } & (
  | { readonly done: ActionAnswer }
  | { readonly failure: ActionFailure }
);

/** Asks AWS what it has, and for the rest. Never throws what AWS throws. */
async function attempt(
  applier: Applier,
  action: Doable,
  { backend, plan }: { readonly backend: ActingBackend; readonly plan: EventPlan },
): Promise<Ended> {
  try {
    return await withClients(backend, plan, action, async (clients): Promise<Ended> => {
      const found = await applier.find(action, clients);
      if (found?.isThere) {
        const { awsId, says } = found;
        return { done: { awsId, answer: {}, foundAtAws: true }, outcome: { result: 'there', awsId, says } };
      }
      if (found !== null && !applier.isSetting) {
        return failed({ code: 'InTheWay', action: applier.reads[0] ?? null, message: found.says });
      }
      const { awsId, answer } = await callOnce(applier, action, {
        ...clients,
        attachment: attachmentOf(backend, plan),
      });
      return {
        done: { awsId, answer, foundAtAws: false },
        outcome: { result: 'applied', awsId, says: 'AWS has it.' },
      };
    });
  } catch (error) {
    return failed(failureOf(error));
  }
}

const failed = (failure: ActionFailure): Ended => ({
  failure,
  outcome: { result: 'failed', awsId: null, says: inWords(failure) },
});

/** The answer of AWS, without what looks like a secret. */
async function callOnce(
  applier: Applier,
  action: Applied,
  means: Means,
): Promise<Pick<ActionAnswer, 'awsId' | 'answer'>> {
  const { awsId, answer } = await applier.apply(action, means);
  return { awsId, answer: JSON.parse(redactSecrets(JSON.stringify(answer))) as ActionAnswer['answer'] };
}

/** Has AWS say whether it would do an action, where it has such a call. It changes nothing, and records nothing. */
export async function rehearseAction(
  backend: ActingBackend,
  plan: EventPlan,
  action: Doable,
): Promise<ActionOutcome> {
  const applier = APPLIERS[action.kind];
  try {
    return await withClients(backend, plan, action, async (clients) => {
      const found = await applier.find(action, clients);
      if (found?.isThere) return { action, result: 'there', awsId: found.awsId, says: found.says };
      await applier.rehearse?.(action, { ...clients, attachment: attachmentOf(backend, plan) });
      const says = applier.rehearse
        ? 'AWS says that it would do it.'
        : 'AWS does not have it yet, and has no dry run of this call.';
      return { action, result: 'rehearsed', awsId: null, says };
    });
  } catch (error) {
    return { action, result: 'failed', awsId: null, says: inWords(failureOf(error)) };
  }
}

/** Failures after which nobody knows whether AWS did what it was asked: no answer, none of AWS, or an error of its own. */
const UNHEARD = /^(Timeout|Unreachable|Unparsable)$|^(Internal|Service)/;

/** Why an action is not tried again; null where it is. */
function whyHeld(
  { state, at, by, done, failure }: ActionRecord,
  { isSetting }: Applier,
  now: string,
): Omit<ActionOutcome, 'action'> | null {
  const isRecent = Date.parse(now) - Date.parse(at) < STILL_RUNS_MS;
  if (state === 'done' && !isSetting) {
    const awsId = done?.awsId ?? null;
    return { result: 'there', awsId, says: `${by} has done it on ${at.slice(0, 10)}.` };
  }
  // AWS may list it a little later than it heard it.
  if (state === 'failed' && !isSetting && isRecent && UNHEARD.test(failure?.code ?? '')) {
    return {
      result: 'refused',
      awsId: null,
      says: `${by} asked at ${at}, and whether AWS heard it is not known: try again in two minutes.`,
    };
  }
  if (state === 'started' && isRecent) {
    return {
      result: 'refused',
      awsId: null,
      says: `${by} began it at ${at}, and it has not ended: try again in two minutes.`,
    };
  }
  return null;
}

const MOST_EARLIER = 20;

function beginning(
  { id, kind, account, region, title, call }: Doable,
  before: StoredRevision<ActionRecord> | null,
  { now, by }: ActingBackend,
): ActionRecord {
  const earlier = before
    ? [
        ...before.item.earlier,
        {
          at: before.item.at,
          by: before.item.by,
          ...(before.item.failure && { failure: before.item.failure }),
        },
      ]
    : [];
  return {
    ...{ id, kind, account, region, title, call },
    ...{ state: 'started', at: now(), by, earlier: earlier.slice(-MOST_EARLIER) },
  };
}

function failureOf(error: unknown): ActionFailure {
  const { code, action, message } = toFailure(namingSupportPlan(error, 'AWS Support'));
  return { code, action, message };
}

const inWords = ({ code, action, message }: ActionFailure): string =>
  `${message} (${code}${action === null ? '' : ` of ${action}`})`;

async function withClients<T>(
  { accounts }: Pick<ActingBackend, 'accounts'>,
  plan: EventPlan,
  { account, region }: Applied,
  work: (clients: ActingClients) => Promise<T>,
): Promise<T> {
  const clients = await accounts.open(plan, { account, region });
  try {
    return await work(clients);
  } finally {
    clients.close();
  }
}

/** What became of an action, and how it is at AWS today. */
export interface ActionToday {
  readonly record: ActionRecord;
  /** What AWS says of it today; null where AWS was not asked. A sentence. */
  readonly today: string | null;
}

/**
 * Lists what was done for an event, with how it is at AWS today.
 *
 * @param backend Without accounts, AWS is not asked.
 */
export async function listActions(
  { store, accounts }: Pick<ActingBackend, 'store'> & { readonly accounts: ActingAccounts | null },
  event: string,
): Promise<readonly ActionToday[]> {
  const { plan } = await store.plans.get(event);
  const records = await listActionRecords(store, event);
  if (accounts === null) return records.map((record) => ({ record, today: null }));
  const asked: ActionToday[] = [];
  for (const record of records) asked.push({ record, today: await askToday(record, plan, accounts) });
  return asked;
}

async function askToday(record: ActionRecord, plan: EventPlan, accounts: ActingAccounts): Promise<string> {
  const { find, today } = APPLIERS[record.kind];
  const awsId = record.done?.awsId ?? null;
  try {
    const says = await withClients({ accounts }, plan, record, async (clients) =>
      today !== undefined && awsId !== null
        ? today(awsId, clients)
        : ((await find(record, clients))?.says ?? null),
    );
    return says ?? 'AWS has none.';
  } catch (error) {
    return `Not known: ${inWords(failureOf(error))}`;
  }
}

/** AWS takes attachments of at most 5 MB (`AddAttachmentsToSet`). */
const MOST_ATTACHED = 5 * 1024 * 1024;

/** The workbook of the event: as a spreadsheet, or where that is too large as text. */
const attachmentOf =
  ({ store, now }: Pick<ActingBackend, 'store' | 'now'>, plan: EventPlan): Means['attachment'] =>
  async () => {
    const workbook = await loadWorkbook(store, plan.id, now());
    for (const [format, ending] of [
      ['xlsx', 'xlsx'],
      ['markdown', 'txt'],
    ] as const) {
      const render = await workbookRenderings[format]();
      const data = Buffer.from(await render(workbook));
      if (data.length <= MOST_ATTACHED) return { fileName: `${plan.id}-workbook.${ending}`, data };
    }
    return null;
  };
