import { randomUUID } from 'node:crypto';
import { IemError } from '../model/error';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import { type Target, targetName } from '../model/target';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Documents } from './documents';
import type { DocumentRef, Entities } from './entities';
import type { FindingChunks } from './findings';
import { expiresAt } from './retention';
import type { Run, RunRef, RunRequest, RunResult, RunStore, RunSummary } from './store';
import { upgraded } from './versions';

export interface RunsOptions {
  readonly entities: Pick<Entities, 'run' | 'lease' | 'inventory'>;
  readonly documents: Documents;
  readonly findings: FindingChunks;
  readonly now: () => string;
}

/** A run as stored: with the names of what it left. */
interface StoredRun extends Run {
  readonly report?: DocumentRef | undefined;
  readonly findings?: string | undefined;
  readonly expiresAt?: number | undefined;
}

interface Lease {
  readonly event: string;
  readonly runId: string;
  readonly run: Run;
  readonly token: string;
  readonly until: string;
  readonly seconds: number;
}

/** `20261122T000000000Z-cli`: sorts by time; the same request has the same id. */
const runId = ({ requestedAt, trigger }: Pick<RunRequest, 'requestedAt' | 'trigger'>): string =>
  `${new Date(requestedAt).toISOString().replaceAll(/[-:.]/g, '')}-${trigger}`;

/** Sorts after the id of any run. */
const LAST = '~';

