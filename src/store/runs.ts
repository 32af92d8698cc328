import { randomUUID } from 'node:crypto';
import { isFromTheFuture, isTaken } from '../lib/clock';
import { compareText } from '../lib/compare-text';
import { IemError } from '../model/error';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import { type Target, targetName } from '../model/target';
import { createChunkedList, readPageInMemory } from './chunked-list';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, onePage, pageLimit } from './cursor';
import type { Documents } from './documents';
import type { DocumentRef, Entities } from './entities';
import { ceilingOrder, findingOrder } from './lists';
import { expiryOf } from './retention';
import { profileOf, runIdOf } from './run-id';
import type { Run, RunProfile, RunRef, RunRequest, RunResult, RunStore, RunSummary } from './store';
import { type Upgrades, upgrade } from './versions';

/** The services that runs depend on. */
export interface RunsOptions {
  readonly entities: Pick<Entities, 'run' | 'lease' | 'inventory' | 'findings' | 'ceilings'>;
  readonly documents: Documents;
  readonly now: () => string;
}

/** A run as an item of the table, with the names of its documents and lists. */
interface StoredRun extends Run {
  readonly report?: DocumentRef | undefined;
  readonly findings?: string | undefined;
  readonly ceilings?: string | undefined;
  readonly expiresAt?: number | undefined;
}

/** The right of one run to be the event's only running one of its profile, until it ends. */
interface Lease {
  readonly event: string;
  readonly runId: string;
  readonly run: Run;
  readonly token: string;
  readonly until: string;
  readonly seconds: number;
}

/** In version 1, all runs were full runs. */
const runUpgrades: Upgrades<StoredRun & { v: number }> = { 1: (run) => ({ ...run, profile: 'full' }) };
const leaseUpgrades: Upgrades<Lease & { v: number }> = {
  1: (lease) => ({ ...lease, run: { ...lease.run, profile: 'full' } }),
};

/**
 * The run that finished last is searched among this many of the newest. Ids sort by when runs were due, which is not the
 * order in which they finish: a light run may finish before a full run that started earlier, and a run for a missed slot
 * starts late. Reading them costs no more than reading one, because DynamoDB charges for what it reads before it filters.
 */
const NEWEST = 100;

/** Sorts after every run id. */
const LAST = '~';

