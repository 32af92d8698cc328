import { describe, expect, it } from '@jest/globals';
import type { Finding, FindingStatus } from '../../src/model/finding';
import type { EventPlanInput } from '../../src/plan/schema';
import { acceptFindings, misnamedWaivers, withAccepted } from '../../src/score/waivers';
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
const isAccepted = (waived: WaiverInput, judged: Finding = finding()): boolean =>
  acceptFindings(aPlan({ waivers: [waived] }), [judged])[0]?.accepted !== undefined;

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

  it.each<[string, string[]]>([
    ['db-multi-az', []],
    ['db-multi-az~111122223333~us-east-1~orders', []],
    ['db-*', []],
    ['*orders', []],
    [
      'db-multi-zone~111122223333~us-east-1~orders',
      ['No check or ceiling has the name that a waiver gives: db-multi-zone (did you mean db-multi-az?).'],
    ],
    ['zzz', ['No check or ceiling has the name that a waiver gives: zzz.']],
  ])('of %s is told of when nothing is called so', (name, notes) => {
    const plan = aPlan({
      waivers: [waiver({ finding: name }), waiver({ finding: name, region: 'us-east-1' })],
    });
    expect(misnamedWaivers(plan, ['db-backups', 'db-multi-az'])).toEqual(notes);
  });

  it('is named ten times at most', () => {
    const waivers = Array.from({ length: 12 }, (_, i) => waiver({ finding: `${i}`.repeat(20) }));
    expect(misnamedWaivers(aPlan({ waivers }), ['a'])).toEqual([expect.stringMatching(/9{20}; 2 more\.$/)]);
  });

  it('is not taken for a pattern of anything but *', () => {
    expect(isAccepted(waiver({ finding: 'db.multi.az' }))).toBe(false);
    expect(isAccepted(waiver({ finding: '(' }))).toBe(false);
  });

  it('leaves the status and says who accepted it, and until when', () => {
    const [judged] = acceptFindings(aPlan({ waivers: [waiver()] }), [finding()]);
    expect(judged).toEqual({
      ...finding(),
      accepted: { reason: 'Known', owner: 'Ann', expires: '2026-12-31' },
    });
  });

  it('accepts a ceiling with the finding of the same id, and changes nothing else of it', () => {
    const { accepted: _, ...ceiling } = aCeiling();
    const [judged = finding()] = acceptFindings(aPlan({ waivers: [waiver()] }), [
      finding({ id: ceiling.id }),
    ]);
    expect(withAccepted([ceiling], [judged])).toEqual([{ ...ceiling, accepted: judged.accepted }]);
    expect(withAccepted([ceiling], [finding({ id: ceiling.id })])).toEqual([ceiling]);
    expect(withAccepted([{ ...ceiling, id: 'another' }], [judged])).toEqual([{ ...ceiling, id: 'another' }]);
  });
});
