import { describe, expect, it } from '@jest/globals';
import { route53HostedZones } from '../../../src/checks/architecture/route53-hosted-zones';
import type { Artifacts } from '../../../src/model/artifacts';
import { aHostedZone, someRecords } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const naming = (...zones: string[]) =>
  aPlan({
    accounts: [
      {
        id: '111122223333',
        regions: [{ name: 'us-east-1' }],
        global: { route53HostedZones: zones },
      },
    ],
  });

const judge = (changes: Partial<Artifacts> = {}, ...zones: string[]) =>
  runCheck(
    route53HostedZones,
    { hostedZones: [aHostedZone()], hostedZoneRecords: [someRecords()], ...changes },
    { ...CARRYING, plan: naming(...zones) },
  ).map(({ status, resource }) => `${status} ${resource.name}`);

const NAME = 'shop.example.com (Z1SHOP)';
const PRIVATE = { hostedZones: [aHostedZone({ privateZone: true })], hostedZoneRecords: [] };

describe('route53-hosted-zones', () => {
  it.each<[string, string[], string[]]>([
    ['that was read whole', judge(), [`pass ${NAME}`]],
    [
      'of which only a part was read',
      judge({ hostedZoneRecords: [someRecords([], { isComplete: false })] }),
      [`unknown ${NAME}`],
    ],
    ['that was not read', judge({ hostedZoneRecords: [] }), [`unknown ${NAME}`]],
    ['that is private', judge(PRIVATE), []],
    ['that is private, and named by the plan', judge(PRIVATE, 'Z1SHOP'), [`unknown ${NAME}`]],
    ['that is named by its domain', judge({}, 'shop.example.com'), [`pass ${NAME}`]],
    [
      'that the plan names and nobody has',
      judge({}, 'old.example.com'),
      [`pass ${NAME}`, 'fail old.example.com'],
    ],
  ])('judges a zone %s', (_, judged, expected) => {
    expect(judged).toEqual(expected);
  });
});
