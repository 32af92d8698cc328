import { describe, expect, it } from '@jest/globals';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import { cloudFrontShieldAutomaticResponse } from '../../../src/checks/ddos/cloudfront-shield-automatic-response';
import { shieldAttacks } from '../../../src/checks/ddos/shield-attacks';
import { shieldAutomaticResponse } from '../../../src/checks/ddos/shield-automatic-response';
import { shieldEdgeProtections } from '../../../src/checks/ddos/shield-edge-protections';
import { shieldProtections } from '../../../src/checks/ddos/shield-protections';
import { shieldResponseTeam } from '../../../src/checks/ddos/shield-response-team';
import { shieldSubscription } from '../../../src/checks/ddos/shield-subscription';
import type { Artifacts, LoadBalancer, ShieldAttack, ShieldProtection } from '../../../src/model/artifacts';
import {
  aClassicLoadBalancer,
  aDistribution,
  addressArn,
  aHostedZone,
  aLoadBalancer,
  aShieldAttack,
  aShieldProtection,
  aShieldSubscription,
  classicArn,
  healthyAccount,
  hostedZoneArn,
  someShieldProtections,
} from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const REGION = ['--region', 'us-east-1'];

const OFF: Pick<TargetContext, 'placed'> = {
  placed: () => ({ placement: 'off', because: 'The test says so.' }),
};

describe('without a subscription', () => {
  const none = { isSubscribed: false, proactiveEngagement: null, protections: [] };
  it.each<[string, AnyTargetCheck]>(
    [
      shieldSubscription,
      shieldResponseTeam,
      shieldEdgeProtections,
      shieldProtections,
      cloudFrontShieldAutomaticResponse,
      shieldAutomaticResponse,
      shieldAttacks,
    ].map((check) => [check.id, check]),
  )('%s does not apply, and says that Shield Standard does', (_, check) => {
    const judged = runCheck(
      check,
      {
        ...healthyAccount,
        shieldSubscription: aShieldSubscription({ isSubscribed: false }),
        shieldProtections: none,
        shieldEdgeProtections: none,
        shieldAttacks: { isSubscribed: false, watched: 0, attacks: [] },
      },
      CARRYING,
    );
    expect(new Set(judged.map(({ status }) => status))).toEqual(new Set(['notApplicable']));
    expect(judged.map(({ detail }) => detail).join(' ')).toContain('Shield Standard applies');
  });
});

describe('shield-subscription', () => {
  // The event of the plan is from 2026-12-12 00:00 to 23:59 in Singapore.
  it.each<[string, Parameters<typeof aShieldSubscription>[0], string]>([
    ['renews by itself, even in the event', { endsAt: '2026-12-12T00:00:00Z' }, 'pass'],
    ['renews by itself, and whose end is not said', { endsAt: null }, 'pass'],
    ['ends a week before', { endsAt: '2026-12-05T00:00:00Z', autoRenew: 'DISABLED' }, 'fail'],
    ['ends in the event', { endsAt: '2026-12-12T06:00:00Z', autoRenew: 'DISABLED' }, 'fail'],
    ['ends after the event', { endsAt: '2027-01-01T00:00:00Z', autoRenew: 'DISABLED' }, 'pass'],
    ['ends nobody knows when', { endsAt: null, autoRenew: 'DISABLED' }, 'unknown'],
    ['ends, and of which renewal is not said', { autoRenew: null }, 'unknown'],
  ])('of one that %s', (_, overrides, status) => {
    expect(statusesOf(shieldSubscription, { shieldSubscription: aShieldSubscription(overrides) })).toEqual([
      status,
    ]);
  });
});

describe('shield-response-team', () => {
  it.each<[string, Parameters<typeof aShieldSubscription>[0], string[]]>([
    ['has a number and a role', {}, ['pass', 'pass']],
    ['has nobody to call', { contacts: 0, contactsWithPhone: 0 }, ['warn', 'pass']],
    ['has nobody with a number', { contactsWithPhone: 0 }, ['warn', 'pass']],
    ['is not engaged yet', { proactiveEngagement: 'PENDING' }, ['warn', 'pass']],
    ['is not to call', { proactiveEngagement: 'DISABLED', contacts: 0 }, ['notApplicable', 'pass']],
    ['is engaged or not', { proactiveEngagement: null }, ['unknown', 'pass']],
    ['has no role', { hasResponseRole: false }, ['pass', 'warn']],
  ])('of one that %s', (_, overrides, statuses) => {
    expect(statusesOf(shieldResponseTeam, { shieldSubscription: aShieldSubscription(overrides) })).toEqual(
      statuses,
    );
  });
});

