import { beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../src/api/api';
import type { Ceiling } from '../../src/model/ceiling';
import { REGIONS } from '../../src/plan/regions';
import { aPlanInput } from '../builders/plan';
import { FINDINGS, seed } from './seeded';
import { type Asking, apiStand, asking } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

let runId: string;
beforeAll(async () => {
  runId = await seed(stand, 'seeded');
});

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly cursor: string | null;
}

/** All items of a list that is asked for page by page. */
async function allOf(path: string): Promise<Page['items']> {
  const items: Page['items'][number][] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 100; pages++) {
    const { status, body } = await ask(`GET ${path}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    const page = body as Page;
    items.push(...page.items);
    cursor = page.cursor;
  }
  return items;
}

describe('runs', () => {
  it('are started, and the one that is under way is found instead of another', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'started' }) });
    const authorizer = { iam: { userArn: 'arn:aws:iam::111122223333:user/mei' } };
    const started = await ask('POST /events/started/runs', { authorizer });
    expect(started).toMatchObject({
      status: 202,
      body: { state: 'running', trigger: 'api', profile: 'full', by: 'arn:aws:iam::111122223333:user/mei' },
    });
    const { id } = started.body as { id: string };
    expect(started.headers.location).toBe(`/events/started/runs/${id}`);
    expect(stand.started).toContainEqual({ event: 'started', id });

    stand.later(1);
    const again = await ask('POST /events/started/runs', { body: { profile: 'full' } });
    expect(again).toMatchObject({
      status: 200,
      headers: { location: started.headers.location },
      body: { id },
    });
    const light = await ask('POST /events/started/runs', { body: { profile: 'light', deadlineMinutes: 5 } });
    expect(light).toMatchObject({ status: 202, body: { profile: 'light' } });

    expect(await ask(`GET /events/started/runs/${id}`)).toMatchObject({ status: 200, body: { id } });
    expect(await ask(`GET /events/started/runs/${id}/progress`)).toMatchObject({
      body: { state: 'running', targets: { planned: 2, done: 0, withFailures: 0 } },
    });
    const cancelled = await ask(`POST /events/started/runs/${id}/cancel`);
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: 'aborted', reason: 'cancelled by local' },
    });
    expect(stand.stopped).toContainEqual(expect.objectContaining({ event: 'started', id }));
    const ids = (await allOf('/events/started/runs?limit=1')).map((run) => run.id);
    expect(ids).toHaveLength(2);
  });

  it.each([
    ['POST /events/gone/runs', 'plan-not-found'],
    ['GET /events/gone/runs', 'plan-not-found'],
    ['GET /events/gone/readiness', 'run-not-found'],
    ['GET /events/seeded/runs/gone', 'run-not-found'],
    ['POST /events/seeded/runs/gone/cancel', 'run-not-found'],
    ['GET /events/seeded/runs/gone/progress', 'run-not-found'],
    ['GET /events/seeded/runs/gone/findings', 'run-not-found'],
    ['GET /events/seeded/runs/gone/ceilings', 'run-not-found'],
    ['GET /events/seeded/runs/gone/inventory', 'run-not-found'],
    ['GET /events/seeded/runs/gone/report', 'run-not-found'],
    ['GET /events/seeded/runs/latest/inventory/111122223333/eu-west-1', 'run-not-found'],
    ['GET /events/gone/notifications', 'plan-not-found'],
    ['POST /events/gone/notifications/drill', 'plan-not-found'],
    ['GET /events/gone/waivers', 'plan-not-found'],
  ])('that are not there: %s', async (line, problem) => {
    expect(await ask(line)).toMatchObject({ status: 404, body: { type: `/problems/${problem}` } });
  });

  it.each([
    ['POST', { profile: 'heavy' }, '/profile'],
    ['POST', { deadlineMinutes: 0 }, '/deadlineMinutes'],
    ['POST', { deadlineMinute: 5 }, '/deadlineMinute'],
    ['POST', [], ''],
  ])('are not started by %s %j', async (_, body, pointer) => {
    const answer = await ask('POST /events/seeded/runs', { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ in: 'body', pointer }] } });
  });
});

describe('the answer', () => {
  it('is that of the latest run, and says when it has not changed', async () => {
    const answer = await ask('GET /events/seeded/readiness');
    expect(answer).toMatchObject({
      status: 200,
      body: { run: { id: runId }, verdict: 'not-ready', breakingPoint: { needed: 22 } },
    });
    expect(Object.keys(answer.body as object)).not.toContain('findings');
    const { etag = '' } = answer.headers;
    expect((await ask('GET /events/seeded/readiness', { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );
  });
});

describe('findings', () => {
  it('are read by page, each once', async () => {
    const all = await allOf('/events/seeded/runs/latest/findings?limit=60');
    expect(all).toHaveLength(FINDINGS);
    expect(new Set(all.map(({ id }) => id)).size).toBe(FINDINGS);
    expect(await allOf(`/events/seeded/runs/${runId}/findings?limit=1000`)).toEqual(all);
  });

  it.each<[string, (finding: Record<string, unknown>) => boolean]>([
    ['status=fail', ({ status }) => status === 'fail'],
    ['account=111122223333', ({ account }) => account === '111122223333'],
    ['account=999999999999', () => false],
    ['region=us-east-1', ({ region }) => region === 'us-east-1'],
    ['check=root-account-mfa', ({ check }) => check === 'root-account-mfa'],
    ['row=security-trusted-advisor', ({ check }) => check === 'root-account-mfa'],
    [
      'row=availability-architecture&status=warn',
      ({ check, status }) => check !== 'root-account-mfa' && status === 'warn',
    ],
    ['row=security-ddos&check=root-account-mfa', () => false],
  ])('are filtered by %s', async (filter, expected) => {
    const all = await allOf('/events/seeded/runs/latest/findings?limit=1000');
    const found = await allOf(`/events/seeded/runs/latest/findings?limit=100&${filter}`);
    expect(found).toEqual(all.filter(expected));
  });
});

describe('ceilings', () => {
  it.each([
    ['', ['a', 'b', 'c']],
    ['&status=red', ['a', 'c']],
    ['&family=db-storage', ['b']],
    ['&region=us-east-1', ['c']],
    ['&account=999999999999', []],
  ])('are listed, what breaks first first: %s', async (filter, ids) => {
    const found = await allOf(`/events/seeded/runs/latest/ceilings?limit=1${filter}`);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the inventory', () => {
  const base = '/events/seeded/runs/latest/inventory';

  it('is of targets', async () => {
    const targets = await allOf(`${base}?limit=1`);
    expect(targets).toMatchObject([
      { target: { account: '111122223333', region: 'global' }, ok: 0, failed: 1 },
      { target: { account: '111122223333', region: 'us-east-1' }, ok: 3, failed: 1 },
    ]);
  });

  it('says of a target what was read', async () => {
    const { body } = await ask(`GET ${base}/111122223333/us-east-1`);
    expect(body).toMatchObject({ cost: { requests: 12 }, collectedAt: '2026-11-22T12:00:00.000Z' });
    expect((body as { artifacts: object[] }).artifacts).toEqual(
      expect.arrayContaining([
        { id: 'ec2Instances', ok: true, items: 5 },
        { id: 'ec2InstanceTypes', ok: true, items: 1 },
        { id: 'subnets', ok: false, code: 'AccessDenied', message: 'no', action: 'ec2:DescribeSubnets' },
      ]),
    );
  });

  it('is read item by item', async () => {
    const items = await allOf(`${base}/111122223333/us-east-1/ec2Instances?limit=2`);
    expect(items.map(({ instanceId }) => instanceId)).toEqual(['i-0', 'i-1', 'i-2', 'i-3', 'i-4']);
    const types = await allOf(`${base}/111122223333/us-east-1/ec2InstanceTypes?limit=2`);
    expect(types).toMatchObject([{ instanceType: 'm5.large' }]);
  });

  it.each(['subnets', 'dbInstances', 'constructor', 'nothing'])('has no items of %s', async (artifact) => {
    const answer = await ask(`GET ${base}/111122223333/us-east-1/${artifact}`);
    expect(answer).toMatchObject({ status: 404, body: { type: '/problems/record-not-found' } });
  });

  it('takes no cursor but its own', async () => {
    const answer = await ask(`GET ${base}?cursor=bm8`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
  });
});

describe('a report', () => {
  it.each([
    ['application/json', 'application/json', '"schema":"iem-report/1"'],
    ['*/*', 'application/json', '"schema":"iem-report/1"'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8', '<!doctype html>'],
    ['text/markdown', 'text/markdown; charset=utf-8', '# '],
    ['text/csv', 'text/csv; charset=utf-8', ','],
    ['application/xml', 'application/xml; charset=utf-8', '<testsuites'],
    ['application/json;q=0.5, text/csv', 'text/csv; charset=utf-8', ','],
  ])('for %s is %s', async (accept, type, words) => {
    const answer = await ask('GET /events/seeded/runs/latest/report', { headers: { accept } });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type } });
    expect(answer.headers.vary).toBe('accept, accept-encoding');
    expect(answer.text).toContain(words);
  });

  it('has one ETag a form', async () => {
    const tags = await Promise.all(
      ['json', 'html', 'markdown', 'csv', 'csv-excel', 'junit'].map(
        async (format) => (await ask(`GET /events/seeded/runs/latest/report?format=${format}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(6);
  });

  it('has another ETag when another version shows the same run in another way', async () => {
    const { runs } = stand.backend.store;
    const later: typeof runs.report = async (ref) => {
      const report = await runs.report(ref);
      return { ...report, event: { ...report.event, name: 'Shown in another way' } };
    };
    const backend = { ...stand.backend, store: { ...stand.backend.store, runs: { ...runs, report: later } } };
    const askLater = asking(createApi({ backend, log: { error: () => {} } }));
    const line = 'GET /events/seeded/runs/latest/report?format=html';
    const { etag = '' } = (await ask(line)).headers;
    const known = { headers: { 'if-none-match': etag } };
    expect([(await ask(line, known)).status, (await askLater(line, known)).status]).toEqual([304, 200]);
  });

  it('runs no script but its own as a page', async () => {
    const { headers, text } = await ask('GET /events/seeded/runs/latest/report?format=html');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/script-src 'sha256-[^']+'/);
    expect(text.replaceAll('&#39;', "'")).toContain(policy.replace("; frame-ancestors 'none'", ''));
  });

  it('names as a page who has taken on what, as it is now', async () => {
    const { store } = stand.backend;
    const page = 'GET /events/seeded/runs/latest/report?format=html';
    const { findings } = await store.runs.report({ event: 'seeded', id: runId });
    const key = findings.find(({ fix, status }) => fix && status === 'fail')?.id ?? '';
    expect((await ask(page)).text).not.toContain('taken on by');
    const owner = { event: 'seeded', kind: 'owner', key, value: { owner: 'Arjun Nair' } } as const;
    await store.records.put({ ...owner, source: 'api', by: 'ana' }, 0);
    expect((await ask(page)).text).toContain('taken on by Arjun Nair');
  });

  it('in another form is refused with those there are', async () => {
    const answer = await ask('GET /events/seeded/runs/latest/report', { headers: { accept: 'image/png' } });
    expect(answer).toMatchObject({
      status: 406,
      body: {
        type: '/problems/not-acceptable',
        detail: expect.stringContaining(
          'application/json, text/html, text/markdown, text/csv, application/xml',
        ),
      },
    });
    expect((await ask('GET /events/seeded/runs/latest/report?format=pdf')).status).toBe(400);
  });
});

