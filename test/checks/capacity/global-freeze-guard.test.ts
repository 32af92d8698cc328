import { describe, expect, it } from '@jest/globals';
import { globalFreezeGuard } from '../../../src/checks/capacity/global-freeze-guard';
import { aRecordedChange } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const FROM = '2026-11-20T00:00:00Z';
const { calendar } = aPlan();
const plan = aPlan({
  calendar: { ...calendar, freeze: { from: '2026-11-20 08:00', to: '2026-12-13 00:00' } },
});

// How changes are judged is tested with freeze-guard, by the same rules.
describe('global-freeze-guard', () => {
  it('tells what was changed of what stands in front of every region', () => {
    const changes = [
      aRecordedChange({
        source: 'cloudfront',
        eventName: 'UpdateDistribution',
        resources: ['E1'],
        sizes: {},
        settings: { 'distributionConfig.enabled': 'false' },
      }),
      aRecordedChange({ source: 'iam', eventName: 'DetachRolePolicy', resources: ['app'], sizes: {} }),
    ];
    const judged = runCheck(
      globalFreezeGuard,
      { globalChangesInFreeze: { frozenFrom: FROM, changes, isMore: false } },
      { plan },
    );
    expect(judged.map(({ status, resource }) => `${status} ${resource.name}`)).toEqual([
      'warn app',
      'fail E1',
    ]);
  });

  it('is unknown in a freeze of which nothing could be read', () => {
    expect(runCheck(globalFreezeGuard, {}, { plan })[0]?.status).toBe('unknown');
  });

  it('does not apply without a freeze', () => {
    expect(runCheck(globalFreezeGuard, {})[0]?.status).toBe('notApplicable');
  });
});
