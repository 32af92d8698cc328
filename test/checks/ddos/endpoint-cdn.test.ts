import { describe, expect, it } from '@jest/globals';
import { endpointCdn } from '../../../src/checks/ddos/endpoint-cdn';
import type { CloudFrontDistribution, DnsRecord } from '../../../src/model/artifacts';
import { aDistribution, aDnsRecord, aLoadBalancer, someRecords } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const SITE = 'www.shop.example.com';
const ALB = aLoadBalancer().dnsName;
const EDGE = aDistribution().domainName;

const to = (target: string | null, recordName = SITE): DnsRecord =>
  aDnsRecord({ recordName, targets: target === null ? [] : [target] });

const judge = (
  distribution: Partial<CloudFrontDistribution>,
  records: readonly DnsRecord[],
  fields: Parameters<typeof aPlan>[0] = {},
) =>
  runEventCheck(
    endpointCdn,
    {
      cloudFrontDistributions: [aDistribution(distribution)],
      hostedZoneRecords: [someRecords(records)],
    },
    {
      plan: aPlan({
        endpoints: [
          { name: 'Shop', kind: 'site', url: `https://${SITE}/health` },
          { name: 'Back office', kind: 'portal', url: 'https://office.shop.example.com' },
        ],
        ...fields,
      }),
    },
  );

const HAS = { aliases: [SITE] };
const OTHER = { aliases: ['files.shop.example.com'] };
const answered = { checklist: { 'performance-cdn': { answer: 'A CDN.', status: 'green' as const } } };

describe('endpoint-cdn', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['of a distribution, without a record', judge(HAS, []), 'unknown', 'E1SHOP has the name'],
    ['of a distribution that its record leads to', judge(HAS, [to(EDGE)]), 'pass', 'has the name'],
    ['below a wildcard', judge({ aliases: ['*.example.com'] }, [to(EDGE)]), 'pass', 'has the name'],
    ['above a wildcard', judge({ aliases: [`*.${SITE}`] }, []), 'unknown', 'No record of it'],
    ['of a distribution that is off', judge({ ...HAS, enabled: false }, []), 'unknown', 'No record of it'],
    ['of one that tries out changes', judge({ ...HAS, staging: true }, []), 'unknown', 'No record of it'],
    ['that leads to a load balancer', judge(OTHER, [to(ALB)]), 'warn', 'no distribution has it'],
    ['that leads past its distribution', judge(HAS, [to(ALB)]), 'warn', 'E1SHOP has it'],
    ['of which one record of two leads past it', judge(HAS, [to(EDGE), to(ALB)]), 'warn', ALB],
    ['that leads to addresses', judge(HAS, [to(null)]), 'warn', 'leads to addresses'],
    [
      'that leads to a load balancer over another',
      judge(OTHER, [to('origin.shop.example.com'), to(ALB, 'origin.shop.example.com')]),
      'warn',
      ALB,
    ],
    ['that leads to itself', judge(OTHER, [to(SITE)]), 'unknown', 'nothing was read'],
    ['that its distribution does not have', judge(OTHER, [to(EDGE)]), 'warn', 'refuses'],
    ['of a distribution elsewhere', judge(OTHER, [to('d9.cloudfront.net')]), 'unknown', 'nothing was read'],
    ['of another CDN', judge(OTHER, [to('shop.example.com.edgekey.net')]), 'pass', 'another CDN'],
    ['of somebody else', judge(OTHER, [to('shop.example.net')]), 'unknown', 'nothing was read'],
    ['of which people answered', judge(OTHER, [], answered), 'notApplicable', 'Answered: A CDN.'],
    ['that leads past what people answered', judge(OTHER, [to(ALB)], answered), 'warn', ALB],
  ])('a name %s', (_, judged, status, detail) => {
    expect(judged).toMatchObject([
      { status, resource: { name: SITE }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('does not apply without a site', () => {
    expect(judge(HAS, [], { endpoints: [] })).toMatchObject([{ status: 'notApplicable' }]);
  });
});
