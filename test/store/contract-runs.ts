import { gzipSync } from 'node:zlib';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Ceiling } from '../../src/model/ceiling';
import type { CeilingFilter, RunProfile, RunRef } from '../../src/store/store';
import { VERSION } from '../../src/store/versions';
import { anInventory } from '../builders/inventory';
import { aCeiling, aFinding, aReport } from '../builders/report';
import { largestItem } from './faults';
import { allPages, coded, ITEM_LIMIT, type Stand } from './stand';

const requestOf = ({ event, now }: Stand, profile?: RunProfile) => ({
  ...{ event, planRevision: 1, trigger: 'schedule', by: 'iem', requestedAt: now, leaseSeconds: 60 },
  ...(profile && { profile }),
});

/** What a run is of, and what it leaves beside its findings. */
export function runsContract(stand: Stand): void {
  const { start, finish, latest, running, get, list, abort, renew } = bound(stand);

  describe('full and light runs', () => {
    it('is full unless told, and keeps what was asked for', async () => {
      const deadline = '2026-12-12T00:00:00.000Z';
      const { run } = await stand.store.runs.start({ ...requestOf(stand), deadline });
      expect(run).toMatchObject({ profile: 'full', deadline, state: 'running' });
      expect(await get(run)).toEqual(run);
      expect(await finish(run)).toMatchObject({ profile: 'full', deadline });
    });

    it('may be under way together, each in its own place', async () => {
      const full = await start('full');
      const light = await start('light');
      expect([full.started, light.started]).toEqual([true, true]);
      expect(light.run.id).toBe(`${full.run.id}-light`);
      expect([await running(), await running('full'), await running('light')]).toEqual([
        ...[full.run, full.run, light.run],
      ]);
      expect((await list()).map(({ state }) => state)).toEqual(['running', 'running']);

      stand.later(30_000);
      expect([await start('full'), await start('light')]).toEqual([
        ...[
          { run: full.run, started: false },
          { run: light.run, started: false },
        ],
      ]);
      await renew(light.run);
      stand.later(40_000);
      expect([await get(full.run), await get(light.run)]).toMatchObject([
        ...[{ state: 'aborted' }, { state: 'running' }],
      ]);

      await finish(light.run);
      await abort(full.run, 'cancelled');
      expect([await running('full'), await running('light')]).toEqual([null, null]);
    });

    it('has the newest finished run of each, and of any', async () => {
      expect(await latest('light')).toBeNull();
      const full = await finish((await start('full')).run);
      expect([await latest(), await latest('full'), await latest('light')]).toEqual([full, full, null]);
      stand.later(1_000);
      const light = await finish((await start('light')).run);
      expect([await latest(), await latest('full'), await latest('light')]).toEqual([light, full, light]);
    });

    it('has the latest of each, and of any, by when it finished and not by when it was due', async () => {
      const full = (await start('full')).run;
      stand.later(1_000);
      const light = await finish((await start('light')).run);
      stand.later(1_000);
      expect(await latest()).toEqual(light);
      const finished = await finish(full);
      expect([await latest(), await latest('full'), await latest('light')]).toEqual([
        finished,
        finished,
        light,
      ]);

      const missed = { ...requestOf(stand), requestedAt: '2020-01-01T00:00:00.000Z', trigger: 'schedule' };
      stand.later(1_000);
      const catchUp = await finish((await stand.store.runs.start(missed)).run);
      expect([await latest(), await latest('full')]).toEqual([catchUp, catchUp]);
    });

    it('refuses a trigger that would make the ids of light runs its own', async () => {
      const request = { ...requestOf(stand), trigger: 'schedule-light' };
      await expect(stand.store.runs.start(request)).rejects.toThrow(RangeError);
    });
  });

  describe('inventories', () => {
    it('are counted by what answered', async () => {
      const { run } = await start();
      const failed = { ok: false, code: 'AccessDenied', message: 'no', action: 'ec2:Describe' } as const;
      const inventory = anInventory({
        artifacts: { ...anInventory().artifacts, autoScalingGroups: failed, subnets: failed },
      });
      await stand.store.runs.saveInventory(run, inventory);
      await stand.store.runs.saveInventory(run, inventory);
      expect(await stand.store.runs.targets(run)).toEqual([
        { target: inventory.target, collectedAt: inventory.collectedAt, ok: 1, failed: 2 },
      ]);
    });
  });

  describe('ceilings', () => {
    const ceilingsOf = (run: RunRef, filter?: CeilingFilter, limit = 1_000) =>
      allPages((page) => stand.store.runs.ceilings(run, filter, { ...page, limit }));

    it('are those of the report by default', async () => {
      const { run } = await start();
      await expect(stand.store.runs.ceilings(run)).rejects.toMatchObject(coded('run-not-found'));
      await finish(run);
      expect(await ceilingsOf(run)).toEqual(aReport().ceilings);
    });

    it('are every one of a large estate, in the order given, whatever the filter and the page', async () => {
      const all = manyCeilings(10_000);
      const { run } = await start();
      const size = await largestItem(stand.client, () =>
        stand.store.runs.finish(run, { report: aReport(), findings: [], ceilings: all }),
      );
      expect(size).toBeLessThan(ITEM_LIMIT);
      const filters: CeilingFilter[] = [
        {},
        { status: 'red' },
        { account: '222233334444' },
        { region: 'eu-west-1', family: 'family-3' },
        { family: 'no-such-family' },
      ];
      for (const filter of filters) {
        const wanted = all.filter((ceiling) =>
          Object.entries(filter).every(([name, value]) => ceiling[name as keyof Ceiling] === value),
        );
        expect((await ceilingsOf(run, filter, 777)).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      }
    });
  });

  describe('what version 1 wrote', () => {
    const documents = () => DynamoDBDocumentClient.from(stand.client);
    const put = (entity: string, pk: string, sk: string, item: object) =>
      documents().send(
        new PutCommand({
          TableName: stand.table,
          Item: {
            ...{ pk: `$iem#${pk}`, sk: `$${entity}_1${sk}`, __edb_e__: entity, __edb_v__: '1', v: 1 },
            ...item,
          },
        }),
      );
    const stored = async (pk: string, sk: string) => {
      const Key = { pk: `$iem#${pk}`, sk };
      return (await documents().send(new GetCommand({ TableName: stand.table, Key }))).Item;
    };
    const packed = (value: unknown) => gzipSync(JSON.stringify(value));

    let run: RunRef;
    const runItem = (state: 'running' | 'finished') => ({
      ...{ ...run, planRevision: 3, trigger: 'cli', by: 'mei', requestedAt: stand.now, startedAt: stand.now },
      state,
    });
    const putRun = (item: object) => put('run', `event_${run.event}`, `#id_${run.id}`, item);
    const putDocument = (id: string, value: unknown) =>
      put('chunk', `owner_${run.event}/run/${run.id}#document_${id}`, '#index_00000000', {
        ...{ owner: `${run.event}/run/${run.id}`, document: id, index: 0, data: packed(value) },
      });
    const putFinished = async () => {
      const set = 'f00d';
      await putDocument('d0c', aReport());
      await put(
        'findings',
        `event_${run.event}#runId_${run.id}#set_${set}`,
        '#last_0#111122223333#00000000',
        {
          ...{ event: run.event, runId: run.id, set, last: '0#111122223333#00000000' },
          data: packed([aFinding()]),
        },
      );
      await putRun({
        ...{ ...runItem('finished'), finishedAt: stand.now, findings: set },
        ...{ report: { id: 'd0c', chunks: 1 }, expiresAt: 4_000_000_000 },
      });
    };
    beforeEach(() => {
      run = { event: stand.event, id: '20251101T000000000Z-cli' };
    });

    it('is a full run, found as one, with all it left', async () => {
      await putFinished();
      const full = expect.objectContaining({ id: run.id, profile: 'full', planRevision: 3 });
      expect(await get(run)).toEqual(full);
      expect(await list()).toEqual([full]);
      expect([await latest(), await latest('full'), await latest('light')]).toEqual([full, full, null]);
      expect(await stand.store.runs.report(run)).toEqual(aReport());
      expect((await stand.store.runs.findings(run)).items).toEqual([aFinding()]);
      const ceilings = await allPages((page) =>
        stand.store.runs.ceilings(run, { status: 'red' }, { ...page, limit: 2 }),
      );
      expect(ceilings).toEqual(aReport().ceilings.filter(({ status }) => status === 'red'));
    });

    it('is written again in the shape of today', async () => {
      await putFinished();
      await stand.store.runs.keep(run);
      expect(await stored(`event_${run.event}`, `$run_1#id_${run.id}`)).toMatchObject({
        v: VERSION,
        profile: 'full',
      });
      await finish((await start()).run);
      const { id } = await finish((await start('light')).run);
      expect(await stored(`event_${run.event}`, `$run_1#id_${id}`)).toMatchObject({
        v: VERSION,
        profile: 'light',
      });
    });

    it('is a lease that keeps other full runs out, and lets its own go on', async () => {
      await putRun(runItem('running'));
      await put('lease', `event_${run.event}`, '', {
        ...{ event: run.event, runId: run.id, run: runItem('running'), token: 't', seconds: 60 },
        until: new Date(Date.parse(stand.now) + 60_000).toISOString(),
      });
      const old = { ...runItem('running'), profile: 'full' };
      expect(await start('full')).toEqual({ run: old, started: false });
      expect(await running()).toEqual(old);
      expect(await start('light')).toMatchObject({ started: true });
      await renew(run);
      expect(await stored(`event_${run.event}`, '$lease_1')).toMatchObject({
        v: VERSION,
        run: { profile: 'full' },
      });
      expect(await finish(run)).toMatchObject({ state: 'finished', profile: 'full' });
      expect(await running()).toBeNull();
    });

    it('is an inventory that nobody counted', async () => {
      const inventory = anInventory();
      await putDocument('d0c', inventory);
      await put('inventory', `event_${run.event}#runId_${run.id}`, '#account_111122223333#region_us-east-1', {
        ...{ event: run.event, runId: run.id, ...inventory.target, collectedAt: inventory.collectedAt },
        document: { id: 'd0c', chunks: 1 },
      });
      expect(await stand.store.runs.targets(run)).toEqual([
        { target: inventory.target, collectedAt: inventory.collectedAt },
      ]);
      expect(await stand.store.runs.inventory(run, inventory.target)).toEqual(inventory);
    });
  });
}

/** The runs of the event of the test. */
const bound = (stand: Stand) => ({
  start: (profile?: RunProfile) => stand.store.runs.start(requestOf(stand, profile)),
  finish: (run: RunRef) => stand.store.runs.finish(run, { report: aReport(), findings: [aFinding()] }),
  abort: (run: RunRef, reason: string) => stand.store.runs.abort(run, reason),
  renew: (run: RunRef) => stand.store.runs.renew(run),
  get: (run: RunRef) => stand.store.runs.get(run),
  latest: (profile?: RunProfile) => stand.store.runs.latest(stand.event, profile),
  running: (profile?: RunProfile) => stand.store.runs.running(stand.event, profile),
  list: () => allPages((page) => stand.store.runs.list(stand.event, page)),
});

const manyCeilings = (count: number): Ceiling[] =>
  Array.from({ length: count }, (_, i) =>
    aCeiling({
      id: `ceiling-${i}`,
      family: `family-${i % 7}`,
      account: i % 3 === 0 ? '222233334444' : '111122223333',
      region: i % 5 === 0 ? 'eu-west-1' : 'us-east-1',
      status: i < 1_000 ? 'red' : 'green',
      breaksAt: i / 10,
    }),
  );
