import { describe, expect, it } from '@jest/globals';
import { listenerCertificateValidity } from '../../../src/checks/architecture/listener-certificate-validity';
import type { Certificate } from '../../../src/model/artifacts';
import {
  aCertificate,
  aClassicLoadBalancer,
  aListener,
  aLoadBalancer,
  loadBalancerArn,
} from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const ARN = aCertificate().certificateArn;
const IAM = 'arn:aws:iam::111122223333:server-certificate/shop/old';

const judge = (certificate: Partial<Certificate>, asOf = '2026-11-22T00:00:00Z') =>
  runCheck(
    listenerCertificateValidity,
    {
      loadBalancers: [aLoadBalancer()],
      listeners: [aListener({ certificateArns: [ARN] })],
      classicLoadBalancers: [],
      certificates: [aCertificate({ inUseBy: [], ...certificate })],
    },
    { asOf },
  );

const none = { loadBalancers: [], listeners: [], classicLoadBalancers: [], certificates: [] };

/** The event of the builders ends 2026-12-12T15:59Z; it is judged on 2026-11-22T00:00Z. */
describe('listener-certificate-validity', () => {
  const ends = (notAfter: string, more: Partial<Certificate> = {}) => ({ notAfter, ...more });
  const imported = { type: 'IMPORTED', renewalEligibility: 'INELIGIBLE' };
  const beforeEvent = '2026-12-01T00:00:00Z';

  it.each<[string, Partial<Certificate>, string, string]>([
    ['a minute after the end', ends('2026-12-12T16:00:00Z', imported), 'pass', 'is valid until'],
    ['at the end', ends('2026-12-12T15:59:00Z', imported), 'fail', 'before the event does'],
    ['imported', ends(beforeEvent, imported), 'fail', 'AWS does not renew what was imported.'],
    [
      'AWS cannot renew',
      ends(beforeEvent, { renewalEligibility: 'INELIGIBLE' }),
      'fail',
      'AWS says that it cannot renew it.',
    ],
    [
      'AWS does not say whether it renews',
      ends(beforeEvent, { renewalEligibility: null }),
      'unknown',
      'AWS did not say whether it renews it.',
    ],
    ['renewal failed', ends(beforeEvent, { renewalStatus: 'FAILED' }), 'fail', 'Its renewal failed.'],
    [
      'renewal waits for people',
      ends(beforeEvent, { renewalStatus: 'PENDING_VALIDATION' }),
      'fail',
      'Its renewal waits for proof',
    ],
    ['expired', { status: 'EXPIRED' }, 'fail', 'It has expired.'],
    ['ends within the day', ends('2026-11-22T12:00:00Z'), 'warn', 'should have done so by now'],
    ['ended this minute', ends('2026-11-22T00:00:00Z'), 'fail', 'It has expired.'],
    ['revoked', { status: 'REVOKED' }, 'fail', 'It was revoked.'],
    ['not issued', { status: 'PENDING_VALIDATION' }, 'unknown', 'its status is PENDING_VALIDATION'],
    ['without a status', { status: null }, 'unknown', 'its status is not given'],
    ['without an end', { notAfter: null }, 'unknown', 'AWS gave no end of it'],
  ])('%s', (_, certificate, status, detail) => {
    expect(judge(certificate)).toEqual([
      expect.objectContaining({
        status,
        detail: expect.stringContaining(detail),
        resource: { name: 'shop.example.com', arn: ARN },
      }),
    ]);
  });

  // AWS begins 60 days before the end. Judged on 2026-11-01, an end on 2026-12-01 is 30 days away.
  it.each([
    ['not begun', '2026-12-01T00:00:00Z', null, 'pass'],
    ['under way', '2026-12-01T00:00:00Z', 'PENDING_AUTO_RENEWAL', 'pass'],
    ['done the last time', '2026-12-01T00:00:00Z', 'SUCCESS', 'pass'],
    ['not begun a minute later', '2026-11-30T23:59:00Z', null, 'warn'],
    ['under way a minute later', '2026-11-30T23:59:00Z', 'PENDING_AUTO_RENEWAL', 'warn'],
    ['done the last time, a minute later', '2026-11-30T23:59:00Z', 'SUCCESS', 'warn'],
  ])('believes that AWS renews while a month is left: %s', (_, notAfter, renewalStatus, status) => {
    expect(judge({ notAfter, renewalStatus }, '2026-11-01T00:00:00Z')).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining('AWS renews it') }),
    ]);
  });

  it('names the end in the zone of the event, and the load balancers that have it', () => {
    const [{ detail } = { detail: '' }] = judge({ notAfter: '2026-12-12T15:59:00Z', ...imported });
    expect(detail).toContain('2026-12-12T23:59:00+08:00');
    expect(detail).toContain('Listeners of web have it.');
  });

  it('imports a newer one in its place, and requests one where AWS issued it', () => {
    expect(judge({ notAfter: beforeEvent, ...imported })[0]).toMatchObject({
      fix: { action: expect.stringContaining('under the same ARN') },
    });
    expect(judge({ notAfter: beforeEvent, renewalStatus: 'FAILED' })[0]).toMatchObject({
      fix: { action: expect.stringContaining('validated by DNS') },
    });
  });

  it.each(['PENDING_VALIDATION', 'PENDING_AUTO_RENEWAL'])(
    'looks for the names to prove where the renewal is late: %s',
    (renewalStatus) => {
      expect(judge({ notAfter: beforeEvent, renewalStatus })[0]).toMatchObject({
        fix: {
          action: expect.stringMatching(/^Put the CNAME records .* into DNS/),
          command: { words: expect.arrayContaining(['acm', 'describe-certificate', ARN]) },
        },
      });
    },
  );

  it('has no command for a new one of a private authority, which it does not know', () => {
    const [judgement] = judge({ status: 'EXPIRED', type: 'PRIVATE' });
    expect(judgement).toMatchObject({ status: 'fail', fix: { action: expect.stringContaining('private') } });
    expect(judgement).not.toHaveProperty('fix.command');
  });

  it('judges what a listener has besides its default, by what ACM says it is attached to', () => {
    const other = aCertificate({ certificateArn: `${ARN}2`, domainName: 'b.example.com', status: 'EXPIRED' });
    const elsewhere = aCertificate({
      certificateArn: `${ARN}3`,
      inUseBy: [
        'arn:aws:cloudfront::111122223333:distribution/E1',
        loadBalancerArn('out-of-scope'),
        'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/classic-out-of-scope',
      ],
    });
    const judged = runCheck(listenerCertificateValidity, {
      ...none,
      loadBalancers: [aLoadBalancer()],
      listeners: [aListener({ certificateArns: [IAM] })],
      certificates: [other, elsewhere],
    });
    expect(judged.map(({ resource, status }) => [resource.name, status])).toEqual([
      ['old', 'unknown'],
      ['b.example.com', 'fail'],
    ]);
  });

  it('judges those of TLS listeners of Network Load Balancers', () => {
    const balancer = aLoadBalancer({ loadBalancerName: 'edge', type: 'network' });
    const listener = aListener({
      loadBalancerArn: balancer.loadBalancerArn,
      protocol: 'TLS',
      certificateArns: [ARN],
    });
    const certificates = [aCertificate({ notAfter: beforeEvent, ...imported, inUseBy: [] })];
    const [judgement] = runCheck(listenerCertificateValidity, {
      ...none,
      loadBalancers: [balancer],
      listeners: [listener],
      certificates,
    });
    expect(judgement).toMatchObject({ status: 'fail', detail: expect.stringContaining('Listeners of edge') });
  });

  it.each(['HTTPS', 'SSL'])('judges those of %s listeners of Classic Load Balancers', (protocol) => {
    const listeners = [{ port: 443, protocol, certificateArn: ARN }];
    const [judgement] = runCheck(listenerCertificateValidity, {
      ...none,
      classicLoadBalancers: [aClassicLoadBalancer({ listeners })],
      certificates: [aCertificate({ status: 'REVOKED', inUseBy: [] })],
    });
    expect(judgement).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('Listeners of legacy'),
    });
  });

  it('names every load balancer that has it, once', () => {
    const inUseBy = [
      loadBalancerArn(),
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/legacy',
    ];
    const judged = runCheck(listenerCertificateValidity, {
      loadBalancers: [aLoadBalancer()],
      listeners: [aListener({ certificateArns: [ARN] })],
      classicLoadBalancers: [aClassicLoadBalancer()],
      certificates: [aCertificate({ inUseBy })],
    });
    expect(judged).toEqual([
      expect.objectContaining({ detail: expect.stringContaining('Listeners of legacy, web have it.') }),
    ]);
  });

  it.each([
    ['of IAM', IAM, 'old', 'IAM holds this certificate'],
    ['that ACM does not give', ARN, '1', 'acm:DescribeCertificate'],
  ])('does not know one %s', (_, arn, name, detail) => {
    const listeners = [aListener({ certificateArns: [arn] })];
    expect(
      runCheck(listenerCertificateValidity, { ...none, loadBalancers: [aLoadBalancer()], listeners }),
    ).toEqual([
      expect.objectContaining({
        status: 'unknown',
        resource: { name, arn },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it('has nothing to judge where no listener has one', () => {
    const artifacts = {
      ...none,
      loadBalancers: [aLoadBalancer()],
      listeners: [aListener({ protocol: 'HTTP', certificateArns: [] })],
    };
    expect(statusesOf(listenerCertificateValidity, artifacts)).toEqual(['notApplicable']);
  });
});
