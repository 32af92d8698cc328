import { describe, expect, it } from '@jest/globals';
import { type CensusGap, censusGaps, censusInWords } from '../../src/checks/census';
import type { Finding } from '../../src/model/finding';
import type { Inventory } from '../../src/model/inventory';

const TARGET = { account: '111122223333', region: 'us-east-1' };
const EVERYTHING: Inventory['artifacts'] = {
  metricNamespaces: { ok: true, data: { namespaces: [], isComplete: true } },
  taggedResources: { ok: true, data: { kinds: [], isComplete: true } },
};
const inRegion = (artifacts: Inventory['artifacts']) =>
  censusGaps({ target: TARGET, artifacts: { ...EVERYTHING, ...artifacts } }, []);

describe('what a census could not read', () => {
  it('is nothing where metrics and tags could be listed', () => {
    expect(inRegion({})).toEqual([]);
  });

  const inAccount = (
    globalMetricNamespaces: Inventory['artifacts']['globalMetricNamespaces'],
    ...notInPath: string[]
  ) =>
    censusGaps(
      {
        target: { ...TARGET, region: 'global' },
        artifacts: { ...(globalMetricNamespaces && { globalMetricNamespaces }) },
      },
      notInPath,
    ).map(({ what }) => what);

  it('is said of global services, all or one, but of none that the event does not depend on', () => {
    const unread = [
      { region: 'us-west-2', service: 'global-accelerator', code: 'AccessDenied', message: 'no' },
    ];
    const some = { ok: true as const, data: { namespaces: [], unread } };
    expect(inAccount(some)).toEqual(['metrics of global-accelerator in us-west-2 (AccessDenied)']);
    expect(inAccount(some, 'global-accelerator')).toEqual([]);
    expect(inAccount(undefined, 'global-accelerator')).toEqual(['metrics of global services (NotCollected)']);
    expect(inAccount(undefined, 'cloudfront', 'global-accelerator', 'route53', 'waf-classic')).toEqual([]);
  });

  const failure = (code: string, action: string | null) =>
    ({ ok: false, code, message: 'no', action }) as const;
  it.each<[string, Inventory['artifacts'], string]>([
    [
      'metrics that are denied',
      { metricNamespaces: failure('AccessDenied', 'cloudwatch:ListMetrics') },
      'metrics (cloudwatch:ListMetrics: AccessDenied)',
    ],
    ['tags that failed for no action', { taggedResources: failure('Timeout', null) }, 'tags (Timeout)'],
    [
      'tags that are too many',
      {
        taggedResources: {
          ok: true,
          data: {
            kinds: [
              { kind: 'sqs', resources: 9_000 },
              { kind: 's3', resources: 1_000 },
            ],
            isComplete: false,
          },
        },
      },
      'tags beyond those of 10000 resources',
    ],
    [
      'metrics that are too many, of which those of known services are listed all the same',
      {
        metricNamespaces: {
          ok: true,
          data: {
            namespaces: [
              { namespace: 'AWS/EC2', metrics: 4_900, hasMore: true },
              { namespace: 'AWS/SQS', metrics: 100, hasMore: true },
            ],
            isComplete: false,
          },
        },
      },
      'metrics beyond 5000, but for those of known services',
    ],
  ])('names %s', (_, artifacts, what) => {
    expect(inRegion(artifacts)).toEqual([{ what, where: '111122223333/us-east-1' }]);
  });

  it('names what an inventory does not hold', () => {
    expect(censusGaps({ target: TARGET, artifacts: {} }, []).map(({ what }) => what)).toEqual([
      'metrics (NotCollected)',
      'tags (NotCollected)',
    ]);
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
      'Services may be used that are not named here, as these were not listed: metrics (AccessDenied) in a, c, d and 1 more; metrics (Timeout) in b.',
    ]);
  });
});
