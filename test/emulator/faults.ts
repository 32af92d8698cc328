/**
 * What goes wrong between us and AWS, tried on every action that collectors call: the run ends, what does not depend on the
 * action is intact, what does says what happened, and nothing looks better than it would without the fault.
 */
import { isDeepStrictEqual } from 'node:util';
import { type CheckedEvent, checkEvent } from '../../src/app/judging/check';
import { collectors } from '../../src/collect/registry';
import { mapConcurrently } from '../../src/lib/concurrency';
import type { ArtifactId } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';
import { aPlan } from '../builders/plan';
import { denialsOf, touchedWithout } from './denials';
import { unlimited } from './limiter';
import { ACCOUNT_ID, REGION, syntheticAccount } from './synthetic/account';
import { collectSynthetic } from './synthetic/collected';
import { type Fault, type FaultKind, startSyntheticServer } from './synthetic/server';

/** What may happen to any call, over and over. */
export const FAULT_KINDS = [
  'deny',
  'throttle',
  'fail',
  'reset',
  'silence',
  'truncate',
  'empty',
  'html',
  'repeat-token',
  'endless-token',
] as const satisfies readonly FaultKind[];

/** The same fault in all calls of some actions, of which no two concern the same artifact. */
export interface Trial {
  readonly kind: FaultKind;
  readonly actions: readonly string[];
}

/**
 * What became of an artifact: `said`, it failed and names the action; `part`, what is known of it is not all; `same`, as it is
 * without the fault.
 */
export type Outcome = 'said' | 'part' | 'same';

/** What a trial showed. */
export interface Tried {
  readonly trial: Trial;
  /** Of the artifacts whose collectors call one of the actions. */
  readonly outcomes: ReadonlyMap<ArtifactId, Outcome>;
  /** What must never be: sentences. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** Small, so that a trial is fast; with several pages of whatever is paged, and the one instance of fifty that is in no group. */
const ACCOUNT = { seed: 3, instances: 50, groups: 4, loadBalancers: 4, dbInstances: 4 };
const MOST_ON_A_PAGE = 2;
const LOOKBACK = {
  ...{ from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] },
  freeze: { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' },
};
const PLAN = aPlan({ accounts: [{ id: ACCOUNT_ID, regions: [{ name: REGION }] }] });
const RUN = {
  id: 'run',
  trigger: 'cli',
  by: 'test',
  startedAt: LOOKBACK.to,
  finishedAt: LOOKBACK.to,
} as const;

/** Who waits for what never comes waits this part of the time that the program would. */
const HURRIED = 1 / 20;
/** The longest that the program waits for a collector which reads few data points, in seconds. */
const END_SECONDS = 60;

/** Every group of actions with every kind of fault. */
export const allTrials = (): Trial[] =>
  denialsOf(collectors).flatMap((actions) => FAULT_KINDS.map((kind) => ({ kind, actions })));

/** Every group of actions with two kinds of faults, and every kind with some of them. */
export const someTrials = (): Trial[] =>
  denialsOf(collectors).flatMap((actions, i) =>
    FAULT_KINDS.filter((_, k) => (k - i) % (FAULT_KINDS.length / 2) === 0).map((kind) => ({ kind, actions })),
  );

/**
 * Tries faults against the synthetic account, a few at a time, and calls `onTried` after each.
 *
 * @throws Error where the account cannot be read without any fault.
 */
export async function tryFaults(
  trials: readonly Trial[],
  onTried: (tried: Tried) => void = () => undefined,
): Promise<Tried[]> {
  const faults = trials.flatMap(({ kind, actions }, i) =>
    actions.map((action): Fault => ({ action, kind, caller: callerOf(i) })),
  );
  const account = syntheticAccount(ACCOUNT);
  const server = await startSyntheticServer({ account, maxPage: MOST_ON_A_PAGE, faults });
  try {
    const healthy = await seen(server.endpoint, 'HEALTHY', []);
    const failed = failuresOf(healthy.inventories).map(({ id, message }) => `${id}: ${message}`);
    if (failed.length > 0) throw new Error(`Without any fault, this fails: ${failed.join(' ')}`);
    return await mapConcurrently(trials, AT_A_TIME, async (trial) => {
      const tried = compare(
        trial,
        await seen(server.endpoint, callerOf(trials.indexOf(trial)), trial.actions),
        healthy,
      );
      onTried(tried);
      return tried;
    });
  } finally {
    await server.stop();
  }
}

const AT_A_TIME = 4;
const callerOf = (trial: number): string => `AKIDTRIAL${trial}`;

/** An account as it is collected and judged. */
interface Seen {
  readonly inventories: readonly Inventory[];
  readonly judged: CheckedEvent;
  readonly seconds: number;
}

async function seen(endpoint: string, accessKeyId: string, faulty: readonly string[]): Promise<Seen> {
  const touched = touchedWithout(faulty, collectors);
  const hurried = collectors.map((collector) =>
    touched.has(collector.id) && faulty.some((action) => collector.actions.includes(action))
      ? { ...collector, deadlineFactor: collector.deadlineFactor * HURRIED }
      : collector,
  );
  const limiter = unlimited();
  const startedAt = performance.now();
  const reach = { endpoint, lookback: LOOKBACK, limiter, collectors: hurried, accessKeyId };
  const inventories = Object.values(await collectSynthetic(reach));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    inventories,
    judged: await checkEvent({ plan: PLAN, inventories, run: RUN, previous: null }),
    seconds,
  };
}

