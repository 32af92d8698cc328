import { describe, expect, it } from '@jest/globals';
import { overlappingEvents } from '../../../src/checks/capacity/overlapping-events';
import type { EventOverlap } from '../../../src/plan/overlap';
import { runEventCheck } from '../../builders/check';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

const launch = anOverlap({
  window: { start: '2026-12-12T10:00:00Z', end: '2026-12-12T20:00:00Z' },
  plan: aPlan({ id: 'launch', name: 'Launch' }),
});
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
          'Launch (launch) brings 8 times normal traffic from 2026-12-12T10:00:00Z to 2026-12-12T20:00:00Z in 111122223333/us-east-1, 111122223333/global. The ceilings count what it adds to them: see their evidence. How fast traffic rises, pre-warming and load tests are judged for this event alone, where what serves both needs 22 + 8 − 1 = 29 times its normal traffic.',
        fix: { action: expect.stringContaining('for 29 times its normal traffic. Then accept this') },
      },
    ]);
  });

  it('asks for the multiplier of the other event where it is not known', () => {
    const [judgement] = judge([{ ...launch, multiplier: null, highMultiplier: null }]);
    expect(judgement).toMatchObject({
      status: 'warn',
      detail: expect.stringContaining('is not known'),
      fix: { action: expect.stringContaining('Give traffic.multiplier in the plan of Launch (launch)') },
    });
  });

  it('adds nothing up where the multiplier of this event is not known', () => {
    const [judgement] = judge([launch], null);
    expect(judgement?.detail).toMatch(/judged for this event alone\.$/);
    expect(judgement).toMatchObject({
      status: 'warn',
      fix: { action: expect.not.stringContaining('times') },
    });
  });

  it('counts what it does not name', () => {
    const targets = Array.from({ length: 7 }, (_, i) => ({ account: '111122223333', region: `r-${i}` }));
    expect(judge([{ ...launch, targets }])[0]?.detail).toContain('111122223333/r-4 and 2 more.');
  });
});
