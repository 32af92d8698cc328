import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../../src/api/api';
import { accessStored } from '../../../src/app/records/event-access';
import { lambdaEvent } from '../../api/stand';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { iem } from '../../builders/environment';
import { HOSTILE } from '../../builders/hostile';
import { anInventory } from '../../builders/inventory';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { PLAN_TEXT } from '../../builders/plan-text';
import { aReport } from '../../builders/report';
import { type Answering, recordingServer } from '../../client/server';
import { temporaryFolder } from '../folder';

const server = await recordingServer();
const folder = temporaryFolder();
const plan = folder.write('flash-sale.yaml', PLAN_TEXT);

const remote = (...argv: readonly string[]) => iem(['remote', ...argv, '--url', server.url]);

describe('what people record, through the API', () => {
  let local: LocalBackend;
  let api: Answering;

  beforeAll(async () => {
    local = await openLocalBackend();
    const handler = createApi({ backend: local.backend, log: { error: () => {} } });
    api = async ({ method, target, headers, body }) => {
      const content = body.length === 0 ? {} : { body: Buffer.from(body) };
      const raw = await handler(lambdaEvent(`${method} ${target}`, { headers, ...content }), {} as never);
      return {
        status: raw.statusCode ?? 0,
        headers: raw.headers as Record<string, string>,
        body: Buffer.from(raw.body ?? '', raw.isBase64Encoded ? 'base64' : 'utf8'),
      };
    };
    server.answer(api);
    await remote('push', plan);
  });
  afterAll(() => local.close());

  const access = () =>
    accessStored(local.backend.store, 'flash-sale', { source: 'cli', by: 'bo', now: local.backend.now });
  const listed = async (...argv: readonly string[]) => {
    const { code, stdout } = await remote('items', 'list', 'flash-sale', '-f', 'json', ...argv);
    expect(code).toBe(0);
    return JSON.parse(stdout) as { item: Record<string, unknown>; revision: number }[];
  };
  const add = async (text: string, ...argv: readonly string[]) => {
    const { stderr } = await remote('items', 'add', 'flash-sale', text, ...argv);
    return /^Added (item~[0-9a-f-]+)\.\n$/.exec(stderr)?.[1] ?? '';
  };

  it('adds, lists and changes items as the commands on a store do', async () => {
    server.answer(api);
    const id = await add('Book the room.', '--owner', 'Bo', '--due', '2026-11-20', '--status', 'yellow');
    expect(await listed('--late')).toMatchObject([
      { item: { id, state: 'open', colour: 'yellow', owner: 'Bo', due: '2026-11-20' }, revision: 1 },
    ]);
    expect((await remote('items', 'list', 'flash-sale')).stdout).toBe(
      `1 action item of flash-sale\n! Book the room.\n  open, Bo, was due 2026-11-20\n  ${id}\n`,
    );
    const set = ['items', 'set', 'flash-sale', id, '--state', 'done', '--owner', ''] as const;
    expect(await remote(...set)).toMatchObject({ code: 0, stderr: 'Changed 1 of 1.\n' });
    expect(await remote(...set)).toMatchObject({ code: 0, stderr: 'Changed 0 of 1.\n' });
    expect((await listed('--state', 'done'))[0]?.item).not.toHaveProperty('owner');
    expect(await listed('--owner', 'Bo')).toEqual([]);
  });

  it('reads every page', async () => {
    server.answer(async (request, index) => {
      const answer = await api(request, index);
      return { ...answer };
    });
    for (let i = 0; i < 3; i++) await add(`Thing ${i}.`);
    // The API is asked for pages of two here, as it would be for more than a thousand.
    server.answer((request, index) =>
      api({ ...request, target: request.target.replace('limit=1000', 'limit=2') }, index),
    );
    expect(await listed()).toHaveLength(4);
  });

  it('shows what somebody else wrote meanwhile, and writes nothing', async () => {
    server.answer(api);
    const id = await add('Call the bank.');
    server.answer(async (request, index) => {
      // Bo is faster.
      if (request.method === 'PATCH') await access().changeItem(id, { owner: 'Bo' }, 1);
      return api(request, index);
    });
    const { code, stderr } = await remote('items', 'set', 'flash-sale', id, '--owner', 'Mei');
    expect(code).toBe(2);
    expect(stderr).toContain('The record has changed since it was read (409)');
    expect(stderr).toContain('bo at 2026-11-22T12:00:00.000Z (owner: none → Bo; revision 2)');
    expect((await access().item(id))?.item.owner).toBe('Bo');
  });

  it('shows what somebody else said of a step meanwhile, and says nothing', async () => {
    server.answer(api);
    await remote('steps', 'flash-sale', '6', '--owner', 'Mei');
    server.answer(async (request, index) => {
      if (request.method === 'PUT') {
        const record = await access().record('step', '6');
        await access().putRecord('step', '6', { step: 6, owner: 'Bo' }, record?.revision ?? 0);
      }
      return api(request, index);
    });
    const { code, stderr } = await remote('steps', 'flash-sale', '6', '--done');
    expect(code).toBe(2);
    expect(stderr).toContain('(409)');
    expect(stderr).toContain('bo');
    expect((await access().record('step', '6'))?.value).toEqual({ step: 6, owner: 'Bo' });
  });

  it('takes over a sheet that people edited, but not what others changed meanwhile', async () => {
    server.answer(api);
    const [mine, theirs] = [await add('Order the pizza.'), await add('Order the coffee.')];
    const sheet = `${folder.path}/items.csv`;
    expect(await remote('items', 'list', 'flash-sale', '--output', sheet)).toMatchObject({ code: 0 });
    const lines = readFileSync(sheet, 'utf8').split('\r\n');
    const columns = (lines[0] ?? '').split(',').length;
    const done = lines.map((line) => (/Order the/.test(line) ? line.replace(',open,', ',done,') : line));
    const added = ['yellow', '', 'Wash the cups.', ...Array(columns - 3).fill('')].join(',');
    writeFileSync(sheet, [...done.filter((line) => line !== ''), added].join('\r\n'));
    await access().changeItem(theirs, { state: 'in-progress' }, 1);

    const take = (...argv: readonly string[]) => remote('items', 'import', 'flash-sale', sheet, ...argv);
    expect(await take('--dry-run')).toMatchObject({ code: 1 });
    expect(await access().item(mine)).toMatchObject({ item: { state: 'open' } });
    expect(await take()).toMatchObject({
      code: 1,
      stderr: `Conflict in ${theirs}: state is "in-progress", and "done" in the sheet.\n2 items changed.\n`,
    });
    expect(await access().item(mine)).toMatchObject({ item: { state: 'done' } });
    expect(await access().item(theirs)).toMatchObject({ item: { state: 'in-progress' } });
    const washing = (await listed()).filter(({ item }) => item.description === 'Wash the cups.');
    expect(washing).toMatchObject([{ item: { colour: 'yellow', state: 'open' } }]);
    expect((await take()).stderr).toContain('there is an item that says the same: “Wash the cups.”.');
  });

  it('writes what stakeholders are told, as the command on a plan does', async () => {
    server.answer(api);
    const told = await remote('broadcast', 'flash-sale');
    expect(told).toEqual(await iem(['broadcast', plan]));
    expect(told.stdout).toContain('Flash sale');
    server.answer(() => ({ body: { plan: { id: 'flash-sale' } } }));
    expect(await remote('broadcast', 'flash-sale')).toMatchObject({
      ...{
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('a plan that this version of iem cannot read'),
      },
    });
  });

  it.each(HOSTILE)('keeps the owner %j to the character, and finds the items by it', async (owner) => {
    server.answer(api);
    const id = await add('Order.', '--owner', owner);
    expect((await listed('--owner', owner.trim())).map(({ item }) => [item.id, item.owner])).toEqual([
      [id, owner.trim()],
    ]);
    expect((await remote('items', 'list', 'flash-sale')).stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('says what is refused, and that there is no such item or event', async () => {
    server.answer(api);
    expect(await remote('items', 'set', 'flash-sale', 'nope', '--owner', 'Mei')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('has no action item "nope"') },
    });
    expect(await remote('items', 'list', 'nope')).toMatchObject({ code: 2 });
    expect(await remote('items', 'add', 'flash-sale', 'x', '--due', 'soon')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('--due') },
    });
  });

  it('names owners by check, and by a tag that the latest run read', async () => {
    const inventory = anInventory();
    const { target } = inventory;
    const group = anAutoScalingGroup({ tags: { team: 'payments' } });
    const artifacts = { ...inventory.artifacts, autoScalingGroups: { ok: true as const, data: [group] } };
    const request = { event: 'flash-sale', planRevision: 1, trigger: 'api', by: 'test', leaseSeconds: 60 };
    const { store, now } = local.backend;
    const { run } = await store.runs.start({ ...request, requestedAt: now() });
    await store.runs.saveInventory(run, { ...inventory, artifacts });
    await store.runs.finish(run, {
      report: aReport({ run: { ...aReport().run, id: run.id } }),
      findings: [],
    });
    const found = (resource: string) => ({
      ...({ id: resource, state: 'open', colour: 'red', description: resource } as const),
      found: { check: 'zones', ...target, resource, findings: [resource], asOf: now() },
      history: [],
    });
    for (const name of [group.autoScalingGroupName, 'other'])
      await store.items.put('flash-sale', found(name), 0);

    server.answer(api);
    expect(await remote('items', 'assign', 'flash-sale', 'Pay', '--tag', 'team=payments')).toMatchObject({
      stderr: 'Pay has 1 item more now.\n',
    });
    expect((await listed('--owner', 'Pay')).map(({ item }) => item.id)).toEqual([group.autoScalingGroupName]);
    const region = ['--in-region', target.region, '--check', 'zo*'];
    expect(await remote('items', 'assign', 'flash-sale', 'Rest', ...region)).toMatchObject({
      stderr: 'Rest has 1 item more now.\n',
    });
  });

  it('records steps, answers and load tests, and changes them', async () => {
    server.answer(api);
    const { code, stdout } = await remote('steps', 'flash-sale', '5', '--owner', 'Mei Tan', '--done');
    expect(code).toBe(0);
    expect(stdout).toContain('done on 2026-11-22, Mei Tan');
    const again = await remote('steps', 'flash-sale', '5', '--open', '-f', 'json');
    expect(JSON.parse(again.stdout)).toMatchObject([{ step: 5, owner: 'Mei Tan', doneOn: null }]);
    expect(JSON.parse((await remote('steps', 'flash-sale', '-f', 'json')).stdout)).toHaveLength(25);

    for (const status of ['green', 'yellow'])
      expect(
        await remote('answer', 'flash-sale', 'monitoring-tools', 'CloudWatch', '--status', status),
      ).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Answered monitoring-tools: /) });
    expect(await access().record('answer', 'monitoring-tools')).toMatchObject({
      value: { answer: 'CloudWatch', status: 'yellow', answeredOn: '2026-11-22' },
    });

    const summary = folder.write(
      'k6.json',
      JSON.stringify({
        metrics: {
          http_reqs: { count: 900_000, rate: 1000 },
          http_req_failed: { value: 0.001, passes: 900, fails: 899_100 },
        },
        state: { testRunDurationMs: 900_000 },
      }),
    );
    for (let i = 0; i < 2; i++) {
      const test = ['load-test', 'flash-sale', summary, '--name', 'Full', '--on', '2026-11-20'];
      expect(await remote(...test)).toMatchObject({
        ...{ code: 0, stderr: expect.stringMatching(/^Full: passed, 999 requests\/s\./) },
      });
    }
    expect(await access().record('loadTest', 'Full~2026-11-20')).toMatchObject({
      value: { name: 'Full', result: 'passed' },
    });
  });
});
