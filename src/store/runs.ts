import { randomUUID } from 'node:crypto';
import { isFromTheFuture, isTaken } from '../lib/clock';
import { compareText } from '../lib/compare-text';
import { IemError } from '../model/error';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import { type Target, targetName } from '../model/target';
import { createChunkedList, readHeld } from './chunked-list';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Documents } from './documents';
import type { DocumentRef, Entities } from './entities';
import { ceilingOrder, findingOrder } from './lists';
import { expiresAt } from './retention';
import { profileOf, runId } from './run-id';
import type { Run, RunProfile, RunRef, RunRequest, RunResult, RunStore, RunSummary } from './store';
import { type Upgrades, upgraded } from './versions';

export interface RunsOptions {
  readonly entities: Pick<Entities, 'run' | 'lease' | 'inventory' | 'findings' | 'ceilings'>;
  readonly documents: Documents;
  readonly now: () => string;
}

/** A run as stored: with the names of what it left. */
interface StoredRun extends Run {
  readonly report?: DocumentRef | undefined;
  readonly findings?: string | undefined;
  readonly ceilings?: string | undefined;
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

/** In version 1 every run was a full one. */
const runUpgrades: Upgrades<StoredRun & { v: number }> = { 1: (run) => ({ ...run, profile: 'full' }) };
const leaseUpgrades: Upgrades<Lease & { v: number }> = {
  1: (lease) => ({ ...lease, run: { ...lease.run, profile: 'full' } }),
};

/**
 * The run that finished last is among so many of the highest ids. They go by when a run was due: a light one finishes
 * before the full one it began after, and one that makes up for a missed slot comes late. It costs no more than to read
 * one: DynamoDB filters what it has read.
 */
const NEWEST = 100;

/** Sorts after the id of any run. */
const LAST = '~';

export function createRuns({ entities, documents, now }: RunsOptions): RunStore {
  const findings = createChunkedList(entities.findings, findingOrder);
  const ceilings = createChunkedList(entities.ceilings, ceilingOrder);

  const findStored = async ({ event, id }: RunRef): Promise<StoredRun | null> => {
    const { data } = await entities.run.get({ event, id }).go({ consistent: true });
    return data && upgraded(data, runUpgrades);
  };

  const findLease = async (event: string, profile: RunProfile): Promise<Lease | null> => {
    const { data } = await entities.lease[profile].get({ event }).go({ consistent: true });
    return data && upgraded(data, leaseUpgrades);
  };

  const isLive = (lease: Lease | null): lease is Lease =>
    lease !== null && isTaken(lease.until, lease.seconds, now());

  /**
   * A run that neither ended nor holds a live lease has died. The lease is read first: a run takes it before it is
   * seen, and gives it back after it has ended.
   */
  async function seen(ref: RunRef): Promise<Run> {
    const lease = await findLease(ref.event, profileOf(ref.id));
    const run = await findStored(ref);
    if (run === null) throw notFound(ref);
    return isOver(run) || (isLive(lease) && lease.runId === run.id)
      ? visible(run)
      : { ...visible(run), state: 'aborted', reason: 'It stopped without finishing: its lease ran out.' };
  }

  /** Takes the lease over from exactly the one that was read; false when it has changed since. */
  const take = (before: Lease | null, lease: Lease): Promise<boolean> =>
    tookEffect(
      entities.lease[profileOf(lease.runId)]
        .put(lease)
        .where(({ token, until }, { eq, notExists }) =>
          before === null ? notExists(token) : `${eq(token, before.token)} AND ${eq(until, before.until)}`,
        )
        .go(),
    );

  const release = ({ event, id }: RunRef): Promise<boolean> =>
    tookEffect(
      entities.lease[profileOf(id)]
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
    const { leaseSeconds, profile = 'full', ...asked } = request;
    const run: Run = { ...asked, profile, id: runId(request), startedAt: now(), state: 'running' };
    const earlier = await findStored(run);
    if (earlier && isOver(earlier)) return { run: visible(earlier), started: false };

    const lease = await findLease(run.event, profile);
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
    const lease = await findLease(run.event, profileOf(run.id));
    if (lease?.runId === run.id) return lease;
    const rival = lease ? `run ${lease.runId} has taken its place` : 'it was ended';
    throw new IemError('run-in-progress', `Run ${run.id} of event "${run.event}" cannot go on: ${rival}.`);
  };

  const finished = async (ref: RunRef): Promise<StoredRun> => {
    const run = await findStored(ref);
    if (run?.state !== 'finished') throw notFound(ref, run ? `it is ${run.state}, not finished` : undefined);
    return run;
  };

  async function reportOf(ref: RunRef): Promise<Report> {
    const { report } = await finished(ref);
    const document = report && (await documents.load<Report>(owner(ref), report));
    if (!document) throw notFound(ref, 'its report was kept no longer');
    return document;
  }

  return {
    start: (request) => start(request, randomUUID()),

    async renew(run) {
      const lease = await held(run);
      if (!(await take(lease, { ...lease, until: later(lease.seconds) }))) await held(run);
    },

    /** Chunks, then the run that names them, then the lease: the run is what makes it all visible. */
    async finish(ref, { report, findings: found, ceilings: judged = report.ceilings }: RunResult) {
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
        findings: await findings.save(ref, found, expiresAt('findings', now())),
        ceilings: await ceilings.save(ref, judged, expiresAt('ceilings', now())),
      };
      const written = await writeUnlessOver(done);
      await release(ref);
      return written ? visible(done) : visible(await finished(ref));
    },

    async abort(ref, reason) {
      const lease = await findLease(ref.event, profileOf(ref.id));
      const run = (await findStored(ref)) ?? (lease?.runId === ref.id ? lease.run : null);
      if (run === null) throw notFound(ref);
      const ended: StoredRun = { ...run, state: 'aborted', finishedAt: now(), reason };
      const written = !isOver(run) && (await writeUnlessOver(ended));
      await release(ref);
      return visible(written ? ended : ((await findStored(ref)) ?? run));
    },

    get: seen,

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const newest = decodeCursor(['runs', event], page.cursor)?.key ?? LAST;
      const { data } = await entities.run.query
        .byEvent({ event })
        .between({ id: '' }, { id: newest })
        .go({ limit: limit + 1, order: 'desc', consistent: true });
      const runs = data.slice(0, limit).map((run) => upgraded(run, runUpgrades));
      const items = runs.map((run) => (isOver(run) ? visible(run) : seen(run)));
      return { items: await Promise.all(items), cursor: cursorAt(['runs', event], data[limit]?.id) };
    },

