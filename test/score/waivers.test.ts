import { describe, expect, it } from '@jest/globals';
import type { Ceiling } from '../../src/model/ceiling';
import type { Finding, FindingStatus } from '../../src/model/finding';
import type { EventPlanInput } from '../../src/plan/schema';
import { applyWaivers } from '../../src/score/waivers';
import { aPlan } from '../builders/plan';
import { aCeiling, aFinding } from '../builders/report';

type WaiverInput = NonNullable<EventPlanInput['waivers']>[number];

const waiver = (overrides: Partial<WaiverInput> = {}): WaiverInput => ({
  finding: 'db-multi-az',
  reason: 'Known',
  owner: 'Ann',
  expires: '2026-12-31',
  ...overrides,
});
const finding = (overrides: Partial<Finding> = {}): Finding => {
  const { accepted: _, ...rest } = aFinding();
  return {
    ...rest,
    id: 'db-multi-az~111122223333~us-east-1~orders',
    check: 'db-multi-az',
    status: 'fail',
    account: '111122223333',
    region: 'us-east-1',
    resource: 'orders',
    ...overrides,
  };
};
const NAMES = ['db-backups', 'db-multi-az'];
const apply = (waivers: WaiverInput[], findings: Finding[], ceilings: Ceiling[] = []) =>
  applyWaivers(aPlan({ waivers }), findings, ceilings, NAMES);
const isAccepted = (waived: WaiverInput, judged: Finding = finding()): boolean =>
  apply([waived], [judged]).findings[0]?.accepted !== undefined;

describe('a waiver', () => {
  it.each<[string, Partial<WaiverInput>, boolean]>([
    ['the check', {}, true],
    ['the finding', { finding: 'db-multi-az~111122223333~us-east-1~orders' }, true],
    ['a pattern of checks', { finding: 'db-*' }, true],
    ['a pattern of findings', { finding: 'db-multi-az~*~orders' }, true],
    ['another check', { finding: 'db-backups' }, false],
    ['the beginning of a check', { finding: 'db-multi' }, false],
    ['its account', { account: '111122223333' }, true],
    ['another account', { account: '444455556666' }, false],
    ['its region', { region: 'us-east-1' }, true],
    ['another region', { region: 'eu-west-1' }, false],
    ['its resource', { resource: 'orders' }, true],
    ['a pattern of resources', { resource: 'ord*' }, true],
    ['another resource', { resource: 'catalog' }, false],
  ])('that names %s', (_, overrides, expected) => {
    expect(isAccepted(waiver(overrides))).toBe(expected);
  });

  /** The event of the builders ends on 12 December in Singapore. */
  it.each([
    ['the last day of the event', '2026-12-12', true],
    ['the day before', '2026-12-11', false],
  ])('that holds until %s', (_, expires, expected) => {
    expect(isAccepted(waiver({ expires }))).toBe(expected);
  });

  it.each<[FindingStatus, boolean]>([
    ['fail', true],
    ['warn', true],
    ['unknown', false],
    ['pass', false],
    ['notApplicable', false],
  ])('accepts %s: %s', (status, expected) => {
    expect(isAccepted(waiver({ finding: '*' }), finding({ status }))).toBe(expected);
  });

  it('is not taken for a pattern of anything but *', () => {
    expect(isAccepted(waiver({ finding: 'db.multi.az' }))).toBe(false);
    expect(isAccepted(waiver({ finding: '(' }))).toBe(false);
  });

  it('leaves the status and says who accepted it, and until when', () => {
    const [judged] = apply([waiver()], [finding()]).findings;
    expect(judged).toEqual({
      ...finding(),
      accepted: { reason: 'Known', owner: 'Ann', expires: '2026-12-31' },
    });
  });

  it('accepts a ceiling with the finding of the same id, and changes nothing else of it', () => {
    const { accepted: _, ...ceiling } = aCeiling();
    const others = [{ ...ceiling, id: 'another' }];
    const judged = apply([waiver()], [finding({ id: ceiling.id })], [ceiling, ...others]);
    expect(judged.ceilings).toEqual([{ ...ceiling, accepted: judged.findings[0]?.accepted }, ...others]);
  });
});

describe('waivers that accept nothing', () => {
  const passing = finding({
    id: 'db-multi-az~111122223333~us-east-1~catalog',
    resource: 'catalog',
    status: 'pass',
  });
  const unknown = finding({
    id: 'db-multi-az~111122223333~us-east-1~carts',
    resource: 'carts',
    status: 'unknown',
  });
  const judged = [finding(), passing, unknown];

  it.each<[string, Partial<WaiverInput>]>([
    ['the check', {}],
    ['the finding', { finding: finding().id }],
    ['what another accepts before it', { resource: 'ord*' }],
  ])('are not those that name %s', (_, overrides) => {
    expect(apply([waiver(), waiver(overrides)], judged).caveats).toEqual([]);
  });

  it.each<[string, Partial<WaiverInput>, string]>([
    [
      'a misspelt resource',
      { resource: 'order' },
      'db-multi-az of order (there is no such resource: did you mean orders?)',
    ],
    ['a resource like none', { resource: 'x*' }, 'db-multi-az of x* (there is no such resource)'],
    [
      'another account',
      { account: '444455556666' },
      'db-multi-az in 444455556666 (nothing of that name was judged there)',
    ],
    [
      'another region',
      { account: '111122223333', region: 'eu-west-1' },
      'db-multi-az in 111122223333/eu-west-1 (nothing of that name was judged there)',
    ],
    ['what passes', { resource: 'catalog' }, 'db-multi-az of catalog (nothing is wrong with it)'],
    [
      'what is not known',
      { resource: 'carts' },
      'db-multi-az of carts (it could not be judged, and what is not known cannot be accepted)',
    ],
    [
      'a check that judged nothing',
      { finding: 'db-backups' },
      'db-backups (nothing of that name was judged)',
    ],
    ['a pattern of nothing', { finding: 'elb-*' }, 'elb-* (nothing of that name was judged)'],
    [
      'a finding of a resource that is gone',
      { finding: 'db-multi-az~111122223333~us-east-1~order' },
      'db-multi-az~111122223333~us-east-1~order (nothing of that name was judged: did you mean db-multi-az~111122223333~us-east-1~orders?)',
    ],
    [
      'no check that there is',
      { finding: 'db-multi-zone' },
      'db-multi-zone (there is no check or ceiling of that name: did you mean db-multi-az?)',
    ],
    [
      'a day before the end of the event',
      { expires: '2026-12-11' },
      'db-multi-az (it ends on 2026-12-11, before the event does on 2026-12-12)',
    ],
  ])('are said to, with why: %s', (_, overrides, words) => {
    expect(apply([waiver(overrides)], judged).caveats).toEqual([`Waivers that accept nothing: ${words}.`]);
  });

  it('are said to be of what is not known where nothing of a target could be read', () => {
    const unread = finding({ id: 'db-multi-az~111122223333~us-east-1~-', resource: '-', status: 'unknown' });
    expect(apply([waiver({ resource: 'orders' })], [unread]).caveats[0]).toContain('could not be judged');
  });

  it('are named ten times at most', () => {
    const waivers = Array.from({ length: 12 }, (_, i) => waiver({ finding: `${i}`.repeat(20) }));
    expect(apply(waivers, judged).caveats).toEqual([expect.stringMatching(/9{20} \([^)]*\); 2 more\.$/)]);
  });
});
