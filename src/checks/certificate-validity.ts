import { awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { Certificate } from '../model/artifacts';
import { daysAfterEvent, daysBetween, describeEnd } from './certificates';
import { fail, type JudgedResource, type Judgement, pass, type TargetContext, unknown, warn } from './check';

/** AWS begins to renew 60 days before the end (45 where it issues for 198 days), so by now it should have renewed. */
const RENEWAL_OVERDUE_DAYS = 30;

/** The last part of an ARN: the name of a certificate of IAM, the id of one of ACM. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const whyUnread = (arn: string): string =>
  arn.split(':')[2] === 'iam'
    ? 'IAM holds this certificate, and its certificates are not read: see when it ends with aws iam get-server-certificate.'
    : 'Certificate Manager did not give this certificate to acm:DescribeCertificate.';

/** What has a certificate. */
interface Users {
  /** As a sentence. */
  readonly detail: string;
  /** What a new one is to be given to. */
  readonly holders: string;
}

/** Judges whether a certificate that something has outlives the event. */
export function judgeCertificate(
  arn: string,
  certificate: Certificate | undefined,
  users: Users,
  context: TargetContext,
): Judgement {
  return certificate === undefined
    ? unknown({ name: nameIn(arn), arn }, `${whyUnread(arn)} ${users.detail}`)
    : judge(certificate, users, context);
}

function judge(
  certificate: Certificate,
  { detail: users, holders }: Users,
  context: TargetContext,
): Judgement {
  const { certificateArn: arn, domainName: name, status, notAfter } = certificate;
  const resource = { name, arn };
  if (status === 'REVOKED') return fail(resource, `It was revoked. ${users}`, replace(certificate, holders));
  if (status === 'EXPIRED' || (notAfter !== null && daysBetween(context.asOf, notAfter) <= 0)) {
    return fail(resource, `It has expired. ${users}`, replace(certificate, holders));
  }
  if (status !== 'ISSUED' || notAfter === null) {
    return unknown(resource, `AWS gave no end of it; its status is ${status ?? 'not given'}. ${users}`);
  }
  const end = describeEnd('It', notAfter, context);
  return daysAfterEvent(notAfter, context) > 0
    ? pass(resource, `${end} ${users}`)
    : judgeRenewal(
        certificate,
        daysBetween(context.asOf, notAfter),
        resource,
        { detail: `${end} ${users}`, holders },
        context,
      );
}

/** Of a certificate that ends before the event does: whether AWS renews it by then. */
function judgeRenewal(
  certificate: Certificate,
  daysLeft: number,
  resource: JudgedResource,
  { detail, holders }: Users,
  context: TargetContext,
): Judgement {
  const { type, renewalEligibility, renewalStatus } = certificate;
  const renew = replace(certificate, holders);
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
  command: awsCommand(
    // Those of CloudFront are in a region that is not the one of the target.
    { ...target, region: certificateArn.split(':')[3] ?? target.region },
    'acm',
    'describe-certificate',
    { 'certificate-arn': certificateArn },
  ),
  lead: 'rebuild',
});

/** How a certificate gets a successor, by where it is from; which names and keys that takes, only its owners know. */
const replace = ({ type }: Certificate, holders: string): FixDraft => ({
  action:
    type === 'IMPORTED'
      ? `Import a newer certificate under the same ARN: its ${holders} take it by themselves.`
      : type === 'PRIVATE'
        ? `Have your private authority issue a new certificate with all names of this one, and give it to the ${holders}.`
        : `Request a certificate that is validated by DNS, with all names of this one, and give it to the ${holders}.`,
  lead: 'rebuild',
});
