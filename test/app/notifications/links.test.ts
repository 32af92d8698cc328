import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createReportLink, createSecret, openReportLink } from '../../../src/app/notifications/links';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';

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

const make = (overrides: Partial<Parameters<typeof createReportLink>[1]> = {}) =>
  createReportLink(local.backend.store, {
    ...{ event, run: '20261122T000000000Z-cli', expires: EXPIRES, by: 'mei' },
    ...overrides,
  });
const open = (token: string, now = NOON) =>
  openReportLink({ store: local.backend.store, now: () => now }, token);
const refused = (reason: string) => ({ ok: false, reason });

describe('a link to a report', () => {
  it.each([['20261122T000000000Z-cli'], [null]])('opens the report of the run %s', async (run) => {
    const { token } = await make({ run });
    expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(await open(token)).toEqual({ ok: true, event, run, shows: 'report' });
  });

  it('is the same when it is made again with its id and its secret', async () => {
    const own = { id: 'note', secret: createSecret() };
    const first = await make(own);
    expect(await make({ ...own, run: null, expires: '2027-01-01T00:00:00.000Z' })).toEqual(first);
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
    expect(await openReportLink({ store, now: () => NOON }, token)).toEqual(refused('invalid'));
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

  it('is not opened by the secret of another, nor by what is stored of it', async () => {
    const [one, other] = [await make(), await make()];
    const [payload] = one.token.split('.');
    const [, secret] = other.token.split('.');
    expect(await open(`${payload}.${secret}`)).toEqual(refused('invalid'));
    const stored = await local.backend.store.links.get(event, one.link.id);
    expect(await open(`${payload}.${stored?.secretHash}`)).toEqual(refused('invalid'));
  });

  const payloadOf = (text: string): string => Buffer.from(text).toString('base64url');
  const SECRET = 'A'.repeat(43);

  it.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['no secret', payloadOf('{"event":"sale","id":"a"}')],
    ['an empty secret', `${payloadOf('{"event":"sale","id":"a"}')}.`],
    ['a third part', `${payloadOf('{"event":"sale","id":"a"}')}.${SECRET}.x`],
    ['no JSON', `${payloadOf('{')}.${SECRET}`],
    ['no link', `${payloadOf('{}')}.${SECRET}`],
    ['JSON in another order', `${payloadOf('{"id":"a","event":"sale"}')}.${SECRET}`],
    ['a key of another kind of item', `${payloadOf('{"event":"sale#runId_1","id":"a"}')}.${SECRET}`],
    ['half a character', `${payloadOf('{"event":"sale","id":"\\ud800"}')}.${SECRET}`],
    ['an endless id', `${payloadOf(`{"event":"sale","id":"${'a'.repeat(5_000)}"}`)}.${SECRET}`],
  ])('is not looked up when its token is none: %s', async (_, token) => {
    const links = { ...local.backend.store.links, get: () => Promise.reject(new Error('looked up')) };
    expect(await openReportLink({ store: { links }, now: () => NOON }, token)).toEqual(refused('invalid'));
  });

  it('made by a version that signed links opens nothing', async () => {
    const { token } = await make({ id: 'signed' });
    const links = {
      ...local.backend.store.links,
      get: async (...ref: [string, string]) => {
        const link = await local.backend.store.links.get(...ref);
        return link && { ...link, secretHash: '' };
      },
    };
    expect(await openReportLink({ store: { links }, now: () => NOON }, token)).toEqual(refused('invalid'));
  });
});
