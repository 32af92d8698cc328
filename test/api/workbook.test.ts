import { beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { createApi } from '../../src/api/api';
import { workbook } from '../../src/api/schemas/workbook';
import { REGIONS } from '../../src/plan/regions';
import { aPlanInput } from '../builders/plan';
import { textsOf } from '../builders/spreadsheet';
import { seed } from './seeded';
import { type Asking, apiStand, asking } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

const LINE = 'GET /events/seeded/workbook';

beforeAll(async () => {
  await seed(stand, 'seeded');
});

describe('a workbook', () => {
  it.each([
    ['application/json', 'application/json', '"sections": ['],
    ['*/*', 'application/json', '"sections": ['],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8', '<!doctype html>'],
    ['text/markdown', 'text/markdown; charset=utf-8', ': planning workbook'],
    ['text/calendar', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR\r\n'],
    ['application/json;q=0.5, text/calendar', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR\r\n'],
  ])('for %s is %s', async (accept, type, words) => {
    const answer = await ask(LINE, { headers: { accept } });
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        ...{ 'content-type': type, vary: 'accept, accept-encoding' },
        // It says when it was put together, so that a copy is never the same again.
        ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      },
    });
    expect(answer.text).toContain(words);
  });

  it('is filled from the latest run and from what people recorded, as JSON in the shape that is documented', async () => {
    const owner = 'Mei Tan';
    const body = { description: 'Book the room.', owner, due: '2026-12-01' };
    expect((await ask('POST /events/seeded/action-items', { body })).status).toBe(201);
    const shown = workbook.strict().parse((await ask(LINE)).body);
    const told = (number: string) => JSON.stringify(shown.sections.find((one) => one.number === number));
    expect(told('6')).toContain('shop-web');
    expect(told('16')).toContain('Book the room.');
    expect(shown.dates.find(({ id }) => id === 'action-items~2026-12-01')?.details).toEqual([
      'red: Book the room. – Mei Tan',
    ]);
  });

  it('runs no script as a page', async () => {
    const { headers, text } = await ask(`${LINE}?format=html`);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(text.replaceAll('&#39;', "'")).toContain(policy.replace("; frame-ancestors 'none'", ''));
    expect(headers['content-disposition']).toBeUndefined();
  });

  it('is saved under the name of the event as a calendar', async () => {
    const { headers, text } = await ask(`${LINE}?format=ics`);
    expect(headers['content-disposition']).toBe('attachment; filename="seeded.ics"');
    const parsed = new ICAL.Component(ICAL.parse(text));
    const uids = parsed.getAllSubcomponents('vevent').map((one) => one.getFirstPropertyValue('uid'));
    expect(uids).toContain('seeded~step~25@iem');
  });

  it('is drawn as a picture that runs no script, and for draw.io', async () => {
    const picture = await ask(LINE, { headers: { accept: 'image/svg+xml' } });
    expect(picture.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(picture.headers['content-security-policy']).toContain("default-src 'none'");
    expect(picture.text).toContain('shop-web');
    const drawing = await ask(LINE, { headers: { accept: 'application/vnd.jgraph.mxfile' } });
    expect(drawing.headers['content-disposition']).toBe('attachment; filename="seeded.drawio"');
    expect(drawing.text).toContain('shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.rds;');
  });

  it('is saved under the name of the event as a spreadsheet', async () => {
    const { status, headers, raw } = await ask(`${LINE}?format=xlsx`);
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    expect(headers['content-disposition']).toBe('attachment; filename="seeded.xlsx"');
    expect(Object.keys(await textsOf(Buffer.from(raw.body ?? '', 'base64')))).toContain('6 Resources');
  });

  it('is there before the first run, and not of an event that is not', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'planned' }) });
    expect((await ask('GET /events/planned/workbook?format=markdown')).text).toContain(
      'Check the event, so that this section is filled',
    );
    expect(await ask('GET /events/none/workbook')).toMatchObject({
      status: 404,
      body: { type: '/problems/plan-not-found' },
    });
  });

  it('in another form is refused with those there are', async () => {
    expect(await ask(LINE, { headers: { accept: 'image/png' } })).toMatchObject({
      status: 406,
      body: {
        type: '/problems/not-acceptable',
        detail: expect.stringContaining('text/html, text/markdown, text/calendar'),
      },
    });
    expect((await ask(`${LINE}?format=pdf`)).status).toBe(400);
  });

  it('of more targets than can be read while one waits is refused', async () => {
    const accounts = Array.from({ length: 60 }, (_, i) => ({
      id: String(100_000_000_000 + i),
      regions: REGIONS.slice(0, 17).map((name) => ({ name })),
    }));
    expect((await ask('POST /events', { body: aPlanInput({ id: 'huge', accounts }) })).status).toBe(201);
    expect(await ask('GET /events/huge/workbook')).toMatchObject({
      // 60 accounts of 17 regions and what is global.
      ...{
        status: 422,
        body: { detail: expect.stringContaining('has 1080 targets, but a workbook of at most 1000') },
      },
    });
  });

  it('reads the inventories of what the plan names now, a few at a time', async () => {
    await seed(stand, 'changed');
    const targets = Array.from({ length: 40 }, (_, i) => ({
      account: String(100_000_000_000 + i),
      region: 'eu-west-1',
    }));
    const accounts = targets.map(({ account, region }) => ({ id: account, regions: [{ name: region }] }));
    const body = aPlanInput({ id: 'changed', accounts });
    const replaced = await ask('PUT /events/changed', { headers: { 'if-match': '"1"' }, body });
    expect(replaced.status).toBe(200);
    const { store } = stand.backend;
    let [open, most, read] = [0, 0, 0];
    const runs: typeof store.runs = {
      ...store.runs,
      targets: async (run) => {
        const before = await store.runs.targets(run);
        return [
          ...before,
          ...targets.flatMap((target) => before.slice(0, 1).map((one) => ({ ...one, target }))),
        ];
      },
      inventory: async (_, target) => {
        most = Math.max(most, ++open);
        await new Promise((done) => setTimeout(done, 1));
        open--;
        read++;
        return {
          target,
          collectedAt: '2026-11-22T12:00:00.000Z',
          artifacts: {},
          cost: { requests: 0, metricsBought: 0 },
        };
      },
    };
    const backend = { ...stand.backend, store: { ...store, runs } };
    const askMany = asking(createApi({ backend, log: { error: () => {} } }));
    expect((await askMany('GET /events/changed/workbook')).status).toBe(200);
    expect([read, most]).toEqual([40, 4]);
  });
});
