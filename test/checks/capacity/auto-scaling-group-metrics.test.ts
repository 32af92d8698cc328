import { describe, expect, it } from '@jest/globals';
import { autoScalingGroupMetrics } from '../../../src/checks/capacity/auto-scaling-group-metrics';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('auto-scaling-group-metrics', () => {
  it.each([
    ['all on', ['GroupMinSize', 'GroupInServiceInstances'], 'pass'],
    ['the one that matters is off', ['GroupMinSize'], 'warn'],
    ['all off', [], 'warn'],
  ])('%s', (_, enabledMetrics, status) => {
    const autoScalingGroups = [anAutoScalingGroup({ enabledMetrics })];
    expect(statusesOf(autoScalingGroupMetrics, { autoScalingGroups })).toEqual([status]);
  });
});
