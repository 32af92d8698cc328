import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { Artifacts, Certificate } from '../../model/artifacts';
import { daysAfterEvent, daysBetween, describeEnd } from '../certificates';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { distinct, listed } from '../words';

/** AWS begins to renew 60 days before the end (45 where it issues for 198 days), so by now it should have renewed. */
const RENEWAL_OVERDUE_DAYS = 30;

export const listenerCertificateValidity = defineCheck({
  id: 'listener-certificate-validity',
  title: 'Certificates of listeners outlive the event',
  failureTitle: 'Certificate of a listener expires before the event is over',
  why: 'Browsers and clients that verify TLS refuse the listener from the minute its certificate expires.',
  docs: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  workbook: '12 Resilience',
  needs: ['loadBalancers', 'listeners', 'classicLoadBalancers', 'certificates'],
  evaluate(artifacts, context) {
    const uses = Map.groupBy(usesIn(artifacts), ({ arn }) => arn);
    if (uses.size === 0) return [notApplicable('No listener has a certificate.')];
    const read = new Map(artifacts.certificates.map((one) => [one.certificateArn, one]));
    return [...uses].map(([arn, users]) => {
      const detail = `Listeners of ${listed(distinct(users.map(({ balancer }) => balancer)))} have it.`;
      const certificate = read.get(arn);
      return certificate === undefined
        ? unknown({ name: nameIn(arn), arn }, `${whyUnread(arn)} ${detail}`)
        : judge(certificate, detail, context);
    });
  },
});

/** A certificate and the name of a load balancer whose listeners have it. */
interface Use {
  readonly arn: string;
  readonly balancer: string;
}

function usesIn({
  loadBalancers,
  listeners,
  classicLoadBalancers,
  certificates,
}: Pick<Artifacts, 'loadBalancers' | 'listeners' | 'classicLoadBalancers' | 'certificates'>): Use[] {
  const names = new Map(loadBalancers.map((one) => [one.loadBalancerArn, one.loadBalancerName]));
  const classicNames = new Set(classicLoadBalancers.map(({ loadBalancerName }) => loadBalancerName));
  const nameOf = (user: string): string | undefined => {
    const classicName = user.match(/:loadbalancer\/([^/]+)$/)?.[1];
    return classicName !== undefined && classicNames.has(classicName) ? classicName : names.get(user);
  };
  const named = [
    ...listeners.flatMap(({ loadBalancerArn, certificateArns }) =>
      certificateArns.map((arn) => ({ arn, balancer: names.get(loadBalancerArn) })),
    ),
    ...classicLoadBalancers.flatMap(({ loadBalancerName, listeners }) =>
      listeners.map(({ certificateArn }) => ({ arn: certificateArn, balancer: loadBalancerName })),
    ),
    // A listener names only its default certificate; ACM also knows where one is chosen by the name that is asked for.
    ...certificates.flatMap(({ certificateArn, inUseBy }) =>
      inUseBy.map((user) => ({ arn: certificateArn, balancer: nameOf(user) })),
    ),
  ];
  return named.flatMap(({ arn, balancer }) =>
    arn === null || balancer === undefined ? [] : [{ arn, balancer }],
  );
}

/** The last part of an ARN: the name of a certificate of IAM, the id of one of ACM. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const whyUnread = (arn: string): string =>
  arn.split(':')[2] === 'iam'
    ? 'IAM holds this certificate, and its certificates are not read: see when it ends with aws iam get-server-certificate.'
    : 'Certificate Manager did not give this certificate to acm:DescribeCertificate.';

function judge(certificate: Certificate, users: string, context: TargetContext): Judgement {
  const { certificateArn: arn, domainName: name, status, notAfter } = certificate;
  const resource = { name, arn };
  if (status === 'REVOKED') return fail(resource, `It was revoked. ${users}`, replace(certificate));
  if (status === 'EXPIRED' || (notAfter !== null && daysBetween(context.asOf, notAfter) <= 0)) {
    return fail(resource, `It has expired. ${users}`, replace(certificate));
  }
  if (status !== 'ISSUED' || notAfter === null) {
    return unknown(resource, `AWS gave no end of it; its status is ${status ?? 'not given'}. ${users}`);
  }
  const end = describeEnd('It', notAfter, context);
  return daysAfterEvent(notAfter, context) > 0
    ? pass(resource, `${end} ${users}`)
    : judgeRenewal(certificate, daysBetween(context.asOf, notAfter), resource, `${end} ${users}`, context);
}

/** Of a certificate that ends before the event does: whether AWS renews it by then. */
function judgeRenewal(
  certificate: Certificate,
  daysLeft: number,
  resource: JudgedResource,
  detail: string,
  context: TargetContext,
): Judgement {
  const { type, renewalEligibility, renewalStatus } = certificate;
  const renew = replace(certificate);
  const validate = validateNames(certificate, context);
  if (type === 'IMPORTED') return fail(resource, `${detail} AWS does not renew what was imported.`, renew);
  if (renewalEligibility === 'INELIGIBLE') {
    return fail(resource, `${detail} AWS says that it cannot renew it.`, renew);
  }
  if (renewalEligibility !== 'ELIGIBLE') {
    return unknown(resource, `${detail} AWS did not say whether it renews it.`);
  }
  if (renewalStatus === 'FAILED') return fail(resource, `${detail} Its renewal failed.`, renew);
  if (renewalStatus === 'PENDING_VALIDATION') {
    return fail(resource, `${detail} Its renewal waits for proof that its names are yours.`, validate);
  }
  return daysLeft < RENEWAL_OVERDUE_DAYS
    ? warn(resource, `${detail} AWS renews it, and should have done so by now.`, validate)
    : pass(resource, `${detail} AWS renews it before that.`);
}

const validateNames = ({ certificateArn }: Certificate, { target }: TargetContext): FixDraft => ({
  action:
    'Put the CNAME records that the certificate names into DNS, or answer the validation e-mails; then see that its end is later.',
  command: awsCommand(target, 'acm', 'describe-certificate', { 'certificate-arn': certificateArn }),
  lead: 'rebuild',
});

/** How a certificate gets a successor, by where it is from; which names and keys that takes, only its owners know. */
const REPLACE: Readonly<Record<string, string>> = {
  IMPORTED: 'Import a newer certificate under the same ARN: its listeners take it by themselves.',
  PRIVATE:
    'Have your private authority issue a new certificate with all names of this one, and give it to the listeners.',
};

const replace = ({ type }: Certificate): FixDraft => ({
  action:
    REPLACE[type ?? ''] ??
    'Request a certificate that is validated by DNS, with all names of this one, and give it to the listeners.',
  lead: 'rebuild',
});
