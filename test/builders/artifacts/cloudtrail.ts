import type { Artifacts, RecordedChange } from '../../../src/model/artifacts';

export const aRecordedChange = (overrides: Partial<RecordedChange> = {}): RecordedChange => ({
  eventName: 'UpdateAutoScalingGroup',
  source: 'autoscaling',
  at: '2026-11-21T00:00:00Z',
  by: 'Admin/jane',
  resources: ['web'],
  sizes: { maxSize: 10 },
  ...overrides,
});

/** A freeze in which nobody changed anything. */
const unchanged = { frozenFrom: '2026-11-20T00:00:00Z', changes: [], isMore: false };

export const healthyCloudtrail = {
  changesInFreeze: unchanged,
  globalChangesInFreeze: unchanged,
} satisfies Partial<Artifacts>;
