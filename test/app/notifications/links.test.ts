import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createReportLink, openReportLink } from '../../../src/app/notifications/links';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';

const KEY = new TextEncoder().encode('k'.repeat(32));
const NOON = '2026-11-22T12:00:00.000Z';
const EXPIRES = '2026-11-29T12:00:00.000Z';

let local: LocalBackend;
let count = 0;
let event: string;

beforeAll(async () => {
  local = await openLocalBackend(NOON);
});
afterAll(() => local.close());
beforeEach(() => {
  event = `sale-${++count}`;
});

const linkKey = async () => KEY;
const make = (overrides: Partial<Parameters<typeof createReportLink>[1]> = {}) =>
  createReportLink(
    { store: local.backend.store, linkKey },
    { event, run: '20261122T000000000Z-cli', expires: EXPIRES, by: 'mei', ...overrides },
  );
const open = (token: string, now = NOON, key = linkKey) =>
  openReportLink({ store: local.backend.store, now: () => now, linkKey: key }, token);
const refused = (reason: string) => ({ ok: false, reason });

describe('a link to a report', () => {
  it.each([['20261122T000000000Z-cli'], [null]])('opens the report of the run %s', async (run) => {
    const { token } = await make({ run });
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(await open(token)).toEqual({ ok: true, event, run });
  });

  it('is the same when it is made again with its id', async () => {
    const first = await make({ id: 'note' });
    expect(await make({ id: 'note', run: null, expires: '2027-01-01T00:00:00.000Z' })).toEqual(first);
    expect(await make()).not.toEqual(await make());
  });

  it('can be listed, and revoked', async () => {
    const { link, token } = await make();
    expect((await local.backend.store.links.list(event)).items).toEqual([link]);
    await local.backend.store.links.revoke(event, link.id, 'mei');
    expect(await open(token)).toEqual(refused('revoked'));
  });

  it('expires', async () => {
    const { token } = await make();
    expect(await open(token, '2026-11-29T11:59:59.999Z')).toMatchObject({ ok: true });
    expect(await open(token, EXPIRES)).toEqual(refused('expired'));
  });

  it('opens nothing when it is kept no longer', async () => {
    const store = { links: { ...local.backend.store.links, get: async () => null } };
    const { token } = await make();
    expect(await openReportLink({ store, now: () => NOON, linkKey }, token)).toEqual(refused('expired'));
  });

  it('is of no use to who changes it, anywhere', async () => {
    const { token } = await make();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: token.length - 1 }),
        fc.constantFrom(...'Aa0-_.=Z'),
        async (at, char) => {
          fc.pre(token[at] !== char);
          const changed = token.slice(0, at) + char + token.slice(at + 1);
          expect(await open(changed)).toEqual(refused('invalid'));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is not looked up unless we have signed it', async () => {
    const links = { ...local.backend.store.links, get: () => Promise.reject(new Error('looked up')) };
    const { token } = await make();
    const [payload, signed] = token.split('.');
    for (const forged of [
      '',
      '.',
      'a',
      `${payload}`,
      `${payload}.`,
      `.${signed}`,
      `${token}.`,
      `${token}.x`,
    ]) {
      expect(await openReportLink({ store: { links }, now: () => NOON, linkKey }, forged)).toEqual(
        refused('invalid'),
      );
    }
  });

  it('is not opened by another key', async () => {
    const { token } = await make();
    const other = async () => new TextEncoder().encode('x'.repeat(32));
    expect(await open(token, NOON, other)).toEqual(refused('invalid'));
  });

  it.each(['{}', '[]', '{"event":1}'])('holds what we write, not %s', async (text) => {
    const payload = Buffer.from(text).toString('base64url');
    const signed = createHmac('sha256', KEY).update(payload).digest('base64url');
    expect(await open(`${payload}.${signed}`)).toEqual(refused('invalid'));
  });

  it('needs a key of 32 bytes', async () => {
    const short = async () => new Uint8Array(31);
    await expect(open('a.b', NOON, short)).rejects.toThrow('31 bytes');
    await expect(
      createReportLink(
        { store: local.backend.store, linkKey: short },
        { event, run: null, expires: EXPIRES, by: 'x' },
      ),
    ).rejects.toThrow(RangeError);
  });
});
