import type { Clients } from '../aws/clients';
import { createLimit, type Limit, mapConcurrently } from '../lib/concurrency';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import {
  type ArtifactResult,
  type CollectFailure,
  type Inventory,
  isCollectedIn,
  validatedArtifact,
} from '../model/inventory';
import type { ScopedResource } from '../model/resource';
import { GLOBAL, type Target } from '../model/target';
import type { Lookback } from '../plan/lookback';
import type { PlanAccount } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import type { AnyCollector, CollectContext } from './collector';
import { CollectError, toFailure } from './failure';
import { explainRegion } from './region-state';

/** How far the collection of one target has progressed. */
export interface Progress {
  readonly target: Target;
  readonly collector: ArtifactId;
  readonly state: 'started' | 'done' | 'failed';
  /** Collectors that have ended, well or badly. */
  readonly done: number;
  readonly total: number;
}

/** What is collected in each target, and within which limits. */
export interface CollectOptions {
  /** Each collector comes after those whose artifacts it reads. Those that do not apply to a target are skipped there. */
  readonly collectors: readonly AnyCollector[];
  readonly lookback: Lookback;
  /** Which resources of a target the plan itself selects for the event; none by default. */
  readonly selects?: (target: Target) => (resource: ScopedResource) => boolean;
  /** ISO time. */
  readonly now: () => string;
  /** Aborts everything; the reason is thrown. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Time limit of one collector, before its `deadlineFactor` is applied; 60,000 by default. */
  readonly deadlineMs?: number;
  /** Milliseconds left for the whole collection; collectors still running by then fail. Unlimited by default. */
  readonly remainingMs?: () => number;
  /** Collectors at a time in one target; 24 by default, so that those which need nothing all begin at once. */
  readonly concurrency?: number;
}

/**
 * Collects one target and starts each collector as soon as its inputs are available. A failure is recorded as data and
 * stops only the collectors that need the missing artifact.
 *
 * @throws only the abort reason of `signal`, and an Error when collectors are out of order (a defect).
 */
export async function collectTarget(
  options: CollectOptions & { readonly target: Target; readonly clients: Clients },
): Promise<Inventory> {
  const { target, clients, lookback, now, signal, deadlineMs = 60_000, concurrency = 24 } = options;
  const { remainingMs = () => Number.POSITIVE_INFINITY, selects = () => () => false } = options;
  const isSelected = selects(target);
  const collectors = collectorsOf(options, target);
  const collectedAt = now();
  const limit = createLimit(concurrency);
  const report = progressReporter(target, collectors.length, options.onProgress);

  const results = new Map<ArtifactId, Promise<AnyResult>>();
  for (const collector of collectors) {
    const inputs = inputsOf(collector, results, options.collectors);
    const attempt = (artifacts: Partial<Artifacts>) => {
      const ms = Math.min(deadlineMs * collector.deadlineFactor, remainingMs());
      return withDeadline(collector, ms, signal, (deadline) => {
        const context: CollectContext = {
          ...{ target, clients, lookback, collectedAt, isSelected },
          signal: deadline,
        };
        return collector.collect(context, artifacts);
      });
    };
    results.set(collector.id, runCollector(collector, inputs, attempt, limit, report, signal));
  }

  const entries = await Promise.all([...results].map(async ([id, result]) => [id, await result] as const));
  return { target, collectedAt, artifacts: Object.fromEntries(entries), cost: clients.cost() };
}

/** How one target is reached and collected. */
export interface ReachOptions extends CollectOptions {
  /** Connects to the account of the target; an error here is recorded as the failure of every artifact. */
  readonly open: () => Promise<(target: Target) => Clients>;
  /** Selects errors of `open` to throw instead of recording, because the caller retries them. */
  readonly triesAgain?: (error: unknown) => boolean;
}

