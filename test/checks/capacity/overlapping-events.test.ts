import { describe, expect, it } from '@jest/globals';
import { overlappingEvents } from '../../../src/checks/capacity/overlapping-events';
import type { EventOverlap } from '../../../src/plan/overlap';
import { runEventCheck } from '../../builders/check';

const launch: EventOverlap = {
  id: 'launch',
  name: 'Launch',
  window: { start: '2026-12-12T10:00:00Z', end: '2026-12-12T20:00:00Z' },
  multiplier: 8,
  targets: [{ account: '111122223333', region: 'us-east-1' }],
};
const judge = (overlaps: readonly EventOverlap[] | undefined, multiplier: number | null = 22) =>
  runEventCheck(overlappingEvents, {}, { multiplier, ...(overlaps && { overlaps }) });

describe('overlapping-events', () => {
  it.each([undefined, []])('judges nothing where %j is known', (overlaps) => {
    expect(judge(overlaps)).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('names the event, its window, what is shared, and what serves both', () => {
    expect(judge([launch])).toMatchObject([
      {
        status: 'warn',
        resource: { name: 'launch' },
        detail:
          'Launch (launch) brings 8 times normal traffic from 2026-12-12T10:00:00Z to 2026-12-12T20:00:00Z in 111122223333/us-east-1. What it adds to quotas and resources there is not counted in this report. What serves both needs 22 + 8 − 1 = 29 times its normal traffic.',
        fix: { action: expect.stringContaining('a multiplier of 29') },
      },
    ]);
  });

  it.each([
    ['the other event', null, 22],
    ['this event', 8, null],
  ])('adds nothing up where the multiplier of %s is not known', (_, theirs, ours) => {
    const [judgement] = judge([{ ...launch, multiplier: theirs }], ours);
    expect(judgement).toMatchObject({
      status: 'warn',
      detail: expect.stringContaining('is not known'),
      fix: { action: expect.stringContaining('add up the traffic of both') },
    });
  });

  it('counts what it does not name', () => {
    const targets = Array.from({ length: 7 }, (_, i) => ({ account: '111122223333', region: `r-${i}` }));
    expect(judge([{ ...launch, targets }])[0]?.detail).toContain('111122223333/r-4 and 2 more.');
  });
});
