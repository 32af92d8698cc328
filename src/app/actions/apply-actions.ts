import { toFailure } from '../../collect/failure';
import { namingSupportPlan } from '../../collect/support-plan';
import { redactSecrets } from '../../lib/redact-secrets';
import {
  type ActionAnswer,
  type ActionFailure,
  type ActionRecord,
  isUnheard,
  type PlannedAction,
} from '../../model/action';
import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import type { Store, StoredRevision } from '../../store/store';
import type { Applied, Applier, AttachedFile, Found, Means } from '../../support/applier';
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
 * Does one action, once: that it is begun is recorded, AWS is asked whether it has it already, what AWS has is recorded, the call is
 * made, and its answer is recorded. If this process dies in between, the next attempt finds at AWS what this one did.
 *
 * Never throws: what AWS throws is recorded, and returned as `failed`.
 */
export async function applyAction(
  backend: ActingBackend,
  plan: EventPlan,
  action: Doable,
): Promise<ActionOutcome> {
  try {
    return { action, ...(await applyOnce(backend, plan, action)) };
  } catch (error) {
    const isTaken = error instanceof IemError && error.code === 'record-conflict';
    return {
      action,
      awsId: null,
      ...(isTaken
        ? {
            result: 'refused',
            says: 'Somebody else has begun it: "iem actions list" tells what became of it.',
          }
        : { result: 'failed', says: inWords(failureOf(error)) }),
    };
  }
}

/** Throws only what is thrown before AWS is asked to do it. */
async function applyOnce(
  backend: ActingBackend,
  plan: EventPlan,
  action: Doable,
): Promise<Omit<ActionOutcome, 'action'>> {
  const { actions } = backend.store;
  const applier = APPLIERS[action.kind];
  const before = await actions.get(plan.id, action.id);
  const held = before && whyHeld(before.item, applier, backend.now());
  if (held !== null) return held;
  let mine = await actions.put(plan.id, beginning(action, before, backend), before?.revision ?? 0);
  const ended = await attempt(applier, action, {
    ...{ backend, plan },
    // To look may have taken so long that another attempt took this one for dead.
    async claim(found) {
      const item = { ...mine.item, at: backend.now(), ...(found && { before: found }) };
      mine = await actions.put(plan.id, item, mine.revision);
    },
  });
  const result =
    'done' in ended
      ? ({ state: 'done', done: ended.done } as const)
      : ({ state: 'failed', failure: ended.failure } as const);
  try {
    await actions.put(plan.id, { ...mine.item, ...result, finishedAt: backend.now() }, mine.revision);
    return ended.outcome;
  } catch (error) {
    // It stays begun: the next attempt asks AWS what became of this one.
    return {
      ...ended.outcome,
      says: `${ended.outcome.says} But it could not be recorded: ${redactSecrets(String(error))}`,
    };
  }
}

type Ended = { readonly outcome: Omit<ActionOutcome, 'action'> } & (
  | { readonly done: ActionAnswer }
  | { readonly failure: ActionFailure }
);

/** What an attempt needs besides the action. */
interface Attempt {
  readonly backend: ActingBackend;
  readonly plan: EventPlan;
  /** Records what AWS has just before it is changed. Throws IemError `record-conflict` where another attempt has begun. */
  claim(found: Found['before']): Promise<void>;
}

/** Asks AWS what it has, and for the rest. Throws only what `claim` throws. */
async function attempt(applier: Applier, action: Doable, { backend, plan, claim }: Attempt): Promise<Ended> {
  let isMine = true;
  try {
    return await withClients(backend, plan, action, async (clients): Promise<Ended> => {
      const found = await applier.find(action, clients);
      if (found?.isThere) {
        const { awsId, says } = found;
        return { done: { awsId, answer: {}, foundAtAws: true }, outcome: { result: 'there', awsId, says } };
      }
      if (found?.isInTheWay) return failed(inTheWay(applier, found));
      isMine = false;
      await claim(found?.before);
      isMine = true;
      const {
        awsId,
        answer,
        says = 'AWS has it.',
      } = await callOnce(applier, action, {
        ...clients,
        attachments: attachmentsOf(backend, plan),
      });
      return {
        done: { awsId, answer, foundAtAws: false },
        outcome: { result: 'applied', awsId, says },
      };
    });
  } catch (error) {
    if (!isMine) throw error;
    return failed(failureOf(error));
  }
}

const inTheWay = ({ reads }: Applier, { says }: Found): ActionFailure => ({
  ...{ code: 'InTheWay', action: reads[0] ?? null, message: says },
});

/** What becomes of an action that is not begun. @param says Why, as a sentence. */
export const leaveOut = (action: Doable, says: string): ActionOutcome => ({
  ...{ action, result: 'refused', awsId: null, says },
});

const failed = (failure: ActionFailure): Ended => ({
  failure,
  outcome: { result: 'failed', awsId: null, says: inWords(failure) },
});

/** The answer of AWS, without what looks like a secret. */
async function callOnce(applier: Applier, action: Applied, means: Means): ReturnType<Applier['apply']> {
  const { answer, ...others } = await applier.apply(action, means);
  return { ...others, answer: JSON.parse(redactSecrets(JSON.stringify(answer))) as ActionAnswer['answer'] };
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
      if (found?.isInTheWay) return { action, ...failed(inTheWay(applier, found)).outcome };
      await applier.rehearse?.(action, { ...clients, attachments: attachmentsOf(backend, plan) });
      const says = applier.rehearse
        ? 'AWS says that it would do it.'
        : 'AWS does not have it yet, and has no dry run of this call.';
      return { action, result: 'rehearsed', awsId: null, says };
    });
  } catch (error) {
    return { action, result: 'failed', awsId: null, says: inWords(failureOf(error)) };
  }
}

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
  if (state === 'failed' && !isSetting && isRecent && isUnheard(failure)) {
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
          ...(before.item.before && { before: before.item.before }),
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
  for (const record of records) asked.push({ record, today: await tellToday(record, plan, accounts) });
  return asked;
}

/** Asks AWS how an action is today, of what was done by the id that AWS gave it. It changes nothing. @returns a sentence. */
export async function tellToday(
  record: Applied & Pick<ActionRecord, 'done'>,
  plan: EventPlan,
  accounts: ActingAccounts,
): Promise<string> {
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

/** The workbook of the event as a spreadsheet and as text, without what is larger than AWS takes. */
const attachmentsOf = ({ store, now }: Pick<ActingBackend, 'store' | 'now'>, plan: EventPlan) =>
  async function* (): AsyncGenerator<AttachedFile> {
    const workbook = await loadWorkbook(store, plan.id, now());
    for (const [format, ending] of [
      ['xlsx', 'xlsx'],
      ['markdown', 'text'],
    ] as const) {
      const render = await workbookRenderings[format]();
      const data = Buffer.from(await render(workbook));
      if (data.length <= MOST_ATTACHED) yield { fileName: `${plan.id}-workbook.${ending}`, data };
    }
  };