describe('what if', () => {
  it('judges the latest inventories again', async () => {
    const body = { multiplier: 40, set: ['asg/shop-web.maxSize=400'] };
    const answer = await ask('POST /events/seeded/what-if', { body });
    expect(answer).toMatchObject({
      status: 200,
      body: { run: runId, before: { needed: 10 }, after: { needed: 40 } },
    });
  });

  it('judges what must survive instead of what the plan says', async () => {
    const answer = await ask('POST /events/seeded/what-if', { body: { survive: 'none' } });
    expect(answer).toMatchObject({ status: 200, body: { after: { needed: 10 } } });
    const untilGreen = await ask('POST /events/seeded/what-if/until-green', { body: { survive: 'none' } });
    expect(untilGreen).toMatchObject({ status: 200, body: { after: { needed: 10 } } });
  });

  it('adds what another stored event brings at the same time', async () => {
    const plannedAdditions = [
      { quota: 'L-1216C47A', count: 7, account: '111122223333', region: 'us-east-1' },
    ];
    await ask('POST /events', { body: aPlanInput({ id: 'launch', name: 'Launch', plannedAdditions }) });
    const { body } = await ask('POST /events/seeded/what-if', { body: { multiplier: 2 } });
    await ask('DELETE /events/launch', { headers: { 'if-match': '"1"' } });
    const { ceilings } = (body as { after: { ceilings: Ceiling[] } }).after;
    const vCpus = ceilings.find(({ family }) => family === 'on-demand-vcpu');
    expect(vCpus?.evidence.map(({ detail }) => detail)).toContain(
      'Launch (launch), at the same time, plans 7 more; they are counted.',
    );
  });

  it.each([
    [{}, 'content-invalid', ''],
    [{ survive: 'zone' }, 'content-invalid', '/survive'],
    [{ set: ['nonsense', 'asg/shop-web.maxSize=4', 'asg/shop-web.maxSise=4'] }, 'change-invalid', '/set/0'],
    [{ multiplier: -1 }, 'content-invalid', '/multiplier'],
  ])('%j is refused', async (body, problem, pointer) => {
    const answer = await ask('POST /events/seeded/what-if', { body });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: `/problems/${problem}`,
        errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
      },
    });
  });

  it('of more targets than can be judged at once says where to ask', async () => {
    const regions = REGIONS.slice(0, 20).map((name) => ({ name }));
    const accounts = Array.from({ length: 48 }, (_, i) => ({ id: String(100_000_000_000 + i), regions }));
    await ask('POST /events', { body: aPlanInput({ id: 'large', accounts }) });
    const answer = await ask('POST /events/large/what-if', { body: { multiplier: 40 } });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: '/problems/event-too-large',
        detail: expect.stringMatching(/1008 targets.*"iem whatif"/),
      },
    });
  });

  it('finds what to change until the event holds, and what remains', async () => {
    const answer = await ask('POST /events/seeded/what-if/until-green', { body: { multiplier: 3 } });
    expect(answer).toMatchObject({
      status: 200,
      body: { run: runId, before: { needed: 3 }, after: { needed: 3 }, steps: [], breaksFirst: null },
    });
    const { remaining, remainingCount } = answer.body as { remaining: unknown[]; remainingCount: number };
    expect(remaining).toHaveLength(Math.min(remainingCount, 100));
    expect(remaining).toContainEqual(expect.objectContaining({ status: 'grey', region: 'us-east-1' }));
    const asPlanned = await ask('POST /events/seeded/what-if/until-green');
    expect(asPlanned).toMatchObject({ status: 200, body: { before: { needed: 10 } } });
  });

  it('finds it for few targets only, because it judges many times', async () => {
    const regions = REGIONS.slice(0, 20).map((name) => ({ name }));
    await ask('POST /events', {
      body: aPlanInput({ id: 'wide', accounts: [{ id: '111122223333', regions }] }),
    });
    const answer = await ask('POST /events/wide/what-if/until-green');
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: '/problems/event-too-large',
        detail: expect.stringMatching(/21 targets, but at most 20 .*"iem whatif --until-green"/),
      },
    });
  });

  it('of a resource that is not there says what there is', async () => {
    const answer = await ask('POST /events/seeded/what-if', { body: { set: ['asg/shop-wep.maxSize=4'] } });
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringContaining('shop-web') } });
  });
});

describe('a drill', () => {
  it('is sent, and listed with whether it arrived', async () => {
    const notifications = { slackWebhook: 'ssm:/iem/slack' };
    await ask('POST /events', { body: aPlanInput({ id: 'drilled', notifications }) });
    const answer = await ask('POST /events/drilled/notifications/drill');
    expect(answer).toMatchObject({ status: 202, body: { event: 'drilled' } });
    expect(stand.sent).toContainEqual(answer.body);
    expect(await allOf('/events/drilled/notifications?limit=10')).toMatchObject([
      { kind: 'drill', state: 'pending' },
    ]);
  });

  it('needs a channel', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'mute' }) });
    const answer = await ask('POST /events/mute/notifications/drill');
    expect(answer).toMatchObject({ status: 422, body: { type: '/problems/plan-invalid' } });
  });
});
