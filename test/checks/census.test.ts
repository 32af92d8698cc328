import { describe, expect, it } from '@jest/globals';
import { type CensusGap, censusGaps, censusInWords } from '../../src/checks/census';
import type { Finding } from '../../src/model/finding';
import type { Inventory } from '../../src/model/inventory';

const TARGET = { account: '111122223333', region: 'us-east-1' };
const inRegion = (metricNamespaces?: Inventory['artifacts']['metricNamespaces']) =>
  censusGaps({ target: TARGET, artifacts: { ...(metricNamespaces && { metricNamespaces }) } });

describe('what a census could not read', () => {
  it('is nothing where the metrics could be listed, and nothing of a global target', () => {
    expect(inRegion({ ok: true, data: [] })).toEqual([]);
    expect(censusGaps({ target: { ...TARGET, region: 'global' }, artifacts: {} })).toEqual([]);
  });

  it.each([
    [
      'a denial',
      { code: 'AccessDenied', action: 'cloudwatch:ListMetrics' },
      'cloudwatch:ListMetrics: AccessDenied',
    ],
    ['a failure of no action', { code: 'Timeout', action: null }, 'Timeout'],
  ])('names %s', (_, failure, why) => {
    expect(inRegion({ ok: false, message: 'no', ...failure })).toEqual([
      { what: `metrics (${why})`, where: '111122223333/us-east-1' },
    ]);
  });

  it('names what an inventory does not hold', () => {
    expect(inRegion()).toEqual([{ what: 'metrics (NotCollected)', where: '111122223333/us-east-1' }]);
  });
});

describe('the first lines', () => {
  const finding = (resource: string, more: Partial<Finding> = {}) =>
    ({ check: 'services-in-use', status: 'unknown', resource, ...more }) as Finding;
  const gap = (where: string, what = 'metrics (AccessDenied)'): CensusGap => ({ what, where });

  it('say nothing where all that is used is judged', () => {
    expect(censusInWords([finding('SQS', { status: 'notApplicable' })], [])).toEqual([]);
  });

  it('name each service once, in order, and no finding of the census as a whole or of another check', () => {
    const findings = [finding('SQS'), finding('DynamoDB'), finding('SQS', { region: 'eu-west-1' })];
    expect(censusInWords([...findings, finding('-'), finding('web', { check: 'db-status' })], [])).toEqual([
      'Used by these accounts and judged by nothing: DynamoDB, SQS.',
    ]);
  });

  it('say for each reason where the census could not be read, three places by name', () => {
    expect(
      censusInWords([], [gap('a'), gap('b', 'metrics (Timeout)'), gap('c'), gap('d'), gap('e')]),
    ).toEqual([
      'Services may be used that are not named here, as these could not be listed: metrics (AccessDenied) in a, c, d and 1 more; metrics (Timeout) in b.',
    ]);
  });
});
