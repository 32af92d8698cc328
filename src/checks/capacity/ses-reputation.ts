import { SENDING_ARTIFACTS } from '../../capacity/ses-sending';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { SesAccount, SesSending } from '../../model/artifacts';
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
import { judgeSending } from '../ses';

/** Shares at which AWS reviews an account, and may pause it ("Reputation metrics messages" in the SES developer guide). */
const BOUNCES = { review: 0.05, pause: 0.1, reason: 'BOUNCE', words: 'of its mails bounced' } as const;
const COMPLAINTS = {
  review: 0.001,
  pause: 0.005,
  reason: 'COMPLAINT',
  words: 'of its mails brought complaints',
} as const;

export const sesReputation = defineCheck({
  id: 'ses-reputation',
  title: 'Few mails bounce or bring complaints',
  failureTitle: 'So many mails bounce or bring complaints that AWS reviews or pauses sending',
  why: 'The event sends to many who got no mail for long; more bounces and complaints let AWS pause sending in the middle of it.',
  docs: 'https://docs.aws.amazon.com/ses/latest/dg/reputation-dashboard-messages.html',
  workbook: '12 Performance',
  needs: SENDING_ARTIFACTS,
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSending(artifacts, context, (account, resource) =>
      judgeRates(account, artifacts.sesSending, resource, context),
    ),
});

function judgeRates(
  account: SesAccount,
  { bounceRate, complaintRate, areRatesKnown, isSent }: SesSending,
  resource: JudgedResource,
  context: TargetContext,
): Judgement {
  const near = context.plan.thresholds.yellow;
  const rates = [
    ...(bounceRate ? [{ ...BOUNCES, ...bounceRate }] : []),
    ...(complaintRate ? [{ ...COMPLAINTS, ...complaintRate }] : []),
  ].sort((a, b) => b.value / b.review - a.value / a.review);
  const words = rates
    .map(
      (rate) =>
        `${percent(rate.value)} ${rate.words} (at ${rate.at}; AWS reviews from ${percent(rate.review)} on and may pause from ${percent(rate.pause)} on).`,
    )
    .join(' ');
  if (rates.some(({ value, pause }) => value >= pause)) {
    return fail(resource, words, fixOf(account, context));
  }
  if (rates.some(({ value, review }) => value / review >= near)) {
    return warn(resource, words, fixOf(account, context));
  }
  if (!areRatesKnown) {
    return unknown(resource, `${words} CloudWatch gave no complete data of bounces and complaints.`.trim());
  }
  if (rates.length === 0 && isSent !== true) {
    return isSent === false
      ? notApplicable('Nothing was sent in the look-back.', resource)
      : unknown(resource, 'CloudWatch does not tell whether anything was sent in the look-back.');
  }
  return pass(
    resource,
    rates.length === 0
      ? 'SES published no rate of bounces or complaints in the look-back, as where there were none.'
      : words,
  );
}

/** With as many digits as 0.08 % needs. */
const percent = (share: number): string => `${round(share * 100)} %`;

/** SES itself keeps addresses out that bounced or complained, if somebody lets it. */
function fixOf({ suppressedReasons }: SesAccount, { target }: TargetContext): FixDraft {
  const clean =
    'Take addresses off the lists that bounced or complained, and send at the event only to those who asked for it';
  const isSuppressing = [BOUNCES, COMPLAINTS].every(({ reason }) => suppressedReasons.includes(reason));
  if (isSuppressing) return { action: `${clean}.`, lead: 'repair' };
  return {
    action: `${clean}; and have SES keep out who bounced or complained before (account-level suppression list).`,
    command: awsCommand(target, 'sesv2', 'put-account-suppression-attributes', {
      'suppressed-reasons': [BOUNCES.reason, COMPLAINTS.reason],
    }),
    lead: 'repair',
  };
}
