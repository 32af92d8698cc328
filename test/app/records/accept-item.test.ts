import { describe, expect, it } from '@jest/globals';
import { acceptItem } from '../../../src/app/records/accept-item';
import type { EventAccess } from '../../../src/app/records/event-access';
import type { Finding } from '../../../src/model/finding';
import { HOSTILE } from '../../builders/hostile';
import { aPlan } from '../../builders/plan';
import { aFinding } from '../../builders/report';

const bad = aFinding({ id: 'db-multi-az~1~eu~orders', check: 'db-multi-az', status: 'fail' });
const ACCEPTANCE = { reason: 'Read only.', owner: 'Mei', expires: '2026-12-20' };

/** An event whose one item has two findings, and that remembers what is put. */
function anEvent(findings: readonly Finding[]) {
  const put: unknown[] = [];
  const item = {
    ...{ id: 'item', state: 'open', colour: 'red', description: 'x', history: [] },
    found: { findings: [bad.id, 'db-backups~1~eu~orders'], check: bad.check },
  };
  const event = {
    id: 'sale',
    // 15 December in Singapore.
    now: () => '2026-12-14T16:00:00Z',
    plan: async () => aPlan(),
    item: async () => ({ item, revision: 1 }),
    findings: async (checks: readonly string[]) => findings.filter(({ check }) => checks.includes(check)),
    record: async () => null,
    putRecord: async (...given: unknown[]) => void put.push(given),
  } as unknown as EventAccess;
  return { event, put };
}

describe('the risk of an item', () => {
  const other = { ...bad, id: 'db-backups~1~eu~orders', check: 'db-backups', status: 'warn' } as const;

  it('is accepted with a waiver for each finding', async () => {
    const { event, put } = anEvent([bad, other]);
    const { findings } = await acceptItem(event, 'item', ACCEPTANCE);
    expect(findings).toEqual([bad.id, other.id]);
    expect(put).toEqual(
      findings.map((finding) => [
        'waiver',
        expect.stringMatching(/^db-\w+(-\w+)*_1_eu_orders_[0-9a-f]{8}(~_{1,2}[0-9a-f]{8}){3}$/),
        { finding, ...ACCEPTANCE },
        0,
      ]),
    );
  });

  it.each(['pass', 'unknown', 'notApplicable'] as const)(
    'is not accepted of what is %s now, which would be accepted unseen when it came back',
    async (status) => {
      const { event, put } = anEvent([bad, { ...other, status }]);
      expect((await acceptItem(event, 'item', ACCEPTANCE)).findings).toEqual([bad.id]);
      expect(put).toHaveLength(1);
      await expect(acceptItem(anEvent([{ ...bad, status }]).event, 'item', ACCEPTANCE)).rejects.toMatchObject(
        { code: 'change-invalid' },
      );
    },
  );

  it('is not accepted until a day that is over, also where the event was over before', async () => {
    const { event, put } = anEvent([bad]);
    const until = (expires: string) => acceptItem(event, 'item', { ...ACCEPTANCE, expires });
    await expect(until('2026-12-14')).rejects.toMatchObject({
      ...{ code: 'change-invalid', message: 'A waiver until 2026-12-14 is over: today is 2026-12-15.' },
    });
    expect(put).toEqual([]);
    await until('2026-12-15');
    expect(put).toHaveLength(1);
  });

  it('is not accepted of what another item has', async () => {
    const { event, put } = anEvent([bad, { ...bad, id: 'db-multi-az~1~eu~other' }]);
    await acceptItem(event, 'item', ACCEPTANCE);
    expect(put).toHaveLength(1);
  });

  it.each(HOSTILE)('is accepted for the reason that somebody gave, as they gave it: %j', async (reason) => {
    const { event, put } = anEvent([bad]);
    await acceptItem(event, 'item', { ...ACCEPTANCE, reason, owner: reason });
    expect(put).toMatchObject([
      ['waiver', expect.any(String), { reason: reason.trim(), owner: reason.trim() }, 0],
    ]);
  });
});
