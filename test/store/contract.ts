import { randomBytes, randomUUID } from 'node:crypto';
import {
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/model/finding';
import type { EventPlan, EventPlanInput } from '../../src/plan/schema';
import { createStore } from '../../src/store/dynamo-store';
import type { EventRecord, FindingFilter, RunRef, Store } from '../../src/store/store';
import { defineTable, ensureTable } from '../../src/store/table';
import { anEc2Instance } from '../builders/artifacts';
import { anInventory } from '../builders/inventory';
import { someFacts } from '../builders/notification';
import { aPlan } from '../builders/plan';
import { aFinding, aReport, manyFindings } from '../builders/report';
import { deliveryContract } from './contract-delivery';
import { runsContract } from './contract-runs';
import { deliveredTwice, dyingAtWrite, type Fault, itemsWritten, largestItem } from './faults';
import { anAnswer, matchesModel, storeOperations } from './model';
import { allPages, coded, DAY, ITEM_LIMIT, type Stand } from './stand';

/** An emulator that honours TTL deletes what was kept long ago, so the tests live in the present. */
const PRESENT = new Date().toISOString();

export interface OpenTable {
  readonly client: DynamoDBClient;
  /** A table of this name is made when there is none. */
  readonly table: string;
  close?(): Promise<void>;
}

/** What every store must do, tried over the wire on the DynamoDB that `open` reaches. */
export function storeContract(name: string, open: () => Promise<OpenTable>): void {
  describe(`the store on ${name}`, () => {
    let db: OpenTable;
    let store: Store;
    let now: string;
    let event: string;

    beforeAll(async () => {
      db = await open();
      await ensureTable(db.client, db.table);
      await ensureTable(db.client, db.table);
      store = createStore({ client: db.client, table: db.table, now: () => now });
    });
    afterAll(() => db?.close?.());
    beforeEach(() => {
      now = PRESENT;
      event = `sale-${randomUUID()}`;
    });

    const later = (milliseconds: number) => {
      now = new Date(Date.parse(now) + milliseconds).toISOString();
    };
    const stand: Stand = {
      get client() {
        return db.client;
      },
      get table() {
        return db.table;
      },
      get store() {
        return store;
      },
      get now() {
        return now;
      },
      get event() {
        return event;
      },
      later,
    };
    const planOf = (overrides: Partial<EventPlanInput> = {}): EventPlan => aPlan({ id: event, ...overrides });
    const startRun = (trigger = 'cli') =>
      store.runs.start({
        event,
        planRevision: 1,
        trigger,
        by: 'mei',
        requestedAt: now,
        leaseSeconds: 60,
      });
    const finishRun = async (findings: readonly Finding[] = [aFinding()]) => {
      const { run } = await startRun();
      return store.runs.finish(run, { report: aReport(), findings });
    };

    it('stands on the table as it is defined', async () => {
      const { Table } = await db.client.send(new DescribeTableCommand({ TableName: db.table }));
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = defineTable(db.table);
      expect(Table?.KeySchema).toEqual(KeySchema);
      expect(Table?.AttributeDefinitions).toEqual(expect.arrayContaining(AttributeDefinitions ?? []));
      expect(Table?.GlobalSecondaryIndexes).toMatchObject(GlobalSecondaryIndexes ?? []);
    });

    describe('plans', () => {
      it('returns what was stored, latest and by revision', async () => {
        const first = planOf({ name: 'First' });
        const second = planOf({ name: 'Second' });
        expect(await store.plans.create(first, 'mei')).toMatchObject({ revision: 1, name: 'First' });
        later(DAY);
        expect(await store.plans.replace(second, 1, 'noor')).toMatchObject({ revision: 2, savedBy: 'noor' });

        expect(await store.plans.get(event)).toMatchObject({ revision: 2, plan: second, savedAt: now });
        expect(await store.plans.get(event, 1)).toMatchObject({ revision: 1, plan: first, savedBy: 'mei' });
        const revisions = await store.plans.revisions(event);
        expect(revisions.map(({ revision, name }) => [revision, name])).toEqual([
          [2, 'Second'],
          [1, 'First'],
        ]);
      });

      it('makes no new revision of the same content', async () => {
        await store.plans.create(planOf(), 'mei');
        expect(await store.plans.create(planOf(), 'mei')).toMatchObject({ revision: 1 });
        expect(await store.plans.replace(planOf(), 1, 'mei')).toMatchObject({ revision: 1 });
      });

      it('refuses a revision that is not the latest, naming both', async () => {
        await store.plans.create(planOf({ name: 'First' }), 'mei');
        await store.plans.replace(planOf({ name: 'Second' }), 1, 'mei');
        const stale = store.plans.replace(planOf({ name: 'Third' }), 1, 'noor');
        await expect(stale).rejects.toMatchObject({
          code: 'revision-conflict',
          message: expect.stringMatching(/at revision 2.*revision 1/),
        });
        await expect(store.plans.create(planOf({ name: 'Other' }), 'noor')).rejects.toMatchObject(
          coded('revision-conflict'),
        );
      });

      it('lets one of many writers through', async () => {
        await store.plans.create(planOf(), 'mei');
        const writers = ['a', 'b', 'c', 'd', 'e'];
        const outcomes = await Promise.allSettled(
          writers.map((name) => store.plans.replace(planOf({ name }), 1, name)),
        );
        const won = outcomes.flatMap((o) => (o.status === 'fulfilled' ? [o.value] : []));
        const lost = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason.code] : []));
        expect(won).toHaveLength(1);
        expect(lost).toEqual(Array(4).fill('revision-conflict'));
        expect(await store.plans.get(event)).toMatchObject({ revision: 2, plan: won[0]?.plan });
      });

      it('hides a deleted event and goes on counting when it is written again', async () => {
        await store.plans.create(planOf({ name: 'First' }), 'mei');
        await expect(store.plans.delete(event, 7)).rejects.toMatchObject(coded('revision-conflict'));
        await store.plans.delete(event, 1);
        await expect(store.plans.get(event)).rejects.toMatchObject(coded('plan-not-found'));
        await expect(store.plans.replace(planOf(), 1, 'mei')).rejects.toMatchObject(coded('plan-not-found'));
        expect(await allPages((page) => store.plans.list(page))).not.toContainEqual(
          expect.objectContaining({ id: event }),
        );
        expect(await store.plans.create(planOf({ name: 'Again' }), 'mei')).toMatchObject({ revision: 2 });
        expect(await store.plans.get(event, 1)).toMatchObject({ name: 'First' });
      });

      it('fills in what a plan lacks that was stored before there were schedules', async () => {
        const plan = planOf();
        const { schedule: _, ...before } = plan;
        expect(await store.plans.create(before as EventPlan, 'mei')).toMatchObject({ revision: 1 });
        expect((await store.plans.get(event)).plan).toEqual(plan);

        expect(await store.plans.replace(before as EventPlan, 1, 'mei')).toMatchObject({ revision: 1 });
        expect(await store.plans.replace(plan, 1, 'mei')).toMatchObject({ revision: 2 });
        expect((await store.plans.get(event, 1)).plan).toEqual(plan);
      });

      it.each([
        ['an event that is not there', undefined],
        ['a revision that is not there', 9],
      ])('says so of %s', async (_, revision) => {
        if (revision !== undefined) await store.plans.create(planOf(), 'mei');
        await expect(store.plans.get(event, revision)).rejects.toMatchObject(coded('plan-not-found'));
      });

      it('lists by page, each event once', async () => {
        const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${event}-${letter}`);
        for (const id of ids) await store.plans.create(aPlan({ id }), 'mei');
        const listed = await allPages((page) => store.plans.list({ ...page, limit: 2 }));
        expect(listed.map(({ id }) => id).filter((id) => id.startsWith(event))).toEqual(ids);
      });

      it.each(['nonsense', 'W10', Buffer.from('["x",0]').toString('base64url')])(
        'refuses the cursor %s',
        async (cursor) => {
          await expect(store.plans.list({ cursor })).rejects.toMatchObject(coded('input-unreadable'));
        },
      );
    });

    describe('records', () => {
      const answer = (text: string) => anAnswer(event, 'monitoring-tools', text);
      const planSaying = (text: string, name = 'Plan') =>
        planOf({ name, checklist: { 'monitoring-tools': { answer: text } } });

      it('imports answers, waivers and load tests of a plan', async () => {
        const waiver = { finding: 'db-multi-az', reason: 'Agreed', owner: 'mei', expires: '2026-12-31' };
        const loadTest = { name: 'Dress rehearsal', on: '2026-11-20', result: 'passed' as const };
        await store.plans.create(
          planOf({
            checklist: { 'performance-cdn': { answer: 'Yes' } },
            waivers: [waiver],
            loadTests: [loadTest],
          }),
          'mei',
        );
        const records = await store.records.list(event);
        expect(records.map(({ kind, source, value }) => ({ kind, source, value }))).toEqual([
          { kind: 'answer', source: 'plan', value: { answer: 'Yes' } },
          { kind: 'loadTest', source: 'plan', value: expect.objectContaining(loadTest) },
          { kind: 'waiver', source: 'plan', value: waiver },
        ]);
      });

      it('keeps records that a later plan leaves out, and follows what the plan changes', async () => {
        await store.plans.create(planSaying('Grafana'), 'mei');
        await store.records.put({ ...remark(event), value: { text: 'Ask finance' } }, 0);
        await store.plans.replace(planSaying('Datadog'), 1, 'mei');
        await store.plans.replace(planOf({ name: 'Silent' }), 2, 'mei');
        const values = (await store.records.list(event)).map(({ value }) => value);
        expect(values).toEqual([{ answer: 'Datadog' }, { text: 'Ask finance' }]);
      });

      it('refuses a plan that contradicts a person, with both values, and stores none of it', async () => {
        await store.plans.create(planOf(), 'mei');
        await store.records.put(answer('Grafana'), 0);
        await expect(store.plans.replace(planSaying('Datadog'), 1, 'noor')).rejects.toMatchObject({
          code: 'record-conflict',
          message: expect.stringMatching(/Datadog.*Grafana.*by mei/s),
        });
        expect(await store.plans.get(event)).toMatchObject({ revision: 1 });
        expect(await store.plans.replace(planSaying('Grafana'), 1, 'noor')).toMatchObject({ revision: 2 });
      });

      it('refuses an old revision with both values; the same value again is no change', async () => {
        const first = await store.records.put(answer('Grafana'), 0);
        expect(first).toMatchObject({ revision: 1, source: 'api', by: 'mei', at: now });
        expect(await store.records.put(answer('Grafana'), 0)).toEqual(first);
        await store.records.put(answer('Datadog'), 1);
        await expect(store.records.put(answer('Zabbix'), 1)).rejects.toMatchObject({
          code: 'record-conflict',
          message: expect.stringMatching(/Zabbix.*Datadog/),
        });
      });

      it('lets one of two writers through', async () => {
        const outcomes = await Promise.allSettled(
          ['Grafana', 'Datadog'].map((text) => store.records.put(answer(text), 0)),
        );
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      it('takes a record back, and a plan may not put it there again', async () => {
        await store.records.put(answer('Grafana'), 0);
        const ref = {
          event,
          kind: 'answer' as const,
          key: 'monitoring-tools',
          source: 'api',
          by: 'noor',
        } as const;
        await expect(store.records.withdraw(ref, 4)).rejects.toMatchObject(coded('record-conflict'));
        await store.records.withdraw(ref, 1);
        expect(await store.records.list(event)).toEqual([]);
        await expect(store.plans.create(planSaying('Grafana'), 'mei')).rejects.toMatchObject({
          code: 'record-conflict',
          message: expect.stringContaining('withdrawn by noor'),
        });
        expect(await store.records.put(answer('Grafana'), 0)).toMatchObject({ revision: 3 });
      });

      it('lists one kind, and keeps keys with separators apart', async () => {
        const owners = ['a#key_b', 'a', 'a~b', 'ünïcode 💥'];
        for (const key of owners) {
          const draft = {
            event,
            kind: 'owner' as const,
            key,
            value: { owner: key },
            source: 'api',
            by: 'mei',
          };
          await store.records.put({ ...draft, source: 'api' }, 0);
        }
        await store.records.put(answer('Grafana'), 0);
        const listed: readonly EventRecord<'owner'>[] = await store.records.list(event, 'owner');
        expect(listed.map(({ value }) => value.owner).sort()).toEqual([...owners].sort());
      });
    });

    describe('runs', () => {
      it('runs one at a time: a second start gets the run that is under way', async () => {
        const starts = await Promise.all(['cli', 'api', 'schedule'].map((trigger) => startRun(trigger)));
        const started = starts.filter((s) => s.started);
        expect(started).toHaveLength(1);
        expect(starts.map(({ run }) => run.id)).toEqual(Array(3).fill(started[0]?.run.id));
        expect(await store.runs.running(event)).toEqual(started[0]?.run);
      });

      it('is the same run when the same start is repeated, before and after it ends', async () => {
        const { run } = await startRun();
        expect(await startRun()).toEqual({ run, started: false });
        await store.runs.finish(run, { report: aReport(), findings: [] });
        expect(await startRun()).toMatchObject({ run: { id: run.id, state: 'finished' }, started: false });
      });

      it('leaves report, findings and summary when it finishes', async () => {
        const report = aReport();
        const { run } = await startRun();
        later(41_000);
        const finished = await store.runs.finish(run, { report, findings: report.findings });
        expect(finished).toMatchObject({ state: 'finished', finishedAt: now });
        expect(finished.summary).toMatchObject({ verdict: 'not-ready', breakingPoint: report.breakingPoint });
        expect(await store.runs.report(run)).toEqual(report);
        expect(await allPages((page) => store.runs.findings(run, {}, page))).toHaveLength(
          report.findings.length,
        );
        expect(await store.runs.latest(event)).toEqual(finished);
        expect(await store.runs.get(run)).toEqual(finished);
        expect(await store.runs.running(event)).toBeNull();
      });

      it('finishes once: repeating it returns the first result', async () => {
        const { run } = await startRun();
        const result = { report: aReport(), findings: [aFinding()] };
        const finished = await store.runs.finish(run, result);
        later(1_000);
        expect(await store.runs.finish(run, { ...result, findings: [] })).toEqual(finished);
        expect((await store.runs.findings(run)).items).toHaveLength(1);
      });

      it('gives the place of a run whose lease ran out to the next', async () => {
        const { run: dead } = await startRun();
        later(61_000);
        expect(await store.runs.get(dead)).toMatchObject({ state: 'aborted' });
        const { run: next, started } = await startRun();
        expect(started).toBe(true);
        const late = store.runs.finish(dead, { report: aReport(), findings: [] });
        await expect(late).rejects.toMatchObject(coded('run-in-progress'));
        await expect(store.runs.renew(dead)).rejects.toMatchObject(coded('run-in-progress'));
        expect(await store.runs.running(event)).toMatchObject({ id: next.id });
        expect(await store.runs.latest(event)).toBeNull();
      });

      it('gives the place of a run whose clock was wrong to the next, however long it has taken it for', async () => {
        later(30 * DAY);
        const { run: wrong } = await startRun();
        later(-30 * DAY);
        expect(await store.runs.running(event)).toBeNull();
        expect(await store.runs.get(wrong)).toMatchObject({ state: 'aborted' });
        expect(await startRun()).toMatchObject({ started: true });
      });

      it('keeps its place before a clock that is a minute late', async () => {
        const { run } = await startRun();
        later(-60_000);
        expect(await startRun()).toMatchObject({ run: { id: run.id }, started: false });
      });

      it('is not the latest when a wrong clock says that it has finished in the future', async () => {
        later(30 * DAY);
        const wrong = await finishRun();
        later(-30 * DAY);
        expect(await store.runs.latest(event)).toMatchObject({ id: wrong.id });
        const right = await finishRun();
        expect(await store.runs.latest(event)).toMatchObject({ id: right.id });
      });

      it('keeps its place while it is renewed', async () => {
        const { run } = await startRun();
        for (let i = 0; i < 3; i++) {
          later(50_000);
          await store.runs.renew(run);
        }
        expect(await startRun()).toMatchObject({ run: { id: run.id }, started: false });
      });

      it('makes room when it is aborted, and stays aborted', async () => {
        const { run } = await startRun();
        expect(await store.runs.abort(run, 'Ctrl-C')).toMatchObject({ state: 'aborted', reason: 'Ctrl-C' });
        expect(await store.runs.abort(run, 'again')).toMatchObject({ reason: 'Ctrl-C' });
        const late = store.runs.finish(run, { report: aReport(), findings: [] });
        await expect(late).rejects.toMatchObject(coded('run-in-progress'));
        later(1);
        expect(await startRun()).toMatchObject({ started: true });
      });

      it('lists newest first by page; the latest is the newest that finished', async () => {
        const ids: string[] = [];
        for (let i = 0; i < 5; i++) {
          ids.unshift((await finishRun()).id);
          later(1_000);
        }
        const { run } = await startRun();
        await store.runs.abort(run, 'no credentials');
        const listed = await allPages((page) => store.runs.list(event, { ...page, limit: 2 }));
        expect(listed.map(({ id }) => id)).toEqual([run.id, ...ids]);
        expect(await store.runs.latest(event)).toMatchObject({ id: ids[0] });
      });

      it('says so of what is not there', async () => {
        const { run } = await startRun();
        const nowhere = { event, id: '20200101T000000000Z-cli' };
        const target = { account: '111122223333', region: 'us-east-1' };
        for (const wanted of [
          () => store.runs.get(nowhere),
          () => store.runs.abort(nowhere, 'x'),
          () => store.runs.report(run),
          () => store.runs.findings(run),
          () => store.runs.keep(run),
          () => store.runs.inventory(run, target),
        ]) {
          await expect(wanted()).rejects.toMatchObject(coded('run-not-found'));
        }
      });
    });

    runsContract(stand);
    deliveryContract(stand);

    describe('what is kept no longer', () => {
      const itemOf = (pk: string, sk: string) => ({
        TableName: db.table,
        Key: { pk: { S: `$iem#${pk}` }, sk: { S: sk } },
      });
      const expiryOf = async (run: RunRef) => {
        const { Item } = await db.client.send(
          new GetItemCommand(itemOf(`event_${event}`, `$run_1#id_${run.id}`)),
        );
        return Item?.expiresAt?.N;
      };

      const daysKept = ({ expiresAt }: Readonly<Record<string, unknown>>) =>
        typeof expiresAt === 'number' ? Math.round((expiresAt * 1_000 - Date.parse(now)) / DAY) : 'for good';

      it('expires, except a run that is to be kept', async () => {
        const run = await finishRun();
        expect(await expiryOf(run)).toBe(String(Math.floor((Date.parse(now) + 400 * DAY) / 1_000)));
        await store.runs.keep(run);
        expect(await expiryOf(run)).toBeUndefined();
        expect(await store.runs.report(run)).toEqual(aReport());
        expect(await store.runs.latest(event)).toEqual(run);
      });

      it('carries the time at which DynamoDB may delete it', async () => {
        const { runs, notifications, links, replies, schedules } = store;
        const expires = new Date(Date.parse(now) + 10 * DAY).toISOString();
        const items = await itemsWritten(db.client, async () => {
          await store.plans.create(planOf({ checklist: { 'monitoring-tools': { answer: 'Yes' } } }), 'mei');
          const { run } = await startRun();
          await runs.saveInventory(run, anInventory());
          await runs.finish(run, { report: aReport(), findings: [aFinding()] });
          const ref = { event, id: 'one' };
          await notifications.record({
            ...{ ...ref, channel: 'slack', kind: 'drill', facts: someFacts(), dueAt: now },
          });
          await notifications.confirm(ref);
          await links.create({
            ...ref,
            run: null,
            shows: 'report',
            createdBy: 'mei',
            expires,
            secretHash: 'hash',
          });
          await links.revoke(event, ref.id, 'mei');
          await replies.claim(event, 'f', 60);
          await replies.keep(event, { status: 204, headers: {}, body: '' });
          await schedules.put({ event, planRevision: 1, handled: {}, due: null }, 0);
        });
        const kept = new Set(items.map((item) => `${item.__edb_e__}: ${daysKept(item)}`));
        expect([...kept].sort()).toEqual([
          ...['ceilings: 180', 'chunk: 1', 'chunk: 400', 'chunk: 90', 'chunk: for good', 'findings: 180'],
          ...['inventory: 90', 'lease: for good', 'link: 17', 'notification: 90', 'plan: for good'],
          ...['record: for good', 'reply: 1', 'run: 400', 'schedule: for good'],
        ]);
      });

      it('is said to be gone when a part of it is', async () => {
        const { run } = await startRun();
        const inventory = anInventory();
        await store.runs.saveInventory(run, inventory);
        const { account, region } = inventory.target;
        const { Item } = await db.client.send(
          new GetItemCommand(
            itemOf(`event_${event}#runId_${run.id}`, `$inventory_1#account_${account}#region_${region}`),
          ),
        );
        const chunks = `owner_${event}/run/${run.id}#document_${Item?.document?.M?.id?.S}`;
        await db.client.send(new DeleteItemCommand(itemOf(chunks, '$chunk_1#index_00000000')));
        await expect(store.runs.inventory(run, inventory.target)).rejects.toMatchObject({
          code: 'run-not-found',
          message: expect.stringContaining('has expired'),
        });
      });
    });

    describe('findings', () => {
      const ACCOUNTS = ['111122223333', '222233334444', '333344445555'];
      const STATUSES = ['fail', 'warn', 'unknown', 'pass', 'notApplicable'] as const;
      const many = (count: number): Finding[] =>
        manyFindings(count).map((finding, i) => ({
          ...finding,
          id: `${finding.id}-${i}`,
          check: `check-${i % 40}`,
          status: STATUSES[(i * 7) % 5] ?? 'pass',
          account: ACCOUNTS[(i * 3) % 4] ?? '-',
        }));
      const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id).sort();

      let run: RunRef;
      let findings: readonly Finding[];
      beforeAll(async () => {
        now = PRESENT;
        event = `sale-${randomUUID()}`;
        findings = many(2_000);
        run = await finishRun(findings);
      });

      it.each<[string, FindingFilter]>([
        ['no filter', {}],
        ['a status', { status: 'warn' }],
        ['an account', { account: '222233334444' }],
        ['no account', { account: '-' }],
        ['status and account', { status: 'pass', account: '333344445555' }],
        ['region', { region: 'us-east-1' }],
        ['the checks of a row', { checks: ['check-3', 'check-17'] }],
        ['everything', { status: 'fail', account: '111122223333', region: 'us-east-1', checks: ['check-5'] }],
        ['what nothing matches', { account: '999999999999' }],
      ])('finds by %s each finding once, whatever the page', async (_, filter) => {
        const wanted = findings.filter((finding) => passes(finding, filter));
        for (const limit of [1_000, 77]) {
          const found = await allPages((page) => store.runs.findings(run, filter, { ...page, limit }));
          expect(idsOf(found)).toEqual(idsOf(wanted));
        }
      });

      it('gives the worst first', async () => {
        const found = await allPages((page) => store.runs.findings(run, {}, page));
        const ranks = found.map(({ status }) => STATUSES.indexOf(status));
        expect(ranks).toEqual([...ranks].sort());
      });

      it('reads as little for the last page as for the first', async () => {
        let reads = 0;
        db.client.middlewareStack.add(
          (next) => (args) => {
            reads++;
            return next(args);
          },
          { step: 'initialize', name: 'count' },
        );
        const perPage: number[] = [];
        await allPages(async (page) => {
          reads = 0;
          const found = await store.runs.findings(run, {}, page);
          perPage.push(reads);
          return found;
        });
        db.client.middlewareStack.remove('count');
        expect(perPage).toHaveLength(20);
        // The run, and one chunk or two.
        expect(Math.max(...perPage)).toBeLessThanOrEqual(3);
      });
    });

    describe('what is large', () => {
      it('holds 10,000 findings', async () => {
        const findings = manyFindings(10_000);
        const { run } = await startRun();
        const size = await largestItem(db.client, () =>
          store.runs.finish(run, { report: aReport({ findings }), findings }),
        );
        expect(size).toBeGreaterThan(1_000);
        expect(size).toBeLessThan(ITEM_LIMIT);
        expect((await store.runs.report(run)).findings).toEqual(findings);
        const found = await allPages((page) => store.runs.findings(run, {}, { ...page, limit: 1_000 }));
        expect(found).toHaveLength(10_000);
      });

      it('holds findings that do not compress', async () => {
        const findings = manyFindings(300).map((finding) => ({
          ...finding,
          detail: randomBytes(3_000).toString('base64'),
        }));
        const { run } = await startRun();
        const size = await largestItem(db.client, () =>
          store.runs.finish(run, { report: aReport(), findings }),
        );
        expect(size).toBeLessThan(ITEM_LIMIT);
        const found = await allPages((page) => store.runs.findings(run, {}, page));
        expect(found).toHaveLength(300);
      });

      it('holds an inventory of 30 MB', async () => {
        const { run } = await startRun();
        const noise = randomBytes(4_000_000).toString('hex');
        const instances = Array.from({ length: 80_000 }, (_, i) => ({
          ...anEc2Instance(),
          instanceId: `i-${noise.slice(i * 100, i * 100 + 100)}`,
        }));
        const inventory = anInventory({ artifacts: { ec2Instances: { ok: true, data: instances } } });
        expect(JSON.stringify(inventory).length).toBeGreaterThan(30_000_000);
        const size = await largestItem(db.client, () => store.runs.saveInventory(run, inventory));
        expect(size).toBeLessThan(ITEM_LIMIT);
        expect(await store.runs.targets(run)).toEqual([
          { target: inventory.target, collectedAt: inventory.collectedAt, ok: 1, failed: 0 },
        ]);
        const back = await store.runs.inventory(run, inventory.target);
        // Compared as text: a difference in 30 MB is nothing to print.
        expect(JSON.stringify(back) === JSON.stringify(inventory)).toBe(true);
      });
    });

    describe('a process that dies between two writes', () => {
      const faults: Fault[] = ['lost', 'unanswered'];

      it.each(faults)(
        'leaves a run running or finished as a whole (%s)',
        async (fault) => {
          const findings = manyFindings(600);
          for (let n = 1, outcome = 'died'; outcome === 'died'; n++) {
            event = `sale-${randomUUID()}`;
            const { run } = await startRun();
            const result = { report: aReport(), findings };
            outcome = await dyingAtWrite(db.client, n, fault, () => store.runs.finish(run, result));

            const latest = await store.runs.latest(event);
            const { state } = await store.runs.get(run);
            expect([null, run.id]).toContain(latest?.id ?? null);
            expect(state).toBe(latest ? 'finished' : 'running');
            expect(await store.runs.running(event)).toEqual(latest ? null : run);
            if (latest) await expectWhole(run, result);

            expect(await store.runs.finish(run, result)).toMatchObject({ state: 'finished' });
            await expectWhole(run, result);
            later(1);
            expect(await startRun()).toMatchObject({ started: true });
            expect(n).toBeLessThan(20);
          }
        },
        60_000,
      );

      const expectWhole = async (run: RunRef, result: { findings: readonly Finding[] }) => {
        expect(await store.runs.report(run)).toEqual(aReport());
        const found = await allPages((page) => store.runs.findings(run, {}, { ...page, limit: 1_000 }));
        expect(found).toHaveLength(result.findings.length);
        const ceilings = await allPages((page) => store.runs.ceilings(run, {}, page));
        expect(ceilings).toEqual(aReport().ceilings);
      };

      it.each(faults)(
        'leaves the old plan or the new one, with its records (%s)',
        async (fault) => {
          for (let n = 1, outcome = 'died'; outcome === 'died'; n++) {
            event = `sale-${randomUUID()}`;
            const before = planOf({ name: 'Before' });
            const after = planOf({
              name: 'After',
              checklist: { 'monitoring-tools': { answer: 'Grafana' }, 'performance-cdn': { answer: 'Yes' } },
            });
            await store.plans.create(before, 'mei');
            outcome = await dyingAtWrite(db.client, n, fault, () => store.plans.replace(after, 1, 'mei'));

            const { plan, revision } = await store.plans.get(event);
            expect([before, after]).toContainEqual(plan);
            expect(await store.plans.revisions(event)).toHaveLength(revision);
            expect(await store.records.list(event)).toHaveLength(revision === 1 ? 0 : 2);

            expect(await store.plans.replace(after, 1, 'mei')).toMatchObject({ revision: 2 });
            expect(await store.records.list(event)).toHaveLength(2);
            expect(n).toBeLessThan(20);
          }
        },
        60_000,
      );

      it.each(faults)(
        'never lets two runs start, nor none for longer than a lease (%s)',
        async (fault) => {
          for (let n = 1, outcome = 'died'; outcome === 'died'; n++) {
            event = `sale-${randomUUID()}`;
            outcome = await dyingAtWrite(db.client, n, fault, () => startRun('cli'));
            const { started } = await startRun('api');
            const running = await store.runs.running(event);
            expect(started).toBe(running?.trigger === 'api');
            later(61_000);
            expect(await startRun('schedule')).toMatchObject({ started: true });
            expect(n).toBeLessThan(20);
          }
        },
        60_000,
      );
    });

    describe('a write that is delivered twice', () => {
      it(
        'takes effect once on plans and records',
        () =>
          deliveredTwice(db.client, () =>
            fc.assert(
              fc.asyncProperty(storeOperations, (operations) =>
                matchesModel(store, `sale-${randomUUID()}`, operations),
              ),
              { numRuns: 15 },
            ),
          ),
        120_000,
      );

      it('takes effect once on runs', () =>
        deliveredTwice(db.client, async () => {
          const { run, started } = await startRun();
          expect(started).toBe(true);
          await store.runs.renew(run);
          await store.runs.saveInventory(run, anInventory());
          expect(await store.runs.finish(run, { report: aReport(), findings: [aFinding()] })).toMatchObject({
            state: 'finished',
          });
          expect((await store.runs.findings(run)).items).toHaveLength(1);
          later(1);
          const next = await startRun();
          expect(next.started).toBe(true);
          expect(await store.runs.abort(next.run, 'Ctrl-C')).toMatchObject({ state: 'aborted' });
          expect(await store.runs.running(event)).toBeNull();
        }));
    });

    it('refuses items that a newer program wrote', async () => {
      await store.plans.create(planOf(), 'mei');
      const newer = {
        pk: { S: `$iem#event_${event}` },
        sk: { S: '$plan_1' },
        event: { S: event },
        v: { N: '99' },
      };
      const marks = { __edb_e__: { S: 'plan' }, __edb_v__: { S: '1' } };
      await db.client.send(new PutItemCommand({ TableName: db.table, Item: { ...newer, ...marks } }));
      await expect(store.plans.get(event)).rejects.toMatchObject(coded('store-unavailable'));
    });

    it('does what a simple model of plans and records does, whatever is done', async () => {
      await fc.assert(
        fc.asyncProperty(storeOperations, (operations) =>
          matchesModel(store, `sale-${randomUUID()}`, operations),
        ),
        { numRuns: 40 },
      );
    });
  });
}

const remark = (event: string) =>
  ({ event, kind: 'remark', key: 'step-9~1', source: 'api', by: 'mei' }) as const;

const passes = (finding: Finding, filter: FindingFilter): boolean =>
  (filter.status ?? finding.status) === finding.status &&
  (filter.account ?? finding.account) === finding.account &&
  (filter.region ?? finding.region) === finding.region &&
  (filter.checks ?? [finding.check]).includes(finding.check);
