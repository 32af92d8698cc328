import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as recorded from '../../src/api/schemas/records';
import { loadPlanWithRecords } from '../../src/app/records/merge-records';
import { aPlanInput } from '../builders/plan';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

const waiver = {
  finding: 'db-multi-az',
  resource: 'reports',
  reason: 'May be down.',
  owner: 'Mei',
  expires: '2026-12-13',
};
const plannedWaiver = {
  finding: 'root-account-mfa',
  reason: 'Hardware key is on its way.',
  owner: 'Mei',
  expires: '2026-12-13',
};
const loadTest = {
  name: 'Full rehearsal',
  on: '2026-11-28',
  result: 'passed' as const,
  requestsPerSecondPerInstance: [],
};
const finding = 'db-multi-az~111122223333~us-east-1~reports';

/** Of each kind what is given, what is kept of it, and the change that somebody makes then. */
const KINDS = [
  { path: 'waivers', given: waiver, value: waiver, change: { expires: '2026-12-20' } },
  {
    path: 'answers',
    given: { question: 'monitoring-tools', answer: 'Grafana', status: 'green' },
    value: { answer: 'Grafana', status: 'green' },
    change: { answer: 'Datadog' },
  },
  { path: 'load-tests', given: loadTest, value: loadTest, change: { result: 'failed' } },
  {
    path: 'timeline',
    given: { step: 5, owner: 'Mei' },
    value: { step: 5, owner: 'Mei' },
    change: { doneOn: '2026-11-20' },
  },
  { path: 'owners', given: { finding, owner: 'Mei' }, value: { owner: 'Mei' }, change: { owner: 'Ana' } },
] as const;

beforeAll(async () => {
  const checklist = { 'monitoring-metrics': { answer: 'In the wiki' } };
  const plan = aPlanInput({
    id: 'recorded',
    waivers: [plannedWaiver],
    checklist,
    loadTests: [{ ...loadTest, name: 'First' }],
  });
  await ask('POST /events', { body: plan });
});

