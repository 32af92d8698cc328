import { describe, expect, it } from '@jest/globals';
import type { ArtifactId } from '../../src/model/artifacts';
import { validatedArtifact, validatedInventory } from '../../src/model/inventory';
import { aDbInstance, anAutoScalingGroup, anEc2Instance, aVolume } from '../builders/artifacts';
import { anInventory } from '../builders/inventory';

describe('an artifact', () => {
  it.each<[string, ArtifactId, unknown, string]>([
    ['is text', 'ec2Instances', 'none', 'ec2Instances is not'],
    ['holds null', 'ec2Instances', [null], 'ec2Instances[0] is not'],
    ['is a list instead of a map', 'ec2InstanceTypes', [], 'ec2InstanceTypes is not'],
    ['holds a negative size', 'volumes', [aVolume(), aVolume({ sizeGiB: -1 })], 'volumes[1].sizeGiB is not'],
    ['holds no number', 'dbInstances', [aDbInstance({ iops: Number.NaN })], 'dbInstances[0].iops is not'],
    [
      'holds an infinity',
      'autoScalingGroups',
      [anAutoScalingGroup({ maxSize: Number.POSITIVE_INFINITY })],
      'autoScalingGroups[0].maxSize is not',
    ],
  ])('that %s is unparsable, and says where', (_, id, data, where) => {
    expect(validatedArtifact(id, data, 'ec2:DescribeInstances')).toEqual({
      ok: false,
      code: 'Unparsable',
      message: expect.stringContaining(where),
      action: 'ec2:DescribeInstances',
    });
  });

  it('that is what its definition says is handed on as it is', () => {
    const data = [anEc2Instance()];
    expect(validatedArtifact('ec2Instances', data)).toEqual({ ok: true, data });
  });

  it('that has fields which earlier versions collected is one that can be judged', () => {
    const data = [{ ...anEc2Instance(), ebsOptimized: true, launchTime: '2026-10-01T00:00:00Z' }];
    expect(validatedArtifact('ec2Instances', data)).toEqual({ ok: true, data });
  });
});

it('an inventory loses what is spoilt and what nobody knows, and nothing else', () => {
  const known = { ok: true, data: [anEc2Instance()] };
  const inventory = anInventory({});
  const artifacts = { ec2Instances: known, volumes: { ok: true, data: 'none' }, ofTheFuture: known };
  expect(validatedInventory({ ...inventory, artifacts: artifacts as object }).artifacts).toEqual({
    ec2Instances: known,
    volumes: expect.objectContaining({ ok: false, code: 'Unparsable' }),
  });
});
