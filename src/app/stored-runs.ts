import { IemError } from '../model/error';
import type { FindingCount } from '../model/report';
import { type ComparedRun, type Comparison, compareRuns } from '../report/comparison';
import type { Page, PageRequest, PlanSummary, Run, RunRef, Store } from '../store/store';
import { readPages } from './pages';

/** The newest runs of an event; the cursor says whether there are more. */
export interface StoredRuns extends Page<Run> {
  readonly event: string;
}

/**
 * Lists the newest runs of an event.
 *
 * @throws IemError `run-not-found` where there is no run.
 */
export async function listStoredRuns(store: Store, event: string, limit: number): Promise<StoredRuns> {
  const page = await store.runs.list(event, { limit });
  if (page.items.length === 0) throw await noRunOf(store, event);
  return { event, ...page };
}

/**
 * Compares everything that two stored runs of one event judged. The order of the ids does not matter.
 *
 * @param ids Two different run ids; `latest` is the run that finished last.
 * @throws IemError `run-not-found`, also if the run has no report or its findings have expired; `input-unreadable` if
 *   both ids name the same run.
 */
export async function compareStoredRuns(
  store: Store,
  event: string,
  ids: readonly [string, string],
): Promise<Comparison> {
  const [a, b] = [await findRun(store, event, ids[0]), await findRun(store, event, ids[1])];
  if (a.id === b.id)
    throw new IemError('input-unreadable', `Both ids name run ${a.id}: give two different runs.`);
  const [one, other] = [await readComparedRun(store, a), await readComparedRun(store, b)];
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

/** The event of a store that holds one. Throws `run-not-found` where it holds none, `input-unreadable` where it holds several. */
export async function onlyEvent({ plans }: Pick<Store, 'plans'>): Promise<string> {
  const page = await plans.list();
  const [first, second] = page.items;
  if (first === undefined) throw new IemError('run-not-found', 'The store holds no runs.');
  if (second === undefined) return first.id;
  throw new IemError('input-unreadable', `The store holds several events; choose one: ${namesOf(page)}.`);
}

async function findRun({ runs }: Pick<Store, 'runs'>, event: string, id: string): Promise<RunRef> {
  if (id !== 'latest') return { event, id };
  const latest = await runs.latest(event);
  if (latest === null) throw new IemError('run-not-found', `There is no finished run of ${event}.`);
  return latest;
}

const PAGE = { limit: 1000 };

async function readComparedRun({ runs }: Pick<Store, 'runs'>, ref: RunRef): Promise<ComparedRun> {
  const report = await runs.report(ref);
  const findings = await readAll((page) => runs.findings(ref, {}, { ...page, ...PAGE }));
  const ceilings = await readAll((page) => runs.ceilings(ref, {}, { ...page, ...PAGE }));
  // A report outlives its findings. Without them, everything that was red would look resolved.
  if (findings.length < countJudged(report.findingCounts)) {
    throw new IemError(
      'run-not-found',
      `The findings of run ${ref.id} of event "${ref.event}" have expired.`,
    );
  }
  return { report, findings, ceilings };
}

async function readAll<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of readPages(read)) items.push(...page);
  return items;
}

const countJudged = (counts: readonly FindingCount[]): number =>
  counts.reduce(
    (sum, { pass, warn, fail, unknown, notApplicable }) => sum + pass + warn + fail + unknown + notApplicable,
    0,
  );
