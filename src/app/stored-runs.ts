import { IemError } from '../model/error';
import type { FindingCount } from '../model/report';
import { type Comparison, compareRuns, type JudgedRun } from '../report/comparison';
import type { Page, PageRequest, PlanSummary, Run, RunRef, Store } from '../store/store';
import { pages } from './pages';

/** The newest runs of an event, of which there may be more. */
export interface StoredRuns extends Page<Run> {
  readonly event: string;
}

/**
 * @param event Where none is named, the only one there is.
 * @param limit How many to list.
 * @throws IemError `run-not-found` where there is no run; `input-unreadable` where there are several events.
 */
export async function storedRuns(
  store: Store,
  event: string | undefined,
  limit: number,
): Promise<StoredRuns> {
  const named = event ?? (await onlyEvent(store));
  const page = await store.runs.list(named, { limit });
  if (page.items.length === 0) throw await noRunOf(store, named);
  return { event: named, ...page };
}

/**
 * Compares two stored runs of one event by all that they judged, whichever is named first.
 *
 * @param event Where none is named, the only one there is.
 * @param ids Of two different runs; `latest` is the one that finished last.
 * @throws IemError `run-not-found`, also for a run that has no report, or keeps what it judged no longer;
 *   `input-unreadable` where there are several events, or the two are one.
 */
export async function compareStoredRuns(
  store: Store,
  event: string | undefined,
  ids: readonly [string, string],
): Promise<Comparison> {
  const named = event ?? (await onlyEvent(store));
  const [a, b] = [await runNamed(store, named, ids[0]), await runNamed(store, named, ids[1])];
  if (a.id === b.id) throw new IemError('input-unreadable', `Run ${a.id} does not differ from itself.`);
  const [one, other] = [await judgedRun(store, a), await judgedRun(store, b)];
  const isInOrder = Date.parse(one.report.run.startedAt) <= Date.parse(other.report.run.startedAt);
  return isInOrder ? compareRuns(one, other) : compareRuns(other, one);
}

async function noRunOf({ plans }: Pick<Store, 'plans'>, event: string): Promise<IemError> {
  const names = namesOf(await plans.list());
  return new IemError(
    'run-not-found',
    `There is no run of ${event}${names === '' ? '' : `, but of ${names}`}.`,
  );
}

const namesOf = ({ items, cursor }: Page<PlanSummary>): string =>
  `${items.map(({ id }) => id).join(', ')}${cursor === null ? '' : ' and more'}`;

async function onlyEvent({ plans }: Pick<Store, 'plans'>): Promise<string> {
  const page = await plans.list();
  const [first, second] = page.items;
  if (first === undefined) throw new IemError('run-not-found', 'There is no run.');
  if (second === undefined) return first.id;
  throw new IemError('input-unreadable', `There are runs of several events, say which: ${namesOf(page)}.`);
}

async function runNamed({ runs }: Pick<Store, 'runs'>, event: string, id: string): Promise<RunRef> {
  if (id !== 'latest') return { event, id };
  const latest = await runs.latest(event);
  if (latest === null) throw new IemError('run-not-found', `There is no finished run of ${event}.`);
  return latest;
}

const PAGE = { limit: 1000 };

async function judgedRun({ runs }: Pick<Store, 'runs'>, ref: RunRef): Promise<JudgedRun> {
  const report = await runs.report(ref);
  const findings = await all((page) => runs.findings(ref, {}, { ...page, ...PAGE }));
  const ceilings = await all((page) => runs.ceilings(ref, {}, { ...page, ...PAGE }));
  // The report is kept for longer, and of what is gone it would seem that it was resolved.
  if (findings.length < judged(report.findingCounts)) {
    throw new IemError(
      'run-not-found',
      `Run ${ref.id} of event "${ref.event}" keeps its findings no longer.`,
    );
  }
  return { report, findings, ceilings };
}

async function all<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages(read)) items.push(...page);
  return items;
}

const judged = (counts: readonly FindingCount[]): number =>
  counts.reduce(
    (sum, { pass, warn, fail, unknown, notApplicable }) => sum + pass + warn + fail + unknown + notApplicable,
    0,
  );
