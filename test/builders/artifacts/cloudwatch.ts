import type { Artifacts } from '../../../src/model/artifacts';

export const healthyCloudwatch = {
  metricNamespaces: { namespaces: [], isComplete: true },
  globalMetricNamespaces: { namespaces: [], unread: [] },
} satisfies Partial<Artifacts>;
