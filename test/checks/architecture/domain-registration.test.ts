import { describe, expect, it } from '@jest/globals';
import { domainRegistration } from '../../../src/checks/architecture/domain-registration';
import { domainTransferLock } from '../../../src/checks/architecture/domain-transfer-lock';
import type { Artifacts } from '../../../src/model/artifacts';
import type { EventPlan } from '../../../src/plan/schema';
import { aDistribution, aHostedZone, aRegisteredDomain } from '../../builders/artifacts';
import { aContext, runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const SITE = { name: 'Shop', kind: 'site', url: 'https://www.example.com/health' } as const;
const endpoint = (url: string, kind: EventPlan['endpoints'][number]['kind'] = 'site') => ({
  ...SITE,
  name: url,
  kind,
  url,
});

type Fields = NonNullable<Parameters<typeof aPlan>[0]>;

const judge = (
  registered: Parameters<typeof aRegisteredDomain>[0][],
  fields: Fields = { endpoints: [SITE] },
  others: Partial<Artifacts> = {},
) =>
  runEventCheck(
    domainRegistration,
    { registeredDomains: registered.map(aRegisteredDomain), ...others },
    { plan: aPlan(fields) },
  );

/** The event ends on 12 December 2026 at 23:59 in Singapore; it is judged on 22 November. */
const END = Date.parse('2026-12-12T15:59:00Z');
const daysAfter = (days: number) => new Date(END + days * 86_400_000).toISOString();

const mailing = (domain: string): Fields['accounts'] => [
  { id: '111122223333', regions: [{ name: 'us-east-1' }], global: { sesDomains: [domain] } },
];
const zone = (zoneName: string) => ({ hostedZones: [aHostedZone({ zoneName })] });

describe('domain-registration', () => {
  it.each<[string, string | null, boolean, string]>([
    ['long after', '2028-01-01T00:00:00Z', true, 'pass'],
    ['long after, and is not renewed', '2028-01-01T00:00:00Z', false, 'pass'],
    ['before, and is not renewed', '2026-12-01T00:00:00Z', false, 'fail'],
    ['before, and is renewed', '2026-12-01T00:00:00Z', true, 'warn'],
    ['within the margin, and is not renewed', daysAfter(20), false, 'warn'],
    ['within the margin, and is renewed', daysAfter(20), true, 'warn'],
    ['before today, whatever is set', '2026-11-21T00:00:00Z', true, 'fail'],
    ['at a time that AWS does not say', null, true, 'unknown'],
  ])('judges a registration that ends %s', (_, expiry, autoRenew, status) => {
    expect(judge([{ expiry, autoRenew }])).toMatchObject([{ status, resource: { name: 'example.com' } }]);
  });

  it('believes an account more than a longer name in the plan', () => {
    const domains = [{ name: 'www.example.com', expires: '2028-01-01', autoRenew: true }];
    const ending = { expiry: '2026-12-01T00:00:00Z', autoRenew: false };
    expect(judge([ending], { endpoints: [SITE], domains })).toContainEqual(
      expect.objectContaining({ status: 'fail', resource: expect.objectContaining({ name: 'example.com' }) }),
    );
  });

  it('keeps a margin of 30 days, to the second', () => {
    const at = (days: number) => judge([{ expiry: daysAfter(days) }])[0]?.status;
    expect([at(30), at(30 + 1 / 86_400)]).toEqual(['warn', 'pass']);
  });

  it('says that a renewal is overdue 30 days before the end', () => {
    const detailAt = (expiry: string) => judge([{ expiry }])[0]?.detail;
    expect(detailAt('2026-12-10T00:00:00Z')).toContain('should have done so');
    expect(detailAt('2026-12-25T00:00:00Z')).not.toContain('should have done so');
  });

  it('renews a domain where it is registered', () => {
    const [judged] = judge([{ expiry: '2026-12-01T00:00:00Z', autoRenew: false }]);
    expect(judged).toMatchObject({
      fix: {
        command: {
          account: '111122223333',
          words: expect.arrayContaining(['--region', 'us-east-1', 'renew-domain', 'example.com', '2026']),
        },
      },
    });
  });

  it.each<[string, Fields, string[]]>([
    [
      'a name that nobody has registered',
      { endpoints: [endpoint('https://shop.example.net')] },
      ['unknown shop.example.net'],
    ],
    [
      'names below one of them together',
      {
        endpoints: [endpoint('https://shop.example.net'), endpoint('https://api.shop.example.net', 'portal')],
      },
      ['unknown shop.example.net'],
    ],
    [
      'no name that only looks alike',
      { endpoints: [endpoint('https://myexample.com')] },
      ['unknown myexample.com'],
    ],
    [
      'no names of AWS, no addresses, and nothing where people watch',
      {
        endpoints: [
          endpoint('https://abc.execute-api.us-east-1.amazonaws.com'),
          endpoint('https://192.0.2.1', 'portal'),
          SITE,
          endpoint('https://app.monitoring.example.org', 'monitoring'),
        ],
      },
      ['pass example.com', 'notApplicable app.monitoring.example.org'],
    ],
    ['mail too', { accounts: mailing('mail.example.net') }, ['unknown mail.example.net']],
    ['that it does not know what the event needs', {}, ['unknown -']],
    [
      'what the plan says of others',
      {
        endpoints: [endpoint('https://shop.example.net')],
        domains: [{ name: 'example.net', expires: '2026-12-10', autoRenew: false }],
      },
      ['fail example.net'],
    ],
    [
      'what the plan says of a domain without endpoints',
      { domains: [{ name: 'example.net', expires: '2028-12-10', autoRenew: false }] },
      ['pass example.net'],
    ],
    [
      'what AWS says, before what the plan says',
      { endpoints: [SITE], domains: [{ name: 'example.com', expires: '2026-12-10', autoRenew: false }] },
      ['pass example.com'],
    ],
  ])('judges %s', (_, fields, expected) => {
    expect(judge([{}], fields).map(({ status, resource }) => `${status} ${resource.name}`)).toEqual(expected);
  });

  it.each<[string, Partial<Artifacts>, Fields, string[]]>([
    ['a zone where the plan names nothing', zone('example.net'), {}, ['unknown example.net']],
    [
      'no zone that the event does without',
      zone('example.net'),
      { endpoints: [SITE] },
      ['pass example.com', 'notApplicable example.net'],
    ],
    ['no private zone', { hostedZones: [aHostedZone({ privateZone: true })] }, {}, ['unknown -']],
    ['no zone of addresses', zone('2.0.192.in-addr.arpa'), {}, ['unknown -']],
    [
      'aliases of a distribution',
      { cloudFrontDistributions: [aDistribution({ aliases: ['*.example.net'] })] },
      {},
      ['unknown example.net'],
    ],
  ])('finds %s', (_, others, fields, expected) => {
    const judged = judge([{}], fields, others);
    expect(judged.map(({ status, resource }) => `${status} ${resource.name}`)).toEqual(expected);
  });

  it('does not fail for a domain that the event is not known to need', () => {
    const parked = { expiry: '2026-12-01T00:00:00Z', autoRenew: false };
    expect(judge([parked], {}, zone('example.com'))).toMatchObject([{ status: 'warn' }]);
    expect(judge([{ expiry: daysAfter(1) }], {}, zone('example.com'))).toMatchObject([{ status: 'pass' }]);
  });

  it('says nothing good of accounts that were not read', () => {
    const context = aContext({ plan: aPlan({ endpoints: [SITE] }) });
    expect(domainRegistration.evaluate([], context)).toMatchObject([
      { status: 'unknown', resource: { name: 'www.example.com' } },
    ]);
  });
});

describe('domain-transfer-lock', () => {
  it.each<[string, Parameters<typeof aRegisteredDomain>[0], Fields, string]>([
    ['a domain that is locked', {}, { endpoints: [SITE] }, 'pass'],
    ['a domain that is not', { transferLock: false }, { endpoints: [SITE] }, 'warn'],
    [
      'a domain of a country that is not',
      { registeredName: 'example.de', transferLock: false },
      { endpoints: [endpoint('https://example.de')] },
      'unknown',
    ],
    ['a domain of which only a zone tells', { transferLock: false }, {}, 'warn'],
    [
      'no domain where the event has others',
      { transferLock: false },
      { endpoints: [endpoint('https://example.net')] },
      'notApplicable',
    ],
    [
      'a domain that only the plan tells of',
      {},
      { domains: [{ name: 'example.net', expires: '2028-01-01', autoRenew: true }] },
      'notApplicable',
    ],
  ])('judges %s', (_, domain, fields, status) => {
    const judged = runEventCheck(
      domainTransferLock,
      { registeredDomains: [aRegisteredDomain(domain)], ...zone('example.com') },
      { plan: aPlan(fields) },
    );
    expect(judged).toMatchObject([{ status }]);
  });
});
