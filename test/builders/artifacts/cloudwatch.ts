import type { Artifacts } from '../../../src/model/artifacts';

export const healthyCloudwatch = {
  // What the three instances have.
  vcpuUsage: [{ class: 'Standard/OnDemand', vCpus: 6, at: '2026-11-21T23:30:00Z' }],
  metricNamespaces: { namespaces: [], isComplete: true },
  globalMetricNamespaces: { namespaces: [], unread: [] },
} satisfies Partial<Artifacts>;