describe('what is recorded', () => {
  it.each(KINDS)('as $path is given, read, changed and taken back by who has read it', async (kind) => {
    const all = `/events/recorded/${kind.path}`;
    const created = await ask(`POST ${all}`, { body: kind.given });
    expect(created).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { value: kind.value, source: 'api', by: 'local', revision: 1 },
    });
    const { location: path } = created.headers;
    const read = { status: 200, headers: { etag: '"1"' }, body: created.body as object };
    expect(await ask(`GET ${path}`)).toMatchObject(read);
    expect(((await ask(`GET ${all}`)).body as { items: unknown[] }).items).toContainEqual(created.body);
    expect((await ask(`POST ${all}`, { body: { ...kind.given, ...kind.change } })).body).toMatchObject({
      type: '/problems/record-conflict',
      status: 409,
    });

    const body = { ...kind.value, ...kind.change };
    expect((await ask(`PUT ${path}`, { body })).status).toBe(428);
    expect((await ask(`PUT ${path}`, { body, headers: { 'if-match': '"9"' } })).status).toBe(409);
    const changed = await ask(`PUT ${path}`, { body, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { value: body } });

    expect((await ask(`DELETE ${path}`)).status).toBe(428);
    expect((await ask(`DELETE ${path}`, { headers: { 'if-match': '"1"' } })).status).toBe(409);
    expect((await ask(`DELETE ${path}`, { headers: { 'if-match': '"2"' } })).status).toBe(204);
    expect(await ask(`GET ${path}`)).toMatchObject({
      status: 404,
      body: { type: '/problems/record-not-found' },
    });
  });

  it.each([
    ['waivers', plannedWaiver],
    ['answers', { answer: 'In the wiki' }],
    ['load-tests', { ...loadTest, name: 'First' }],
  ])('as %s in a plan is among them', async (path, value) => {
    const { body } = await ask(`GET /events/recorded/${path}`);
    expect(body).toMatchObject({ items: [{ value, source: 'plan' }] });
  });

  it('is what the next run judges by', async () => {
    await ask('POST /events', {
      body: aPlanInput({ id: 'judged', checklist: { 'monitoring-tools': { answer: 'None' } } }),
    });
    const headers = { 'if-match': '"1"' };
    await ask('PUT /events/judged/answers/monitoring-tools', { body: { answer: 'Grafana' }, headers });
    await ask('POST /events/judged/load-tests', { body: loadTest });
    expect(await loadPlanWithRecords(stand.backend.store, 'judged')).toMatchObject({
      checklist: { 'monitoring-tools': { answer: 'Grafana' } },
      loadTests: [loadTest],
    });
  });

  it.each([
    ['waivers', waiver, { ...waiver, resource: 'shop' }, '~shop\\"'],
    ['load-tests', loadTest, { ...loadTest, on: '2026-11-29' }, '~2026-11-29\\"'],
  ])('as %s stays about the same', async (path, given, other, key) => {
    const { headers } = await ask(`POST /events/recorded/${path}`, { body: given });
    const changed = await ask(`PUT ${headers.location}`, {
      body: other,
      headers: { 'if-match': `${headers.etag}` },
    });
    expect(changed).toMatchObject({ status: 422, body: { type: '/problems/change-invalid' } });
    expect(changed.text).toContain(key);
    await ask(`DELETE ${headers.location}`, { headers: { 'if-match': `${headers.etag}` } });
  });

  it.each([
    ['waivers', { ...waiver, finding: '*', resource: undefined }, 'finding accepts too many kinds of risk'],
    [
      'waivers',
      { ...waiver, finding: 'db-multi-zone' },
      'finding is not the id of a check or a ceiling, so the waiver would accept nothing (did you mean db-multi-az?).',
    ],
    ['waivers', { ...waiver, expires: '2026-12-11' }, 'expires is before the event ends on 2026-12-12'],
    ['waivers', { ...waiver, account: '999988887777' }, 'account is not an account of the plan'],
    [
      'owners',
      { finding: 'db-multi-zone~111122223333~us-east-1~reports', owner: 'Mei' },
      'db-multi-zone is no check or ceiling, so nothing has this owner (did you mean db-multi-az?).',
    ],
    [
      'answers',
      { question: 'monitoring-tools', answer: 'password=hunter2x' },
      'answer looks like a password or token',
    ],
    ['load-tests', { ...loadTest, notes: 'AKIAIOSFODNN7EXAMPLE' }, 'notes looks like an AWS access key id'],
    ['waivers', { ...waiver, reason: 'AKIAIOSFODNN7EXAMPLE' }, 'reason looks like an AWS access key id'],
  ])('as %s is refused where a plan may not say it: %j', async (path, body, said) => {
    const answer = await ask(`POST /events/recorded/${path}`, { body });
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({ type: '/problems/change-invalid', detail: expect.stringContaining(said) }),
    ]);
    expect(answer.text).not.toMatch(/hunter2x|AKIAIOSFODNN7EXAMPLE/);
  });

  it.each([
    ['POST', 'answers', { question: 'monitoring-tool', answer: 'Grafana' }, 422],
    ['POST', 'answers', { question: 'monitoring-tools', answer: '' }, 422],
    ['POST', 'load-tests', { ...loadTest, result: 'fine' }, 422],
    ['POST', 'load-tests', { ...loadTest, reachedRequestsPerSecond: 5e-324 }, 422],
    ['POST', 'owners', { finding, owner: ' ' }, 422],
    ['POST', 'owners', { finding: '.', owner: 'Mei' }, 422],
    ['GET', 'answers/monitoring-tool', undefined, 400],
    ['GET', 'owners/.', undefined, 400],
  ])('is asked for and sent as it can be: %s %s %j', async (method, path, body, status) => {
    expect((await ask(`${method} /events/recorded/${path}`, { body })).status).toBe(status);
  });
});

it('bounds each number to what DynamoDB stores: from 1e-130, with 38 digits before the point', () => {
  const numbers = Object.values(recorded).flatMap((schema) => numbersIn(z.toJSONSchema(schema)));
  expect(numbers.length).toBeGreaterThan(2);
  for (const { minimum, maximum } of numbers) {
    expect(Math.abs(minimum ?? 0)).toBeGreaterThanOrEqual(1e-130);
    expect(Math.abs(maximum ?? Infinity)).toBeLessThan(1e38);
  }
});

interface NumberSchema {
  readonly type: 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}

function numbersIn(schema: unknown): readonly NumberSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inside = Object.values(schema).flatMap(numbersIn);
  return 'type' in schema && schema.type === 'number' ? [schema as NumberSchema, ...inside] : inside;
}
