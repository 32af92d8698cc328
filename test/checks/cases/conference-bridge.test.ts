import { describe, expect, it } from '@jest/globals';
import { conferenceBridge } from '../../../src/checks/cases/conference-bridge';
import { planStatuses } from '../../builders/check';

describe('conference-bridge', () => {
  it.each([
    ['a URL', { url: 'https://meet.example.com/event' }, 'pass'],
    ['a number', { dialIn: '+65 6000 0000' }, 'pass'],
    ['words only', { details: 'to be decided' }, 'warn'],
    ['nothing', undefined, 'warn'],
  ])('%s', (_, bridge, status) => {
    expect(planStatuses(conferenceBridge, { bridge })).toEqual([status]);
  });
});