/** Creates the store of runs. */
export function createRuns({ entities, documents, now }: RunsOptions): RunStore {
  const findings = createChunkedList(entities.findings, findingOrder);
  const ceilings = createChunkedList(entities.ceilings, ceilingOrder);

  const findStored = async ({ event, id }: RunRef): Promise<StoredRun | null> => {
    const { data } = await entities.run.get({ event, id }).go({ consistent: true });
    return data && upgrade(data, runUpgrades);
  };

  const findLease = async (event: string, profile: RunProfile): Promise<Lease | null> => {
    const { data } = await entities.lease[profile].get({ event }).go({ consistent: true });
    return data && upgrade(data, leaseUpgrades);
  };

  const isLive = (lease: Lease | null): lease is Lease =>
    lease !== null && isTaken(lease.until, lease.seconds, now());

  /**
   * Loads a run. If it neither ended nor holds a live lease, its process has died, and it is shown as aborted. The lease
   * is read first, because a run takes it before it becomes visible and releases it after it has ended.
   */
  async function loadRun(ref: RunRef): Promise<Run> {
    const lease = await findLease(ref.event, profileOf(ref.id));
    const run = await findStored(ref);
    if (run === null) throw notFoundError(ref);
    return isOver(run) || (isLive(lease) && lease.runId === run.id)
      ? toRun(run)
      : { ...toRun(run), state: 'aborted', reason: 'It stopped without finishing: its lease expired.' };
  }

  /** Replaces the lease that was read. Returns false if it has changed since. */
  const takeLease = (before: Lease | null, lease: Lease): Promise<boolean> =>
    tookEffect(
      entities.lease[profileOf(lease.runId)]
        .put(lease)
        .where(({ token, until }, { eq, notExists }) =>
          before === null ? notExists(token) : `${eq(token, before.token)} AND ${eq(until, before.until)}`,
        )
        .go(),
    );

  const releaseLease = ({ event, id }: RunRef): Promise<boolean> =>
    tookEffect(
      entities.lease[profileOf(id)]
        .delete({ event })
        .where((lease, { eq }) => eq(lease.runId, id))
        .go(),
    );

  /** Writes a run. Returns false if the stored run is over already. */
  const writeUnlessOver = (run: StoredRun): Promise<boolean> =>
    tookEffect(
      entities.run
        .put({ ...run, expiresAt: expiryOf('run', now()) })
        .where(({ state }, { eq, notExists }) => `${notExists(state)} OR ${eq(state, 'running')}`)
        .go(),
    );

  async function start(request: RunRequest, token: string): Promise<{ run: Run; started: boolean }> {
    const { leaseSeconds, profile = 'full', ...asked } = request;
    const run: Run = { ...asked, profile, id: runIdOf(request), startedAt: now(), state: 'running' };
    const earlier = await findStored(run);
    if (earlier && isOver(earlier)) return { run: toRun(earlier), started: false };

    const lease = await findLease(run.event, profile);
    const isMine = lease?.token === token;
    // A crash after a run ended leaves its lease behind, which must not block other runs.
    if (isLive(lease) && !isMine && !isOver(await findStored({ event: run.event, id: lease.runId }))) {
      return { run: lease.run, started: false };
    }
    const mine = {
      event: run.event,
      runId: run.id,
      run,
      token,
      until: leaseEnd(leaseSeconds),
      seconds: leaseSeconds,
    };
    // If the lease was not taken, another caller or our own first attempt was faster. Reading again tells which.
    if (!isMine && !(await takeLease(lease, mine))) return start(request, token);
    if (await writeUnlessOver(run)) return { run, started: true };
    await releaseLease(run);
    return start(request, token);
  }

  const leaseEnd = (seconds: number): string => new Date(Date.parse(now()) + seconds * 1000).toISOString();

  const requireLease = async (run: RunRef): Promise<Lease> => {
    const lease = await findLease(run.event, profileOf(run.id));
    if (lease?.runId === run.id) return lease;
    const reason = lease ? `run ${lease.runId} has replaced it` : 'somebody ended it';
    throw new IemError(
      'run-in-progress',
      `Run ${run.id} of event "${run.event}" cannot continue: ${reason}.`,
    );
  };

  const requireFinished = async (ref: RunRef): Promise<StoredRun> => {
    const run = await findStored(ref);
    if (run?.state !== 'finished')
      throw notFoundError(ref, run ? `it is ${run.state}, not finished` : undefined);
    return run;
  };

  async function loadReport(ref: RunRef): Promise<Report> {
    const { report } = await requireFinished(ref);
    const document = report && (await documents.load<Report>(ownerOf(ref), report));
    if (!document) throw notFoundError(ref, 'its report has expired');
    return document;
  }

  return {
    start: (request) => start(request, randomUUID()),

    async renew(run) {
      const lease = await requireLease(run);
      if (!(await takeLease(lease, { ...lease, until: leaseEnd(lease.seconds) }))) await requireLease(run);
    },

    /** Writes the chunks, then the run that refers to them, which makes everything visible, and releases the lease last. */
    async finish(ref, { report, findings: found, ceilings: judged = report.ceilings }: RunResult) {
      const before = await findStored(ref);
      if (before?.state === 'finished') {
        await releaseLease(ref);
        return toRun(before);
      }
      const { run } = await requireLease(ref);
      const done: StoredRun = {
        ...run,
        state: 'finished',
        finishedAt: now(),
        summary: summaryOf(report),
        report: await documents.save(ownerOf(ref), report, expiryOf('run', now())),
        findings: await findings.save(ref, found, expiryOf('findings', now())),
        ceilings: await ceilings.save(ref, judged, expiryOf('ceilings', now())),
      };
      const written = await writeUnlessOver(done);
      await releaseLease(ref);
      return written ? toRun(done) : toRun(await requireFinished(ref));
    },

    async abort(ref, reason) {
      const lease = await findLease(ref.event, profileOf(ref.id));
      const run = (await findStored(ref)) ?? (lease?.runId === ref.id ? lease.run : null);
      if (run === null) throw notFoundError(ref);
      const ended: StoredRun = { ...run, state: 'aborted', finishedAt: now(), reason };
      const written = !isOver(run) && (await writeUnlessOver(ended));
      await releaseLease(ref);
      return toRun(written ? ended : ((await findStored(ref)) ?? run));
    },

    get: loadRun,

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const newest = decodeCursor(['runs', event], page.cursor)?.key ?? LAST;
      const { data } = await entities.run.query
        .byEvent({ event })
        .between({ id: '' }, { id: newest })
        .go({ ...onePage(limit), order: 'desc', consistent: true });
      const runs = data.slice(0, limit).map((run) => upgrade(run, runUpgrades));
      const items = runs.map((run) => (isOver(run) ? toRun(run) : loadRun(run)));
      return { items: await Promise.all(items), cursor: cursorAt(['runs', event], data[limit]?.id) };
    },

    // There is no item that points to the latest run: it could contradict the list, in which that run is easily found.
    async latest(event, wanted) {
      const { data } = await entities.run.query
        .byEvent({ event })
        .where(({ state }, { eq }) => eq(state, 'finished'))
        .where(({ profile }, { eq, notExists }) => {
          if (wanted === undefined) return '';
          const named = eq(profile, wanted);
          return wanted === 'full' ? `(${named} OR ${notExists(profile)})` : named;
        })
        .go({ order: 'desc', count: NEWEST, consistent: true });
      const at = now();
      // A run that a wrong clock has dated into the future must not hide those that finish until then.
      const finishedAt = ({ finishedAt: time = '' }: (typeof data)[number]) =>
        isFromTheFuture(time, at) ? '' : time;
      const [last] = data.toSorted((a, b) => compareText(finishedAt(b), finishedAt(a)));
      return last ? toRun(upgrade(last, runUpgrades)) : null;
    },

    async running(event, profile = 'full') {
      const lease = await findLease(event, profile);
      if (!isLive(lease)) return null;
      return isOver(await findStored({ event, id: lease.runId })) ? null : lease.run;
    },

    report: loadReport,

    async findings(ref, filter = {}, page = {}) {
      const { findings: set } = await requireFinished(ref);
      if (set === undefined) throw notFoundError(ref, 'it has no findings');
      return findings.read(ref, set, filter, page);
    },

    async ceilings(ref, filter = {}, page = {}) {
      const { ceilings: set } = await requireFinished(ref);
      if (set !== undefined) return ceilings.read(ref, set, filter, page);
      // Version 1 stored them only in the report.
      return readPageInMemory(
        ['ceilings', ref.event, ref.id],
        (await loadReport(ref)).ceilings,
        ceilingOrder,
        filter,
        page,
      );
    },

    async keep(ref) {
      const { expiresAt: _, ...run } = await requireFinished(ref);
      await documents.save(ownerOf(ref), await loadReport(ref));
      await entities.run.put(run).go();
    },

    async saveInventory(ref, inventory) {
      const until = expiryOf('inventory', now());
      const document = await documents.save(ownerOf(ref), inventory, until);
      const { target, collectedAt, artifacts } = inventory;
      const results = Object.values(artifacts);
      const ok = results.filter((result) => result.ok).length;
      await entities.inventory
        .put({
          ...{ event: ref.event, runId: ref.id, ...target, collectedAt, document, expiresAt: until },
          ...{ ok, failed: results.length - ok },
        })
        .go();
    },

    async targets({ event, id }, account) {
      const { data } = await entities.inventory.query
        .byRun({ event, runId: id, ...(account !== undefined && { account }) })
        .go({ consistent: true, pages: 'all' });
      return data
        .map((item) => upgrade(item))
        .map(({ account, region, collectedAt, ok, failed }) => ({
          ...{ target: { account, region }, collectedAt, ok, failed },
        }));
    },

    async inventory(ref, target: Target) {
      const { data } = await entities.inventory
        .get({ event: ref.event, runId: ref.id, ...target })
        .go({ consistent: true });
      const inventory = data && (await documents.load<Inventory>(ownerOf(ref), upgrade(data).document));
      if (!inventory)
        throw notFoundError(
          ref,
          `it has no inventory of ${targetName(target)}, or the inventory has expired`,
        );
      return inventory;
    },
  };
}

const isOver = (run: Run | null): boolean => run !== null && run.state !== 'running';

/** The owner of the documents of a run. */
const ownerOf = ({ event, id }: RunRef): string => `${event}/run/${id}`;

const toRun = ({ report, findings, ceilings, expiresAt, ...run }: StoredRun & { v?: number }): Run => {
  const { v, ...shown } = run;
  return shown;
};

const summaryOf = ({ run, verdict, acceptedRisks, breakingPoint, scorecard }: Report): RunSummary => ({
  asOf: run.asOf,
  verdict,
  ...(acceptedRisks !== undefined && { acceptedRisks }),
  breakingPoint,
  score: scorecard.score,
  coverage: scorecard.coverage,
  rows: scorecard.rows.map(({ id, colour }) => ({ id, colour })),
});

const notFoundError = ({ event, id }: RunRef, because?: string): IemError =>
  new IemError(
    'run-not-found',
    because === undefined
      ? `Event "${event}" has no run ${id}.`
      : `Run ${id} of event "${event}" cannot give that: ${because}.`,
  );