const artifactsOf = (inventories: readonly Inventory[]) =>
  inventories.flatMap(({ artifacts }) => Object.entries(artifacts));

const failuresOf = (inventories: readonly Inventory[]) =>
  artifactsOf(inventories).flatMap(([id, result]) =>
    result.ok ? [] : [{ id: id as ArtifactId, ...result }],
  );

function compare(trial: Trial, now: Seen, then: Seen): Tried {
  const { kind, actions } = trial;
  const before = new Map(artifactsOf(then.inventories));
  const failures = new Map(failuresOf(now.inventories).map((failure) => [failure.id, failure]));
  const isAsked = (id: string) =>
    collectors.some((one) => one.id === id && one.actions.some((action) => actions.includes(action)));
  const touched: ReadonlySet<string> = touchedWithout(actions, collectors);
  const outcomes = new Map<ArtifactId, Outcome>();
  const problems: string[] = [];

  for (const [id, result] of artifactsOf(now.inventories)) {
    const isSame = isDeepStrictEqual(result, before.get(id));
    if (isAsked(id)) outcomes.set(id as ArtifactId, isSame ? 'same' : result.ok ? 'part' : 'said');
    if (!isSame && !touched.has(id)) problems.push(`${id} is not what it is without the fault.`);
  }
  for (const { id, action, message } of failures.values()) {
    if (!actions.some((one) => action === one || message.includes(one))) {
      problems.push(`${id} failed without naming the action: ${message}`);
    }
  }
  if (now.seconds > END_SECONDS) problems.push(`It took ${now.seconds.toFixed(0)} s.`);
  problems.push(...findBetter(now.judged, then.judged));
  const named = problems.map((problem) => `${kind} of ${actions.join(', ')}: ${problem}`);
  return { trial, outcomes, problems: named, seconds: now.seconds };
}

/** Says what looks better than before, which is what a fault must never do. */
function findBetter(now: CheckedEvent, then: CheckedEvent): string[] {
  const passes = new Set(then.findings.filter(({ status }) => status === 'pass').map(({ id }) => id));
  const better = now.findings.filter(({ id, status }) => status === 'pass' && !passes.has(id));
  const [after, before] = [now.report.scorecard, then.report.scorecard];
  const isMore = (a: number | null, b: number | null) => (a ?? 0) > (b ?? 0) + 1e-9;
  const greens = new Set(before.rows.filter(({ colour }) => colour === 'green').map(({ id }) => id));
  const [breaks, broke] = [now.report.breakingPoint, then.report.breakingPoint];
  return [
    ...better.map(({ id }) => `${id} passes now.`),
    ...after.rows.flatMap(({ id, colour }) =>
      colour === 'green' && !greens.has(id) ? [`${id} is green now.`] : [],
    ),
    ...(isMore(after.score, before.score) ? ['The score is higher.'] : []),
    ...(isMore(after.coverage, before.coverage) ? ['The coverage is higher.'] : []),
    ...(breaks !== null && broke !== null && breaks.multiplier > broke.multiplier && breaks.unknown === 0
      ? ['The breaking point is higher, and said to be that of all.']
      : []),
  ];
}
