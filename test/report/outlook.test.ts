import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/model/finding';
import { buildOutlook, type OutlookBasis } from '../../src/report/outlook';
import { aFinding } from '../builders/report';

const statusSteps: Finding['statusSteps'] = [
  { upTo: 8, status: 'pass' },
  { upTo: null, status: 'warn' },
];
const accepted = { reason: 'Known', owner: 'mei', expires: '2026-12-31' };
const build = (basis: Partial<OutlookBasis> = {}, listed: readonly Finding[] = []) =>
  buildOutlook(
    {
      findings: [],
      ceilings: [],
      accepts: () => false,
      failureTitleOf: (check) => (check === 'moving' ? 'Falls short' : undefined),
      ...basis,
    },
    [...listed],
  );
const moving = (id: string) =>
  aFinding({ id, check: 'moving', status: 'pass', title: 'Follows', statusSteps });

describe('what the page works the scorecard out from', () => {
  it('is, of findings that depend on traffic, those that the report does not list', () => {
    const [listed, unlisted] = [moving('a'), moving('b')];
    const outlook = build({ findings: [listed, unlisted] }, [listed]);
    expect(outlook?.findings).toEqual([
      {
        ...{ id: 'b', check: 'moving', account: listed.account, region: listed.region, resource: 'api' },
        ...{ title: 'Falls short', status: 'pass', statusSteps },
      },
    ]);
    expect(outlook?.others).toEqual([]);
  });

  it('calls a finding by its own title where its check tells none', () => {
    const finding = { ...moving('a'), check: 'stranger' };
    expect(build({ findings: [finding] })?.findings[0]?.title).toBe('Follows');
  });

  it('counts the others by target, check and status, with accepted risks as passed', () => {
    const of = (check: string, status: Finding['status'], overrides: Partial<Finding> = {}) =>
      aFinding({ account: '1', region: 'r', check, status, ...overrides });
    const outlook = build({
      findings: [
        of('zones', 'fail'),
        of('zones', 'fail'),
        of('zones', 'pass'),
        of('backups', 'fail', { accepted }),
        of('backups', 'warn', { accepted }),
        of('backups', 'pass'),
        of('zones', 'unknown', { region: 'other' }),
      ],
    });
    expect(outlook?.others).toEqual([
      { account: '1', region: 'r', checks: { zones: { fail: 2, pass: 1 }, backups: { pass: 3 } } },
      { account: '1', region: 'other', checks: { zones: { unknown: 1 } } },
    ]);
    expect(outlook?.acceptedOthers).toBe(2);
  });

  it('leaves the findings of ceilings to the ceilings, which tell their own', () => {
    const outlook = build({
      findings: [aFinding({ id: 'asg', accepted }), aFinding({ id: 'zones' })],
      ceilings: [{ id: 'asg' }],
    });
    expect(outlook?.others).toMatchObject([{ checks: { 'auto-scaling-group-zones': { fail: 1 } } }]);
    expect(outlook?.acceptedOthers).toBe(0);
  });

  it('names what a waiver accepts of all that depends on traffic, listed or not, and of nothing else', () => {
    const listed = moving('a');
    const outlook = build(
      {
        findings: [listed, moving('b'), moving('c'), aFinding({ id: 'asg' }), aFinding({ id: 'zones' })],
        ceilings: [{ id: 'asg' }],
        accepts: ({ id }) => id !== 'c',
      },
      [listed],
    );
    expect(outlook?.waived).toEqual(['a', 'b', 'asg']);
  });

  it('tells what regions take over where that is known', () => {
    expect(build()).not.toHaveProperty('takeovers');
    expect(build({ takeovers: { 'eu-west-1': 2, 'us-east-1': null } })?.takeovers).toEqual({
      ...{ 'eu-west-1': 2, 'us-east-1': null },
    });
  });

  it('is absent where it has more than 3,000 entries, of which the others of a check in a target are one', () => {
    const findings = Array.from({ length: 2999 }, (_, i) => moving(String(i)));
    const same = [aFinding({ id: 'x' }), aFinding({ id: 'y' })];
    expect(build({ findings: [...findings, ...same] })?.findings).toHaveLength(2999);
    expect(build({ findings: [...findings, ...same, aFinding({ check: 'one-more' })] })).toBeUndefined();
    expect(build({ findings: [...findings, ...same, moving('one-more')] })).toBeUndefined();
  });
});
