import type { Inventory } from '../../src/model/inventory';
import { anEc2Instance } from './artifacts';

/** What was collected of one target: one instance, unless told. */
export const anInventory = (overrides: Partial<Inventory> = {}): Inventory => ({
  target: { account: '111122223333', region: 'us-east-1' },
  collectedAt: '2026-11-22T00:00:00Z',
  artifacts: { ec2Instances: { ok: true, data: [anEc2Instance()] } },
  cost: { requests: 12, metricsBought: 40 },
  ...overrides,
});
