import type { NotedItem, ReadinessFacts } from '../../src/model/notification';

export const aNotedItem = (overrides: Partial<NotedItem> = {}): NotedItem => ({
  id: 'auto-scaling-group-zones~111122223333~ap-southeast-1~api',
  title: 'Auto Scaling group in one Availability Zone',
  account: '111122223333',
  region: 'ap-southeast-1',
  resource: 'api',
  ...overrides,
});

/** One thing has turned red three weeks before the event. */
export const someFacts = (overrides: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  schema: 'iem-notification/1',
  kind: 'changes',
  event: {
    id: 'flash-sale',
    name: 'Flash sale 12.12',
    start: '2026-12-12T00:00:00+08:00',
    end: '2026-12-12T23:59:00+08:00',
    timeZone: 'Asia/Singapore',
  },
  run: { id: '20261122T000000000Z-schedule', trigger: 'schedule', asOf: '2026-11-22T00:00:00Z' },
  verdict: 'not-ready',
  previousVerdict: 'at-risk',
  breakingPoint: null,
  breaksFirst: null,
  needed: 22,
  score: 0.49,
  coverage: 0.77,
  reds: { count: 1, top: [aNotedItem()] },
  newRed: { count: 1, top: [aNotedItem()] },
  resolved: { count: 0, top: [] },
  ...overrides,
});