const protectionsOf = (
  balancers: readonly LoadBalancer[],
  protections: readonly ShieldProtection[],
  overrides: Parameters<typeof someShieldProtections>[1] = {},
  context: Partial<TargetContext> = CARRYING,
) =>
  runCheck(
    shieldProtections,
    {
      loadBalancers: [...balancers],
      classicLoadBalancers: [],
      shieldProtections: someShieldProtections(protections, overrides),
    },
    context,
  );

describe('shield-protections', () => {
  it.each<[string, readonly ShieldProtection[], object, string]>([
    ['is protected, with a health check', [aShieldProtection()], {}, 'pass'],
    ['is not protected', [], {}, 'warn'],
    [
      'has the name of another that is',
      [aShieldProtection({ resourceArn: `${aLoadBalancer().loadBalancerArn}0` })],
      {},
      'warn',
    ],
    ['has no health check', [aShieldProtection({ healthCheckIds: [] })], {}, 'warn'],
    [
      'needs no health check, as nobody would call',
      [aShieldProtection({ healthCheckIds: [] })],
      { proactiveEngagement: 'DISABLED' },
      'pass',
    ],
    [
      'may need a health check',
      [aShieldProtection({ healthCheckIds: [] })],
      { proactiveEngagement: null },
      'warn',
    ],
  ])('of a load balancer that %s', (_, protections, overrides, status) => {
    expect(protectionsOf([aLoadBalancer()], protections, overrides)).toMatchObject([
      { status, resource: { name: 'web' } },
    ]);
  });

  it('leaves out what is internal, and what carries no traffic', () => {
    expect(protectionsOf([aLoadBalancer({ scheme: 'internal' })], [])).toEqual([]);
    expect(protectionsOf([aLoadBalancer()], [], {}, OFF)).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('asks for a Classic Load Balancer by its name', () => {
    const judge = (arn: string) =>
      statusesOf(
        shieldProtections,
        {
          loadBalancers: [],
          classicLoadBalancers: [aClassicLoadBalancer()],
          shieldProtections: someShieldProtections([aShieldProtection({ resourceArn: arn })]),
        },
        CARRYING,
      );
    expect(judge(classicArn())).toEqual(['pass']);
    expect(judge(classicArn('other'))).toEqual(['warn']);
  });

  it.each<[string, (string | null | undefined)[], string[], string]>([
    ['all addresses are protected', ['eip-a', 'eip-b'], ['eip-a', 'eip-b'], 'pass'],
    ['one address is not', ['eip-a', 'eip-b'], ['eip-a'], 'warn'],
    ['one zone has no address of its own', ['eip-a', null], ['eip-a'], 'warn'],
    ['addresses were not read', [undefined], ['eip-a'], 'unknown'],
    ['no zone is known', [], ['eip-a'], 'unknown'],
  ])('of a Network Load Balancer of which %s', (_, allocationIds, covered, status) => {
    const zones = allocationIds.map((allocationId, i) => ({
      availabilityZone: `us-east-1${'ab'[i]}`,
      subnetId: null,
      ...(allocationId !== undefined && { allocationId }),
    }));
    const protections = covered.map((id) => aShieldProtection({ resourceArn: addressArn(id) }));
    expect(protectionsOf([aLoadBalancer({ type: 'network', zones })], protections)).toMatchObject([
      { status },
    ]);
  });

  it('protects each address that is not, under a name of its own', () => {
    const zones = ['eip-a', 'eip-b'].map((allocationId, i) => ({
      availabilityZone: `us-east-1${'ab'[i]}`,
      subnetId: null,
      allocationId,
    }));
    const [judged] = protectionsOf([aLoadBalancer({ type: 'network', zones })], []);
    expect(judged).toMatchObject({
      fix: {
        command: [
          {
            words: [
              'aws',
              'shield',
              'create-protection',
              ...REGION,
              '--name',
              'web',
              '--resource-arn',
              addressArn('eip-a'),
            ],
          },
          {
            words: [
              'aws',
              'shield',
              'create-protection',
              ...REGION,
              '--name',
              'web-2',
              '--resource-arn',
              addressArn('eip-b'),
            ],
          },
        ],
      },
    });
  });
});

describe('shield-edge-protections', () => {
  const judge = (...protections: ShieldProtection[]) =>
    statusesOf(
      shieldEdgeProtections,
      {
        cloudFrontDistributions: [aDistribution(), aDistribution({ distributionId: 'OFF', enabled: false })],
        hostedZones: [aHostedZone(), aHostedZone({ hostedZoneId: 'Z2', privateZone: true })],
        shieldEdgeProtections: someShieldProtections(protections),
      },
      CARRYING,
    );

  it('asks for a protection of what serves viewers and of public zones, and of zones for no health check', () => {
    const distribution = aShieldProtection({ resourceArn: aDistribution().distributionArn });
    const zone = aShieldProtection({ resourceArn: hostedZoneArn(), healthCheckIds: [] });
    expect(judge(distribution, zone)).toEqual(['pass', 'pass']);
    expect(judge({ ...distribution, healthCheckIds: [] }, zone)).toEqual(['warn', 'pass']);
    expect(judge(zone)).toEqual(['warn', 'pass']);
    expect(judge(distribution)).toEqual(['pass', 'warn']);
  });
});

describe('the automatic response', () => {
  it.each<[string | null, string]>([
    ['BLOCK', 'warn'],
    ['COUNT', 'pass'],
    ['SOMETHING_NEW', 'unknown'],
    [null, 'notApplicable'],
  ])('%s', (automaticResponse, status) => {
    const shieldOf = (resourceArn: string) =>
      someShieldProtections([aShieldProtection({ resourceArn, automaticResponse })]);
    expect(
      statusesOf(
        shieldAutomaticResponse,
        { loadBalancers: [aLoadBalancer()], shieldProtections: shieldOf(aLoadBalancer().loadBalancerArn) },
        CARRYING,
      ),
    ).toEqual([status]);
    expect(
      statusesOf(
        cloudFrontShieldAutomaticResponse,
        {
          cloudFrontDistributions: [aDistribution()],
          shieldEdgeProtections: shieldOf(aDistribution().distributionArn),
        },
        CARRYING,
      ),
    ).toEqual([status]);
  });

  it('is set to count for the event and to block after it', () => {
    const [judged] = runCheck(
      shieldAutomaticResponse,
      {
        loadBalancers: [aLoadBalancer()],
        shieldProtections: someShieldProtections([aShieldProtection({ automaticResponse: 'BLOCK' })]),
      },
      CARRYING,
    );
    expect(judged).toMatchObject({
      fix: {
        command: { words: expect.arrayContaining(['{"Count":{}}']) },
        reversal: { command: { words: expect.arrayContaining(['{"Block":{}}']) } },
      },
    });
  });
});

describe('shield-attacks', () => {
  const judge = (attacks: ShieldAttack[], context: Partial<TargetContext> = CARRYING, watched = 1) =>
    runCheck(
      shieldAttacks,
      {
        shieldAttacks: { isSubscribed: true, watched, attacks },
        cloudFrontDistributions: [aDistribution()],
        hostedZones: [aHostedZone()],
      } satisfies Partial<Artifacts>,
      context,
    );
  const open = aShieldAttack({ endsAt: null });

  it('passes without one, unless nothing is protected and so nothing watched', () => {
    expect(judge([])).toMatchObject([{ status: 'pass' }]);
    expect(judge([], CARRYING, 0)).toMatchObject([{ status: 'unknown' }]);
  });

  it('warns of one that is over, and says when the last ended', () => {
    expect(judge([aShieldAttack(), aShieldAttack({ endsAt: '2026-11-16T10:00:00.000Z' })])).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('2 times until 2026-11-16') },
    ]);
  });

  it('warns of one that goes on before the event, and fails in it', () => {
    expect(judge([open])).toMatchObject([{ status: 'warn' }]);
    expect(judge([open], { ...CARRYING, asOf: '2026-12-12T06:00:00Z' })).toMatchObject([{ status: 'fail' }]);
  });

  it.each([
    ['distribution', aDistribution().distributionArn, 'www.shop.example.com'],
    ['hosted zone', hostedZoneArn(), 'shop.example.com'],
  ])('weighs one on a %s by what that carries', (_, resourceArn, name) => {
    const attack = aShieldAttack({ resourceArn });
    expect(judge([attack])).toMatchObject([{ status: 'warn', resource: { name } }]);
    expect(judge([attack], OFF)).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('leaves out a load balancer that the scope is known to leave out', () => {
    const target = { account: '111122223333', region: 'us-east-1' };
    const key = `loadBalancer ${aLoadBalancer().loadBalancerArn}`;
    const knownNames = [{ target, names: { inside: new Set<string>(), outside: new Set([key]) } }];
    const context = { target: { ...target, region: 'global' }, knownNames };
    expect(judge([open], context)).toMatchObject([{ status: 'notApplicable' }]);
    expect(judge([open], { ...context, knownNames: [] })).toMatchObject([{ status: 'warn' }]);
  });
});
