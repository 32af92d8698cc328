import { describe, expect, it } from '@jest/globals';
import { capacityReservationEnd } from '../../../src/checks/capacity/capacity-reservation-end';
import type { CapacityReservation } from '../../../src/model/artifacts';
import { aCapacityReservation } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

/** The event of the builders ends at 2026-12-12T15:59Z. */
const judge = (reservation: Partial<CapacityReservation>) =>
  runCheck(capacityReservationEnd, { capacityReservations: [aCapacityReservation(reservation)] });

describe('capacity-reservation-end', () => {
  it.each<[string, Partial<CapacityReservation>, string[]]>([
    ['nobody ends it', {}, ['pass']],
    ['it ends with the event', { endDate: '2026-12-12T15:59:00Z' }, ['pass']],
    ['it ends a second earlier', { endDate: '2026-12-12T15:58:59Z' }, ['warn']],
    ['it ends weeks before', { endDate: '2026-11-30T00:00:00Z' }, ['warn']],
    ['it has not begun yet', { endDate: '2026-12-01T00:00:00Z', state: 'scheduled' }, ['warn']],
    ['it is over', { endDate: '2026-11-01T00:00:00Z', state: 'expired' }, []],
    [
      'it is of another account',
      { endDate: '2026-12-01T00:00:00Z', ownerId: '222222222222' },
      ['notApplicable'],
    ],
  ])('%s', (_, reservation, statuses) => {
    expect(judge(reservation).map(({ status }) => status)).toEqual(statuses);
  });

  it('keeps it until an hour after the event, and can take that back', () => {
    const [judgement] = judge({ endDate: '2026-12-01T00:00:00Z' });
    const words = (at: string) => ({
      words: expect.arrayContaining(['modify-capacity-reservation', 'cr-1', '--end-date', at]),
    });
    expect(judgement).toMatchObject({
      fix: {
        command: words('2026-12-12T16:59:00.000Z'),
        reversal: { command: words('2026-12-01T00:00:00Z') },
      },
    });
  });

  it('has no command for a Capacity Block, which is bought', () => {
    const [judgement] = judge({ endDate: '2026-12-01T00:00:00Z', reservationType: 'capacity-block' });
    expect(judgement).toMatchObject({
      status: 'warn',
      fix: { action: expect.stringContaining('Capacity Block') },
    });
    expect(judgement && 'fix' in judgement && judgement.fix?.command).toBeUndefined();
  });
});
