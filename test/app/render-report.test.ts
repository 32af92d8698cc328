/** A format that is bytes and shows the plan and the records, such as a workbook, over the API and the command line. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { withStore } from '../../src/cli/local-store';
import { type Rendered, type RenderOptions, renderings } from '../../src/report/render';
import { seed } from '../api/seeded';
import { type Asking, apiStand } from '../api/stand';
import { iem } from '../builders/environment';
import { temporaryFolder } from '../cli/folder';

/** No UTF-8, and of a size that a text would be compressed at. */
const MARK = Buffer.alloc(2_000, 0xff);

const bytesOf = (said: string): Buffer => Buffer.concat([MARK, Buffer.from(said)]);
/** In the place of JUnit. */
const fake = (_: unknown, { plan, records = [] }: RenderOptions): Rendered => {
  const said = records.map(({ kind, key, by }) => `${kind} ${key} by ${by}`);
  return bytesOf([`plan ${plan?.id}, ${Object.keys(plan?.checklist ?? {})}`, ...said].join('\n'));
};

const replaced = jest.replaceProperty(renderings as { junit: typeof renderings.junit }, 'junit', {
  needs: ['plan', 'records'],
  load: async () => fake,
});
afterAll(() => replaced.restore());

const folder = temporaryFolder();
/** Of the sample event. */
const BREAKS_FIRST = 'auto-scaling-group-size~123456789012~ap-southeast-1~shop-web';
const BY_ARJUN = { value: { owner: 'Arjun Nair' }, source: 'api', by: 'mei' } as const;
const SAMPLE = ['events/plans/flash-sale.yaml', '--inventory', 'events/inventories/flash-sale.json.gz'];

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);
beforeAll(async () => {
  await seed(stand, 'shop');
  await ask('POST /events/shop/answers', { body: { question: 'monitoring-tools', answer: 'Grafana' } });
});

const path = 'GET /events/shop/runs/latest/report';

it.each([
  ['format', `${path}?format=junit`, {}],
  ['Accept', path, { accept: 'application/xml' }],
])('is sent as it is when %s asks for it, and not compressed again', async (_, line, headers) => {
  const { raw, headers: sent } = await ask(line, { headers: { ...headers, 'accept-encoding': 'gzip' } });
  expect(raw).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  expect(Buffer.from(raw.body ?? '', 'base64')).toEqual(
    bytesOf('plan shop, monitoring-tools\nanswer monitoring-tools by local'),
  );
  expect(sent['content-type']).toBe('application/xml');
  expect(sent['content-encoding']).toBeUndefined();
  const again = await ask(line, { headers: { ...headers, 'if-none-match': `${sent.etag}` } });
  expect(again.raw).toMatchObject({ statusCode: 304, body: '' });
});

it('is written to a file, of a check and of a stored run', async () => {
  const store = folder.at('store');
  const [checked, shown] = [folder.at('checked.xml'), folder.at('shown.xml')];
  await iem(['check', ...SAMPLE, '--store', store, '--output', checked]);
  expect(readFileSync(checked).subarray(0, MARK.length)).toEqual(MARK);
  expect(readFileSync(checked, 'utf8')).toMatch(/plan flash-sale, monitoring-tools/);
  expect(readFileSync(checked, 'utf8')).toMatch(/\nwaiver .* by mei/);

  await iem(['report', '--event', 'flash-sale', '--store', store, '--output', shown]);
  expect(readFileSync(shown)).toEqual(readFileSync(checked));
});

it('names as a page of a check and of a stored run who has taken on what', async () => {
  const store = folder.at('owned');
  await iem(['check', ...SAMPLE, '--store', store]);
  await withStore(store, { now: () => '2026-11-22T13:00:00.000Z' }, ({ records }) =>
    records.put({ event: 'flash-sale', kind: 'owner', key: BREAKS_FIRST, ...BY_ARJUN }, 0),
  );
  for (const argv of [
    ['report', '--event', 'flash-sale'],
    ['check', ...SAMPLE],
  ]) {
    const { stdout } = await iem([...argv, '--store', store, '--format', 'html'], {
      now: () => '2026-11-22T14:00:00.000Z',
    });
    expect(stdout).toContain('taken on by Arjun Nair');
  }
});

it('needs more than a report that comes alone', async () => {
  const file = folder.at('report.json');
  await iem(['check', ...SAMPLE, '--output', file]);
  expect(await iem(['report', file, '--format', 'junit'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr:
      'The format junit also shows the plan, which a report file does not contain: use --event with a stored run.\n',
  });
});
