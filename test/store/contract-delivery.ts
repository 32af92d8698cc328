import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { NotificationDraft, StoredLink } from '../../src/store/store';
import { aNotedItem, someFacts } from '../builders/notification';
import { deliveredTwice, dyingAtWrite, type Fault, itemsWritten, largestItem } from './faults';
import { allPages, DAY, ITEM_LIMIT, type Stand } from './stand';

const FAULTS: Fault[] = ['lost', 'unanswered'];

/** What was told, given out and answered, and how often. */
export function deliveryContract(stand: Stand): void {
  describe('notifications', () => {
    const aDraft = (overrides: Partial<NotificationDraft> = {}): NotificationDraft => ({
      ...{ event: stand.event, id: '20261122T000000000Z-schedule-changes-slack', channel: 'slack' },
      ...{ kind: 'changes', facts: someFacts(), dueAt: stand.now, ...overrides },
    });
    const record = (overrides?: Partial<NotificationDraft>) =>
      stand.store.notifications.record(aDraft(overrides));
    const pendingIds = async (at = stand.now) => {
      const pending = await allPages((page) => stand.store.notifications.pending(at, { ...page, limit: 2 }));
      return pending.filter(({ event }) => event === stand.event).map(({ id }) => id);
    };

    it('are recorded, then confirmed', async () => {
      const { notification, recorded } = await record();
      expect(recorded).toBe(true);
      expect(notification).toEqual({ ...aDraft(), state: 'pending', createdAt: stand.now });
      expect(await stand.store.notifications.get(notification)).toEqual(notification);
      expect(await pendingIds()).toEqual([notification.id]);

      stand.later(1_000);
      const confirm = () => stand.store.notifications.confirm(notification);
      const [written] = await itemsWritten(stand.client, confirm);
      expect(written).not.toHaveProperty('gsi1pk');
      const confirmed = { ...notification, state: 'confirmed', confirmedAt: stand.now };
      expect(await stand.store.notifications.get(notification)).toEqual(confirmed);
      expect(await pendingIds()).toEqual([]);

      stand.later(1_000);
      await confirm();
      expect(await stand.store.notifications.get(notification)).toEqual(confirmed);
      expect(await record({ kind: 'digest' })).toEqual({ notification: confirmed, recorded: false });
    });

    it('tell why a delivery failed until they are confirmed', async () => {
      const { notification } = await record();
      await stand.store.notifications.fail(notification, 'no_service');
      const failed = { ...notification, failure: { at: stand.now, reason: 'no_service' } };
      expect(await stand.store.notifications.get(notification)).toEqual(failed);
      expect(await pendingIds()).toEqual([notification.id]);

      await stand.store.notifications.confirm(notification);
      const confirmed = { ...notification, state: 'confirmed', confirmedAt: stand.now };
      await stand.store.notifications.fail(notification, 'too late');
      expect(await stand.store.notifications.get(notification)).toEqual(confirmed);
    });

    it('keep what opens their link until they are confirmed, and show it in no list', async () => {
      const link = { secret: 's', expires: stand.now };
      const { notification } = await record({ link });
      expect(await stand.store.notifications.get(notification)).toMatchObject({ link });
      const { items } = await stand.store.notifications.list(stand.event);
      expect(items).toEqual([expect.not.objectContaining({ link })]);
      await stand.store.notifications.confirm(notification);
      expect(await stand.store.notifications.get(notification)).not.toHaveProperty('link');
    });

    it('are recorded once by two at the same time', async () => {
      const both = await Promise.all([record(), record({ kind: 'digest' })]);
      expect(both.map(({ recorded }) => recorded).sort()).toEqual([false, true]);
      expect(both[0].notification).toEqual(both[1].notification);
    });

    it('are pending from when they are due, the longest due first, over all events', async () => {
      const at = (milliseconds: number) => new Date(Date.parse(stand.now) + milliseconds).toISOString();
      const due = {
        c: at(-1_000),
        a: at(-3_000).replace('Z', '+00:00'),
        b: at(-2_000),
        d: at(0),
        e: at(1_000),
      };
      for (const [id, dueAt] of Object.entries(due)) await record({ id, dueAt });
      expect(await pendingIds()).toEqual(['a', 'b', 'c', 'd']);
      stand.later(1_000);
      expect(await pendingIds()).toEqual(['a', 'b', 'c', 'd', 'e']);
      const { items } = await stand.store.notifications.pending(stand.now, { limit: 1_000 });
      expect(items).toContainEqual({ event: stand.event, id: 'a', channel: 'slack', dueAt: due.a });
    });

    it('are listed newest first, pending or not', async () => {
      const ids = ['20261122T000000000Z-x', '20261123T000000000Z-x', '20261124T000000000Z-x'];
      for (const id of ids) await record({ id });
      await stand.store.notifications.confirm({ event: stand.event, id: ids[1] ?? '' });
      const listed = await allPages((page) =>
        stand.store.notifications.list(stand.event, { ...page, limit: 2 }),
      );
      expect(listed.map(({ id, state }) => [id, state])).toEqual([
        ...[
          [ids[2], 'pending'],
          [ids[1], 'confirmed'],
          [ids[0], 'pending'],
        ],
      ]);
    });

    it('are null, and confirmed without effect, when they are not there', async () => {
      const nowhere = { event: stand.event, id: 'nothing' };
      await stand.store.notifications.confirm(nowhere);
      await stand.store.notifications.fail(nowhere, 'nobody');
      expect(await stand.store.notifications.get(nowhere)).toBeNull();
    });

    it('hold as much as facts can say', async () => {
      const long = () =>
        aNotedItem({
          title: randomBytes(1_000).toString('hex'),
          resource: randomBytes(1_000).toString('hex'),
        });
      const list = { count: 5_000, top: Array.from({ length: 30 }, long) };
      const facts = someFacts({ reds: list, newRed: list, resolved: list });
      const size = await largestItem(stand.client, () => record({ facts }));
      expect(size).toBeGreaterThan(50_000);
      expect(size).toBeLessThan(ITEM_LIMIT);
      expect(await stand.store.notifications.get(aDraft())).toMatchObject({ facts });
    });

    it.each(FAULTS)('are recorded and confirmed once, whenever a process dies (%s)', async (fault) => {
      const died = await dyingAtWrite(stand.client, 1, fault, record);
      expect(died).toBe('died');
      expect(await pendingIds()).toHaveLength(fault === 'lost' ? 0 : 1);
      expect(await record()).toMatchObject({ recorded: fault === 'lost' });

      const confirm = () => stand.store.notifications.confirm(aDraft());
      await dyingAtWrite(stand.client, 1, fault, confirm);
      expect(await pendingIds()).toHaveLength(fault === 'lost' ? 1 : 0);
      await confirm();
      expect(await pendingIds()).toEqual([]);
    });
  });

  describe('links', () => {
    const aLink = (overrides: Partial<StoredLink> = {}) => ({
      ...{
        event: stand.event,
        id: 'l1',
        run: null,
        shows: 'report' as const,
        createdBy: 'mei',
        expires: stand.now,
        secretHash: 'hash',
      },
      ...overrides,
    });

    it('are given out once, and revoked once', async () => {
      const { secretHash, ...draft } = aLink();
      const link = await stand.store.links.create(aLink());
      expect(link).toEqual({ ...draft, createdAt: stand.now });
      stand.later(1_000);
      const another = aLink({ createdBy: 'noor', run: 'r', secretHash: 'another' });
      expect(await stand.store.links.create(another)).toEqual(link);
      expect(await stand.store.links.get(stand.event, 'l1')).toEqual({ ...link, secretHash });

      const revoked = { ...link, revokedAt: stand.now, revokedBy: 'noor' };
      expect(await stand.store.links.revoke(stand.event, 'l1', 'noor')).toEqual(revoked);
      stand.later(1_000);
      expect(await stand.store.links.revoke(stand.event, 'l1', 'mei')).toEqual(revoked);
      expect(await stand.store.links.get(stand.event, 'l1')).toEqual({ ...revoked, secretHash });
      expect(await stand.store.links.create(aLink())).toEqual(revoked);
    });

    it('are the same for two who give out one or revoke it at the same time', async () => {
      const [first, second] = await Promise.all(
        ['mei', 'noor'].map((createdBy) => stand.store.links.create(aLink({ createdBy }))),
      );
      expect(first).toEqual(second);
      const [one, other] = await Promise.all(
        ['mei', 'noor'].map((by) => stand.store.links.revoke(stand.event, 'l1', by)),
      );
      expect(one).toEqual(other);
    });

    it('are listed by page, with the run they are of', async () => {
      for (const id of ['a', 'b', 'c']) await stand.store.links.create(aLink({ id, run: `run-${id}` }));
      const listed = await allPages((page) => stand.store.links.list(stand.event, { ...page, limit: 2 }));
      expect(listed.filter((link) => 'secretHash' in link)).toEqual([]);
      expect(listed.map(({ id, run }) => [id, run])).toEqual([
        ...[
          ['a', 'run-a'],
          ['b', 'run-b'],
          ['c', 'run-c'],
        ],
      ]);
    });

    it('are null when they are not there', async () => {
      expect(await stand.store.links.get(stand.event, 'l1')).toBeNull();
      expect(await stand.store.links.revoke(stand.event, 'l1', 'mei')).toBeNull();
    });
  });

  describe('replies', () => {
    const reply = { status: 202, headers: { location: '/runs/1' }, body: '{"id":"1"}' };
    const claim = (fingerprint = 'same') => stand.store.replies.claim(stand.event, fingerprint, 60);
    const keep = (kept = reply) => stand.store.replies.keep(stand.event, kept);

    it('are given again for a day', async () => {
      expect(await claim()).toEqual({ state: 'claimed' });
      expect(await claim()).toEqual({ state: 'pending' });
      await keep();
      await keep({ ...reply, status: 500 });
      await stand.store.replies.release(stand.event);
      expect(await claim()).toEqual({ state: 'kept', reply });
      stand.later(DAY - 1_000);
      expect(await claim()).toEqual({ state: 'kept', reply });
      stand.later(2_000);
      expect(await claim('other')).toEqual({ state: 'claimed' });
    });

    it('are of one request: another with the same key is told so', async () => {
      await claim();
      expect(await claim('other')).toEqual({ state: 'mismatch' });
      stand.later(61_000);
      expect(await claim('other')).toEqual({ state: 'mismatch' });
      await keep();
      expect(await claim('other')).toEqual({ state: 'mismatch' });
    });

    it('may be claimed again when they were released, or nobody came back in time', async () => {
      await claim();
      await stand.store.replies.release(stand.event);
      expect(await claim('other')).toEqual({ state: 'claimed' });
      stand.later(61_000);
      expect(await claim('other')).toEqual({ state: 'claimed' });
      expect(await claim('other')).toEqual({ state: 'pending' });
    });

    it('may be claimed again when a wrong clock has claimed them until long from now', async () => {
      stand.later(30 * DAY);
      await claim();
      stand.later(-30 * DAY);
      expect(await claim()).toEqual({ state: 'claimed' });
    });

    it('are claimed by one of many, the first time and when the claim has run out', async () => {
      for (let round = 0; round < 2; round++) {
        const claims = await Promise.all(Array.from({ length: 5 }, () => claim()));
        expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1);
        expect(claims.filter(({ state }) => state === 'pending')).toHaveLength(4);
        stand.later(61_000);
      }
    });

    it('are not kept without a claim', async () => {
      await keep();
      expect(await claim()).toEqual({ state: 'claimed' });
    });

    it('may be as large as a reply can be', async () => {
      await claim();
      const large = { ...reply, body: randomBytes(3_000_000).toString('base64') };
      expect(await largestItem(stand.client, () => keep(large))).toBeLessThan(ITEM_LIMIT);
      expect(await claim()).toEqual({ state: 'kept', reply: large });
    });

    it.each(FAULTS)('are kept whole or not at all (%s)', async (fault) => {
      for (let n = 1, outcome = 'died'; outcome === 'died'; n++) {
        stand.later(2 * DAY);
        await claim();
        outcome = await dyingAtWrite(stand.client, n, fault, () => keep());
        expect([{ state: 'pending' }, { state: 'kept', reply }]).toContainEqual(await claim());
        stand.later(61_000);
        expect([{ state: 'claimed' }, { state: 'kept', reply }]).toContainEqual(await claim());
        await keep();
        expect(await claim()).toEqual({ state: 'kept', reply });
        expect(n).toBeLessThan(10);
      }
    });
  });

  describe('schedules', () => {
    const computedAt = '2026-11-22T00:03:00Z';
    const dayEnds = '2026-11-22T16:00:00Z';
    const put = (revision: number, due: string | null = null) =>
      stand.store.schedules.put(
        {
          event: stand.event,
          planRevision: 4,
          handled: { full: '2026-11-22T00:00:00Z' },
          due,
          computedAt,
          dayEnds,
        },
        revision,
      );

    it('replace the revision that was read', async () => {
      expect(await stand.store.schedules.get(stand.event)).toBeNull();
      expect(await put(1)).toBe(false);
      expect(await put(0, '2026-11-23T00:00:00Z')).toBe(true);
      expect(await put(0)).toBe(false);
      expect(await put(1)).toBe(true);
      expect(await stand.store.schedules.get(stand.event)).toEqual({
        ...{ event: stand.event, planRevision: 4, handled: { full: '2026-11-22T00:00:00Z' }, due: null },
        ...{ computedAt, dayEnds, revision: 2 },
      });
    });

    it('are replaced by one of many', async () => {
      for (const revision of [0, 1]) {
        const puts = await Promise.all(Array.from({ length: 5 }, () => put(revision)));
        expect(puts.filter(Boolean)).toHaveLength(1);
      }
    });
  });

  it('takes effect once when every write is delivered twice', () =>
    deliveredTwice(stand.client, async () => {
      const { notifications, links, replies, schedules } = stand.store;
      const ref = { event: stand.event, id: 'n' };
      const draft = {
        ...ref,
        channel: 'slack',
        kind: 'drill',
        facts: someFacts(),
        dueAt: stand.now,
      } as const;
      expect(await notifications.record(draft)).toMatchObject({ recorded: true });
      await notifications.confirm(ref);
      expect(await notifications.get(ref)).toMatchObject({ state: 'confirmed' });

      const link = { ...ref, run: null, shows: 'report' as const, createdBy: 'mei', expires: stand.now };
      expect(await links.create({ ...link, secretHash: 'hash' })).toMatchObject(link);
      expect(await links.revoke(stand.event, 'n', 'mei')).toMatchObject({ revokedBy: 'mei' });

      expect(await replies.claim(stand.event, 'f', 60)).toEqual({ state: 'claimed' });
      await replies.release(stand.event);
      expect(await replies.claim(stand.event, 'f', 60)).toEqual({ state: 'claimed' });
      await replies.keep(stand.event, { status: 204, headers: {}, body: '' });
      expect(await replies.claim(stand.event, 'f', 60)).toMatchObject({ state: 'kept' });

      const state = { event: stand.event, planRevision: 1, handled: {}, due: null };
      expect([await schedules.put(state, 0), await schedules.put(state, 1)]).toEqual([true, true]);
    }));
}
