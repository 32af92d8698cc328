import { describe, expect, it } from '@jest/globals';
import { LOOKED_UP_IN } from '../../src/judging/named';
import {
  describeUncountedDemand,
  describeUnmatchedElasticity,
  listUnmatchedElasticity,
} from '../../src/judging/unheeded';
import type { Artifacts } from '../../src/model/artifacts';
import type { EventPlanInput } from '../../src/plan/schema';
import { anAutoScalingGroup } from '../builders/artifacts';
import { aPlan } from '../builders/plan';
import { aCeiling } from '../builders/report';

const HERE = { account: '111122223333', region: 'us-east-1' };
const THERE = { account: '111122223333', region: 'eu-west-1' };
const nothing: Partial<Artifacts> = Object.fromEntries(LOOKED_UP_IN.map((id) => [id, []]));
const group = (autoScalingGroupName: string, tags = {}): Partial<Artifacts> => ({
  ...nothing,
  autoScalingGroups: [anAutoScalingGroup({ autoScalingGroupName, tags })],
});

type Match = NonNullable<EventPlanInput['traffic']['elasticity']>[number]['match'];
const growing = (...matches: Match[]) =>
  aPlan({ traffic: { multiplier: 22, elasticity: matches.map((match) => ({ match, multiplier: 90 })) } });

describe('traffic.elasticity', () => {
  const saidOf = (
    plan: ReturnType<typeof growing>,
    here: Partial<Artifacts>,
    there: Partial<Artifacts> = nothing,
  ) =>
    describeUnmatchedElasticity(plan, [
      listUnmatchedElasticity(plan, HERE, here),
      listUnmatchedElasticity(plan, THERE, there),
      listUnmatchedElasticity(plan, { ...HERE, region: 'global' }, {}),
    ]);

  it.each<[string, Match, string]>([
    ['a resource, with the nearest name', { resource: 'shop-apii' }, 'shop-apii: did you mean shop-api?'],
    [
      'a resource that is elsewhere',
      { resource: 'shop-api', region: 'eu-west-1' },
      'shop-api in eu-west-1: did you mean shop-api?',
    ],
    ['a tag', { tag: { tier: 'chekout' } }, 'tag tier=chekout'],
    ['an account and region', { account: '999988887777', region: 'us-east-1' }, 'in 999988887777/us-east-1'],
    ['a service', { service: 'lambda' }, 'lambda'],
  ])('is told of %s that no account has', (_, match, words) => {
    expect(saidOf(growing(match), group('shop-api', { tier: 'checkout' }))).toEqual([
      `Entries of traffic.elasticity that match nothing: ${words}.`,
    ]);
  });

  it.each<[string, Match]>([
    ['a pattern', { resource: 'shop-*' }],
    ['a tag', { tag: { tier: 'checkout' } }],
    ['a region', { region: 'us-east-1' }],
  ])('is not told of %s that one account has', (_, match) => {
    expect(saidOf(growing(match), group('shop-api', { tier: 'checkout' }))).toEqual([]);
  });

  it('is not told of what an earlier entry matches too', () => {
    expect(saidOf(growing({ resource: '*' }, { resource: 'shop-api' }), group('shop-api'))).toEqual([]);
  });

  it('is not told of what may be where not everything could be read', () => {
    const { dbInstances: _, ...unread } = nothing;
    expect(saidOf(growing({ resource: 'orders' }), nothing, unread)).toEqual([]);
  });
});

describe('demand', () => {
  const web = aCeiling({
    id: 'auto-scaling-group-size~111122223333~us-east-1~web',
    family: 'auto-scaling-group-size',
    ...HERE,
    resource: 'web',
    now: 12,
    unit: 'instances',
  });
  const saidOf = (demand: Partial<NonNullable<EventPlanInput['demand']>[number]>, ceiling = web) =>
    describeUncountedDemand(
      aPlan({ demand: [{ ceiling: 'auto-scaling-group-size', expected: 40, ...demand }] }),
      [ceiling],
    );

  it.each<[string, Parameters<typeof saidOf>[0], string]>([
    [
      'a resource that is not there',
      { resource: 'wed' },
      'auto-scaling-group-size of wed (there is no such ceiling: did you mean web?)',
    ],
    [
      'an id of no ceiling',
      { ceiling: 'auto-scaling-group-size~111122223333~us-east-1~wed' },
      'auto-scaling-group-size~111122223333~us-east-1~wed (there is no such ceiling: did you mean auto-scaling-group-size~111122223333~us-east-1~web?)',
    ],
    ['a family of which there is none', { ceiling: 'db-cpu' }, 'db-cpu (there is no such ceiling)'],
    [
      'less than what is used today',
      { expected: 11 },
      'auto-scaling-group-size (11 instances are less than the 12 that are used today)',
    ],
  ])('is told of %s', (_, demand, words) => {
    expect(saidOf(demand)).toEqual([`Entries of demand that do not count: ${words}.`]);
  });

  it.each<[string, Parameters<typeof saidOf>[0]]>([
    ['a ceiling of its family', {}],
    ['a ceiling by its id', { ceiling: web.id }],
    ['as much as is used today', { resource: 'w*', expected: 12 }],
  ])('is not told of %s', (_, demand) => {
    expect(saidOf(demand)).toEqual([]);
  });

  it('is not told of a family that could not be read', () => {
    const unread = aCeiling({ ...web, resource: '-', status: 'grey', now: null });
    expect(saidOf({ resource: 'wed' }, unread)).toEqual([]);
  });
});
