import { describe, expect, it } from '@jest/globals';
import { ceilingFamilies } from '../../src/capacity/registry';
import type { Ceiling } from '../../src/model/ceiling';
import { SERVICES } from '../../src/model/services';
import type { EventPlanInput } from '../../src/plan/schema';
import { aServiceQuota, aVolume, healthyAccount } from '../builders/artifacts';
import { ceilingsOf } from '../builders/ceiling';
import { anOverlap } from '../builders/overlap';
import { aPlan } from '../builders/plan';

const { targetsPerTargetGroup, targetsPerApplicationLoadBalancer } =
  SERVICES.elasticloadbalancing.quotas.elasticloadbalancing;

/** A healthy account, with every quota that its ceilings need, and a disk for each instance of its group. */
const account = {
  ...healthyAccount,
  scheduledActions: [],
  volumes: [aVolume({ instanceIds: healthyAccount.ec2Instances.slice(0, 1).map((one) => one.instanceId) })],
  serviceQuotas: [
    ...healthyAccount.serviceQuotas,
    aServiceQuota({ serviceCode: 'ebs', quotaCode: SERVICES.ec2.quotas.ebs.gp3Storage, value: 50 }),
    ...[targetsPerTargetGroup, targetsPerApplicationLoadBalancer].map((quotaCode) =>
      aServiceQuota({ serviceCode: 'elasticloadbalancing', quotaCode, value: 1000 }),
    ),
  ],
};

type Elasticity = NonNullable<EventPlanInput['traffic']['elasticity']>;
const planOf = (elasticity: Elasticity = []) =>
  aPlan({ resilience: { survive: 'none' }, traffic: { multiplier: 10, elasticity } });
const nothing: Elasticity = [{ match: { resource: '*' }, factor: 0 }];

const families = ceilingFamilies.map(({ id }) => id);
const judge = (family: string, context: Parameters<typeof ceilingsOf>[2]) =>
  ceilingsOf(family, account, { plan: planOf(), ...context });
const wordsOf = ({ evidence }: Ceiling): string => evidence.map(({ detail }) => detail).join(' ');
const SAYS = 'Launch (launch), at the same time, brings';

describe.each(families)('%s, with an event at the same time that brings 8 times normal traffic', (family) => {
  it.each([0.5, 3, 10])('needs at %d× what it needs alone at 7× more', (multiplier) => {
    const alone = judge(family, { multiplier: multiplier + 7 });
    const both = judge(family, { multiplier, overlaps: [anOverlap()] });
    expect(both.map(({ resource }) => resource)).toEqual(alone.map(({ resource }) => resource));
    both.forEach((ceiling, i) => {
      const { atPeak = null, breaksAt = null, status, now } = alone[i] ?? {};
      expect(ceiling).toMatchObject({ now, status, atPeak });
      if (breaksAt === null) expect(ceiling.breaksAt).toBeNull();
      else expect(ceiling.breaksAt).toBeCloseTo(Math.max(0, breaksAt - 7), 3);
      if (ceiling.grows && atPeak !== null) expect(wordsOf(ceiling)).toContain(SAYS);
    });
  });

  it('keeps a zone in reserve for what both bring', () => {
    const plan = aPlan({ resilience: { survive: 'az' }, traffic: { multiplier: 10 } });
    const alone = judge(family, { plan, multiplier: 17 });
    judge(family, { plan, multiplier: 10, overlaps: [anOverlap()] }).forEach((ceiling, i) => {
      const { atPeakWithoutZone = null, breaksAtWithoutZone = null, status } = alone[i] ?? {};
      expect(ceiling).toMatchObject({ status, atPeakWithoutZone });
      if (breaksAtWithoutZone === null) expect(ceiling.breaksAtWithoutZone).toBeNull();
      else expect(ceiling.breaksAtWithoutZone).toBeCloseTo(Math.max(0, breaksAtWithoutZone - 7), 3);
    });
  });

  it.each([1, 5, 40])(
    'is no better than yellow at %d× if the bad day of the other is too much',
    (multiplier) => {
      const [likely, bad] = [7, 47].map((more) => judge(family, { multiplier: multiplier + more }));
      judge(family, { multiplier, overlaps: [anOverlap({ highMultiplier: 48 })] }).forEach(
        ({ status }, i) => {
          const [ofLikely, ofBad] = [likely?.[i]?.status, bad?.[i]?.status];
          // What a bad day may be too much for, where a unit may carry more than it is kept at, is yellow by itself.
          const mayBeBad = ofLikely === 'green' && ofBad === 'yellow' && status === 'yellow';
          expect(status).toBe(mayBeBad || (ofLikely === 'green' && ofBad === 'red') ? 'yellow' : ofLikely);
        },
      );
    },
  );

  it('is grey where it is not known how much the other brings, unless this event is too much alone', () => {
    const unknown = [anOverlap({ multiplier: null, highMultiplier: null })];
    for (const multiplier of [1, 10_000]) {
      const alone = judge(family, { multiplier });
      judge(family, { multiplier, overlaps: unknown }).forEach(({ status, grows }, i) => {
        const same = alone[i]?.status;
        expect(status).toBe(grows && same !== 'red' ? 'grey' : same);
      });
    }
  });

  it('is as it is alone where the other event is over before, is elsewhere, or brings no more than normal', () => {
    const alone = judge(family, { multiplier: 10 });
    for (const overlap of [
      anOverlap({ multiplier: 1, highMultiplier: 1 }),
      anOverlap({ multiplier: 0.5, highMultiplier: 0.5 }),
      anOverlap({ window: { start: '2026-12-10T00:00:00Z', end: '2026-12-11T00:00:00Z' } }),
      anOverlap({ targets: [{ account: '111122223333', region: 'eu-west-1' }] }),
    ])
      expect(judge(family, { multiplier: 10, overlaps: [overlap] })).toEqual(alone);
  });

  it('counts all that the other brings where this event brings nothing: 8 times normal traffic', () => {
    const alone = judge(family, { multiplier: 8 });
    const both = judge(family, { multiplier: 10, plan: planOf(nothing), overlaps: [anOverlap()] });
    for (const { resource, atPeak, grows, ...others } of both) {
      const same = alone.find((one) => one.resource === resource);
      expect([resource, atPeak]).toEqual([resource, same?.atPeak]);
      expect([grows, others.breaksAt]).toEqual([false, null]);
    }
  });
});