/** Connects to an account and collects one of its targets; see {@link collectTarget} and {@link explainRegion}. */
export async function reachTarget(options: ReachOptions & { readonly target: Target }): Promise<Inventory> {
  const { target, open, signal, triesAgain = () => false } = options;
  signal.throwIfAborted();
  let connect: (target: Target) => Clients;
  try {
    // Signing in has no time limit of its own, so an abort must end the wait.
    connect = await unlessAborted(open(), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (triesAgain(error)) throw error;
    return failedInventory(options, target, toFailure(error));
  }
  const clients = connect(target);
  try {
    return await explainRegion(await collectTarget({ ...options, target, clients }), connect, signal);
  } finally {
    clients.close();
  }
}

/** How the targets of several accounts are reached and collected. */
export interface CollectAllOptions extends CollectOptions {
  readonly accounts: readonly PlanAccount[];
  /** Connects to an account; an error here is recorded as the failure of every artifact of that account. */
  readonly open: (account: PlanAccount) => Promise<(target: Target) => Clients>;
  /** Targets at a time; 4 by default. */
  readonly targetConcurrency?: number;
}

/** Collects every target of the accounts, each in {@link collectionOrder}; see {@link reachTarget}. */
export async function collectAll(options: CollectAllOptions): Promise<Inventory[]> {
  const { accounts, open, targetConcurrency = 4 } = options;
  const jobs = accounts.flatMap((account) => {
    const opened = once(() => open(account));
    return collectionOrder(account).map((target) => ({ target, open: opened }));
  });
  return mapConcurrently(jobs, targetConcurrency, (job) => reachTarget({ ...options, ...job }));
}

/** The targets of one account, the global one first: Trusted Advisor, one call a check, takes the longest. */
export const collectionOrder = (account: PlanAccount): Target[] =>
  targetsOf({ accounts: [account] }).sort(
    (a, b) => Number(b.region === GLOBAL) - Number(a.region === GLOBAL),
  );

type AnyResult = ArtifactResult<Artifacts[ArtifactId]>;

/** The collectors that apply to a target, and have a reason to ask. */
const collectorsOf = (
  { collectors, lookback }: Pick<CollectOptions, 'collectors' | 'lookback'>,
  target: Target,
): AnyCollector[] =>
  collectors.filter(
    ({ id, concerns }) => isCollectedIn(target, id) && (concerns === undefined || concerns(lookback)),
  );

/** An inventory in which every artifact failed for the same reason. */
export const failedInventory = (
  { now, ...options }: Pick<CollectOptions, 'collectors' | 'lookback' | 'now'>,
  target: Target,
  failure: CollectFailure,
): Inventory => ({
  target,
  collectedAt: now(),
  artifacts: Object.fromEntries(collectorsOf(options, target).map(({ id }) => [id, failure])),
  cost: { requests: 0, metricsBought: 0 },
});

interface Input {
  readonly id: ArtifactId;
  readonly needed: boolean;
  readonly result: Promise<AnyResult>;
}

/** Stands in for an input whose collector is not part of this run. */
const NOT_COLLECTED: CollectFailure = {
  ok: false,
  code: 'NotCollected',
  message: 'It was not collected.',
  action: null,
};

function inputsOf(
  { id, needs, uses }: AnyCollector,
  results: ReadonlyMap<ArtifactId, Promise<AnyResult>>,
  all: readonly AnyCollector[],
): Input[] {
  const input = (input: ArtifactId, needed: boolean): Input => {
    const result = results.get(input);
    if (!result && all.some((other) => other.id === input)) {
      throw new Error(`collector ${id} comes before ${input}, which it reads`);
    }
    return { id: input, needed, result: result ?? Promise.resolve(NOT_COLLECTED) };
  };
  return [...needs.map((id) => input(id, true)), ...uses.map((id) => input(id, false))];
}

/** Waits for the inputs, runs the collector within the concurrency limit, and records any error as a failure. */
async function runCollector(
  collector: AnyCollector,
  inputs: readonly Input[],
  attempt: (artifacts: Partial<Artifacts>) => Promise<Artifacts[ArtifactId]>,
  limit: Limit,
  report: (collector: ArtifactId, state: Progress['state']) => void,
  signal: AbortSignal,
): Promise<AnyResult> {
  const artifacts: Partial<Record<ArtifactId, unknown>> = {};
  for (const [index, { id, needed, result }] of inputs.entries()) {
    const input = await result;
    if (input.ok) artifacts[id] = input.data;
    // A collector without any input would ask nothing, and its empty result would pass for evidence.
    else if (needed || (index === inputs.length - 1 && Object.keys(artifacts).length === 0)) {
      report(collector.id, 'failed');
      return needsFailed(id, input);
    }
  }
  return limit(async () => {
    signal.throwIfAborted();
    report(collector.id, 'started');
    try {
      const data = await attempt(artifacts as Partial<Artifacts>);
      // An answer may contain negative sizes or values that are not numbers, which would mislead the judging.
      const result = validatedArtifact(collector.id, data, onlyActionOf(collector));
      report(collector.id, result.ok ? 'done' : 'failed');
      return result;
    } catch (error) {
      signal.throwIfAborted();
      report(collector.id, 'failed');
      return toFailure(error, onlyActionOf(collector));
    }
  });
}

/** The collector's action if it has exactly one, so that a failure can name it. */
const onlyActionOf = ({ actions: [first, ...others] }: AnyCollector): string | null =>
  first !== undefined && others.length === 0 ? first : null;

/** Keeps the original cause when failures pass along a chain of collectors. */
const needsFailed = (input: ArtifactId, failure: CollectFailure): CollectFailure =>
  failure.code === 'NeedsFailed'
    ? failure
    : {
        ok: false,
        code: 'NeedsFailed',
        message: `It needs ${input}, which failed: ${failure.code}: ${failure.message}`,
        action: failure.action,
      };

/**
 * Runs `task` with a signal that also aborts after `ms`, and stops waiting then even if the task ignores the signal.
 * When the task ends, the signal aborts its remaining requests, such as those running beside one that failed.
 */
async function withDeadline<T>(
  { actions }: AnyCollector,
  ms: number,
  outer: AbortSignal,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const late = new CollectError(
    'Timeout',
    ms > 0
      ? `Not done within ${ms / 1000} s: ${actions.join(', ')}.`
      : `No time was left for ${actions.join(', ')}.`,
  );
  if (ms <= 0) throw late;
  const timer = setTimeout(() => deadline.abort(late), ms);
  const signal = AbortSignal.any([outer, deadline.signal]);
  try {
    return await unlessAborted(task(signal), signal);
  } catch (error) {
    // The SDK answers an abort with an error of its own that does not say why.
    throw deadline.signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
    deadline.abort();
  }
}

/** Stops waiting when the signal aborts; removes its listener afterwards so that long-lived signals do not collect them. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

function progressReporter(target: Target, total: number, onProgress?: (progress: Progress) => void) {
  let done = 0;
  return (collector: ArtifactId, state: Progress['state']) => {
    if (state !== 'started') done++;
    onProgress?.({ target, collector, state, done, total });
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