    // No pointer item: the list is the one truth, and the run that finished last is near its beginning.
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
      return last ? visible(upgraded(last, runUpgrades)) : null;
    },

    async running(event, profile = 'full') {
      const lease = await findLease(event, profile);
      if (!isLive(lease)) return null;
      return isOver(await findStored({ event, id: lease.runId })) ? null : lease.run;
    },

    report: reportOf,

    async findings(ref, filter = {}, page = {}) {
      const { findings: set } = await finished(ref);
      if (set === undefined) throw notFound(ref, 'it has no findings');
      return findings.read(ref, set, filter, page);
    },

    async ceilings(ref, filter = {}, page = {}) {
      const { ceilings: set } = await finished(ref);
      if (set !== undefined) return ceilings.read(ref, set, filter, page);
      // Version 1 kept them in the report alone.
      return readHeld(
        ['ceilings', ref.event, ref.id],
        (await reportOf(ref)).ceilings,
        ceilingOrder,
        filter,
        page,
      );
    },

    async keep(ref) {
      const { expiresAt: _, ...run } = await finished(ref);
      await documents.save(owner(ref), await reportOf(ref));
      await entities.run.put(run).go();
    },

    async saveInventory(ref, inventory) {
      const until = expiresAt('inventory', now());
      const document = await documents.save(owner(ref), inventory, until);
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
        .map((item) => upgraded(item))
        .map(({ account, region, collectedAt, ok, failed }) => ({
          ...{ target: { account, region }, collectedAt, ok, failed },
        }));
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

const visible = ({ report, findings, ceilings, expiresAt, ...run }: StoredRun & { v?: number }): Run => {
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

const notFound = ({ event, id }: RunRef, because?: string): IemError =>
  new IemError(
    'run-not-found',
    because === undefined
      ? `Event "${event}" has no run ${id}.`
      : `Run ${id} of event "${event}" does not have that: ${because}.`,
  );
