import { describe, expect, it } from '@jest/globals';
import { healthScheduledChanges } from '../../../src/checks/cases/health-scheduled-changes';
import { aHealthEvent } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Event = Parameters<typeof aHealthEvent>[0];

const judge = (event: Event, context: Parameters<typeof runCheck>[2] = {}) =>
  runCheck(healthScheduledChanges, { healthEvents: [aHealthEvent(event)] }, context)[0];

/** The event is from 16:00 on the 11th to 15:59 on the 12th, in UTC, and is watched for a day more. */
const at = (startsAt: string | null, endsAt: string | null = null): Event => ({ startsAt, endsAt });

describe('health-scheduled-changes', () => {
  it.each<[string, Event, string, string]>([
    ['begins a day after the event', at('2026-12-13T15:59:00Z'), 'warn', 'It begins soon after the event'],
    ['begins later', at('2026-12-13T15:59:01Z'), 'pass', 'No change that AWS Health announces'],
    ['begins as the event ends', at('2026-12-12T15:59:00Z'), 'warn', 'It begins soon after the event'],
    ['begins before it ends', at('2026-12-12T15:58:59Z'), 'fail', 'It falls into the event'],
    ['begins as it begins', at('2026-12-11T16:00:00Z'), 'fail', 'It falls into the event'],
    [
      'begins before it',
      at('2026-12-11T15:59:59Z'),
      'warn',
      'It begins before the event, and AWS does not say',
    ],
    [
      'began long ago',
      at('2026-01-01T00:00:00Z'),
      'warn',
      'It begins before the event, and AWS does not say',
    ],
    [
      'ends as the event begins',
      at('2026-12-01T00:00:00Z', '2026-12-11T16:00:00Z'),
      'warn',
      'It is over before the event: from 2026-12-01T00:00:00Z until 2026-12-11T16:00:00Z.',
    ],
    [
      'ends in it',
      at('2026-12-01T00:00:00Z', '2026-12-11T16:00:01Z'),
      'fail',
      'It falls into the event: from 2026-12-01T00:00:00Z until 2026-12-11T16:00:01Z.',
    ],
    ['ends after it', at('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'), 'fail', 'It falls into the event'],
    [
      'must be done in it',
      at(null, '2026-12-12T00:00:00Z'),
      'fail',
      'It falls into the event: until 2026-12-12',
    ],
    [
      'must be done after it',
      at(null, '2027-01-01T00:00:00Z'),
      'unknown',
      'AWS does not say when it is: until 2027-01-01',
    ],
    ['must be done before it', at(null, '2026-12-11T15:59:59Z'), 'warn', 'It is over before the event'],
    ['has no date', at(null), 'unknown', 'AWS does not say when it is.'],
  ])('one that %s: %p is %s', (_, event, status, detail) => {
    const judged = judge(event);
    expect(judged?.status).toBe(status);
    expect(judged?.detail).toContain(detail);
  });

  it('only warns of what AWS says to everybody', () => {
    expect(judge({ ...at('2026-12-12T00:00:00Z'), isOfAccount: false })?.status).toBe('warn');
  });

  it('watches as long after the event as the plan does', () => {
    const event = at('2026-12-14T00:00:00Z');
    const watched = (...times: string[]) => ({ plan: aPlan({ schedule: { after: times } }) });
    expect(judge(event, watched('1h', '2d', '1d'))?.status).toBe('warn');
    expect(judge(event, watched('1d'))?.status).toBe('pass');
    expect(judge(at('2026-12-12T15:59:00Z'), watched())?.status).toBe('warn');
    expect(judge(at('2026-12-12T15:59:01Z'), watched())?.status).toBe('pass');
  });

  it('takes what is done for settled, and not what is not yet touched', () => {
    const during = (statusCode: string) =>
      judge({ ...at('2026-12-12T00:00:00Z'), entities: [{ value: 'orders', statusCode }] });
    expect(during('RESOLVED')?.status).toBe('pass');
    expect(during('RESOLVED')?.detail).toContain('(1 settled).');
    for (const status of ['PENDING', 'UNIMPAIRED', 'IMPAIRED', 'UNKNOWN'])
      expect(during(status)?.status).toBe('fail');
  });

  it('counts those that come later, and leaves the rest to others', () => {
    expect(judge({})?.detail).toMatch(/watched after it \(1 later\)\.$/);
    expect(judge({ ...at('2026-12-12T00:00:00Z'), category: 'issue' })?.status).toBe('notApplicable');
  });
});