export function createRuns({ entities, documents, findings, now }: RunsOptions): RunStore {
  const findStored = async ({ event, id }: RunRef): Promise<StoredRun | null> => {
    const { data } = await entities.run.get({ event, id }).go({ consistent: true });
    return data && upgraded(data);
  };

  const findLease = async (event: string): Promise<Lease | null> => {
    const { data } = await entities.lease.get({ event }).go({ consistent: true });
    return data && upgraded(data);
  };

  const isLive = (lease: Lease | null): lease is Lease => lease !== null && lease.until > now();

  /** A run that neither ended nor holds a live lease has died. */
  const asSeen = (run: StoredRun, lease: Lease | null): Run =>
    isOver(run) || (isLive(lease) && lease.runId === run.id)
      ? visible(run)
      : { ...visible(run), state: 'aborted', reason: 'It stopped without finishing: its lease ran out.' };

  /** Takes the lease over from exactly the one that was read; false when it has changed since. */
  const take = (before: Lease | null, lease: Lease): Promise<boolean> =>
    tookEffect(
      entities.lease
        .put(lease)
        .where(({ token, until }, { eq, notExists }) =>
          before === null ? notExists(token) : `${eq(token, before.token)} AND ${eq(until, before.until)}`,
        )
        .go(),
    );

  const release = ({ event, id }: RunRef): Promise<boolean> =>
    tookEffect(
      entities.lease
        .delete({ event })
        .where((lease, { eq }) => eq(lease.runId, id))
        .go(),
    );

  /** Writes a run that is not over yet; false when it is. */
  const writeUnlessOver = (run: StoredRun): Promise<boolean> =>
    tookEffect(
      entities.run
        .put({ ...run, expiresAt: expiresAt('run', now()) })
        .where(({ state }, { eq, notExists }) => `${notExists(state)} OR ${eq(state, 'running')}`)
        .go(),
    );

  async function start(request: RunRequest, token: string): Promise<{ run: Run; started: boolean }> {
    const { leaseSeconds, ...asked } = request;
    const run: Run = { ...asked, id: runId(request), startedAt: now(), state: 'running' };
    const earlier = await findStored(run);
    if (earlier && isOver(earlier)) return { run: visible(earlier), started: false };

    const lease = await findLease(run.event);
    const isMine = lease?.token === token;
    // A crash between the end of a run and the release of its lease leaves a lease that means nothing.
    if (isLive(lease) && !isMine && !isOver(await findStored({ event: run.event, id: lease.runId }))) {
      return { run: lease.run, started: false };
    }
    const mine = {
      event: run.event,
      runId: run.id,
      run,
      token,
      until: later(leaseSeconds),
      seconds: leaseSeconds,
    };
    // Not taken: either another was faster or our own first try was; reading again tells which.
    if (!isMine && !(await take(lease, mine))) return start(request, token);
    if (await writeUnlessOver(run)) return { run, started: true };
    await release(run);
    return start(request, token);
  }

  const later = (seconds: number): string => new Date(Date.parse(now()) + seconds * 1000).toISOString();

  const held = async (run: RunRef): Promise<Lease> => {
    const lease = await findLease(run.event);
    if (lease?.runId === run.id) return lease;
    const rival = lease ? `run ${lease.runId} has taken its place` : 'it was ended';
    throw new IemError('run-in-progress', `Run ${run.id} of event "${run.event}" cannot go on: ${rival}.`);
  };

  const finished = async (ref: RunRef): Promise<StoredRun> => {
    const run = await findStored(ref);
    if (run?.state !== 'finished') throw notFound(ref, run ? `it is ${run.state}, not finished` : undefined);
    return run;
  };

  return {
    start: (request) => start(request, randomUUID()),

    async renew(run) {
      const lease = await held(run);
      if (!(await take(lease, { ...lease, until: later(lease.seconds) }))) await held(run);
    },

    /** Chunks, then the run that names them, then the lease: the run is what makes it all visible. */
    async finish(ref, { report, findings: all }: RunResult) {
      const before = await findStored(ref);
      if (before?.state === 'finished') {
        await release(ref);
        return visible(before);
      }
      const { run } = await held(ref);
      const done: StoredRun = {
        ...run,
        state: 'finished',
        finishedAt: now(),
        summary: summaryOf(report),
        report: await documents.save(owner(ref), report, expiresAt('run', now())),
        findings: await findings.save(ref, all, expiresAt('findings', now())),
      };
      const written = await writeUnlessOver(done);
      await release(ref);
      return written ? visible(done) : visible(await finished(ref));
    },

    async abort(ref, reason) {
      const lease = await findLease(ref.event);
      const run = (await findStored(ref)) ?? (lease?.runId === ref.id ? lease.run : null);
      if (run === null) throw notFound(ref);
      const ended: StoredRun = { ...run, state: 'aborted', finishedAt: now(), reason };
      const written = !isOver(run) && (await writeUnlessOver(ended));
      await release(ref);
      return visible(written ? ended : ((await findStored(ref)) ?? run));
    },

    async get(ref) {
      const run = await findStored(ref);
      if (run === null) throw notFound(ref);
      return asSeen(run, isOver(run) ? null : await findLease(ref.event));
    },

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const newest = decodeCursor(page.cursor)?.key ?? LAST;
      const { data } = await entities.run.query
        .byEvent({ event })
        .between({ id: '' }, { id: newest })
        .go({ limit: limit + 1, order: 'desc', consistent: true });
      const runs = data.slice(0, limit).map((run) => upgraded(run));
      const lease = runs.every(isOver) ? null : await findLease(event);
      return { items: runs.map((run) => asSeen(run, lease)), cursor: cursorAt(data[limit]?.id) };
    },

    // No pointer item: the list is the one truth, and the newest run that finished is at its beginning.
    async latest(event) {
      const { data } = await entities.run.query
        .byEvent({ event })
        .where(({ state }, { eq }) => eq(state, 'finished'))
        .go({ order: 'desc', count: 1, consistent: true });
      return data[0] ? visible(upgraded(data[0])) : null;
    },

    async running(event) {
      const lease = await findLease(event);
      if (!isLive(lease)) return null;
      return isOver(await findStored({ event, id: lease.runId })) ? null : lease.run;
    },

    async report(ref) {
      const { report } = await finished(ref);
      const document = report && (await documents.load<Report>(owner(ref), report));
      if (!document) throw notFound(ref, 'its report was kept no longer');
      return document;
    },

    async findings(ref, filter = {}, page = {}) {
      const { findings: set } = await finished(ref);
      if (set === undefined) throw notFound(ref, 'it has no findings');
      return findings.read({ ...ref, set }, filter, page);
    },

    async keep(ref) {
      const { expiresAt: _, ...run } = await finished(ref);
      const report = run.report && (await documents.load<Report>(owner(ref), run.report));
      if (!report) throw notFound(ref, 'its report was kept no longer');
      await documents.save(owner(ref), report);
      await entities.run.put(run).go();
    },

    async saveInventory(ref, inventory) {
      const until = expiresAt('inventory', now());
      const document = await documents.save(owner(ref), inventory, until);
      const { target, collectedAt } = inventory;
      await entities.inventory
        .put({ event: ref.event, runId: ref.id, ...target, collectedAt, document, expiresAt: until })
        .go();
    },

    async targets({ event, id }) {
      const { data } = await entities.inventory.query
        .byRun({ event, runId: id })
        .go({ consistent: true, pages: 'all' });
      return data
        .map((item) => upgraded(item))
        .map(({ account, region, collectedAt }) => ({ target: { account, region }, collectedAt }));
    },

    async inventory(ref, target: Target) {
      const { data } = await entities.inventory
        .get({ event: ref.event, runId: ref.id, ...target })
        .go({ consistent: true });
      const inventory = data && (await documents.load<Inventory>(owner(ref), upgraded(data).document));
      if (!inventory)
        throw notFound(ref, `it has no inventory of ${targetName(target)}, or keeps it no longer`);
      return inventory;
    },
  };
}

const isOver = (run: Run | null): boolean => run !== null && run.state !== 'running';

/** Owner of the documents of a run: they expire with it. */
const owner = ({ event, id }: RunRef): string => `${event}/run/${id}`;

const visible = ({ report, findings, expiresAt, ...run }: StoredRun & { v?: number }): Run => {
  const { v, ...shown } = run;
  return shown;
};

const summaryOf = ({ run, verdict, breakingPoint, scorecard }: Report): RunSummary => ({
  asOf: run.asOf,
  verdict,
  breakingPoint,
  score: scorecard.score,
  coverage: scorecard.coverage,
  rows: scorecard.rows.map(({ id, colour }) => ({ id, colour })),
});

const notFound = ({ event, id }: RunRef, because?: string): IemError =>
  new IemError(
    'run-not-found',
    because === undefined
      ? `Event "${event}" has no run ${id}.`
      : `Run ${id} of event "${event}" does not have that: ${because}.`,
  );
