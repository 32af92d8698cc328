import { describe, expect, it } from '@jest/globals';
import { chooseSignInRegion, globalRegionOf, isOptIn, partitionOf, REGIONS } from '../../src/plan/regions';

describe('where to sign in', () => {
  it.each([
    ['the first region of the plan', ['eu-west-1', 'us-east-1'], undefined, 'eu-west-1'],
    ['the first that every account has', ['ap-east-1', 'eu-west-1'], undefined, 'eu-west-1'],
    ['the global one where none is', ['ap-east-1', 'me-south-1'], undefined, 'us-east-1'],
    ['our own region', ['eu-west-1'], 'eu-central-1', 'eu-central-1'],
    ['our own region, which is on, though it had to be switched on', ['eu-west-1'], 'ap-east-1', 'ap-east-1'],
    ['the partition of the plan, not ours', ['us-gov-east-1'], 'us-east-1', 'us-gov-east-1'],
    ['China', ['cn-northwest-1'], undefined, 'cn-northwest-1'],
  ])('is %s', (_, regions, own, expected) => {
    expect(chooseSignInRegion(regions, own)).toBe(expected);
  });
});

describe('the region of what is served once per account', () => {
  it.each([
    ['us-west-2', 'us-east-1'],
    ['ap-east-1', 'us-east-1'],
    ['us-gov-east-1', 'us-gov-west-1'],
    ['cn-northwest-1', 'cn-north-1'],
    ['eusc-de-east-1', 'eusc-de-east-1'],
  ])('for %s is %s', (region, expected) => {
    expect(globalRegionOf(region)).toBe(expected);
  });

  it('is in the same partition, and on, for every region', () => {
    for (const region of REGIONS) {
      expect(partitionOf(globalRegionOf(region))).toBe(partitionOf(region));
      expect(isOptIn(globalRegionOf(region))).toBe(false);
    }
  });
});
