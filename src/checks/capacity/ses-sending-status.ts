import { SENDING_ARTIFACTS } from '../../capacity/ses-sending';
import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { SesAccount } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeSending } from '../ses';

export const sesSendingStatus = defineCheck({
  id: 'ses-sending-status',
  title: 'SES sends, and AWS has nothing against it',
  failureTitle: 'Sending with SES is paused or under review',
  why: 'While sending is paused every mail is refused, and AWS may pause an account that is under review at any time, the event included.',
  docs: 'https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html',
  workbook: '12 Performance',
  needs: SENDING_ARTIFACTS,
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSending(artifacts, context, (account, resource) => judgeAccount(account, resource, context.target)),
});

function judgeAccount(
  { sendingEnabled, enforcementStatus }: SesAccount,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const where = `SES in ${target.region}`;
  if (enforcementStatus === 'SHUTDOWN') {
    return fail(resource, `AWS has paused sending with ${where} (SHUTDOWN).`, {
      action:
        'Remove what AWS wrote to the account about, and ask in the support case to resume sending; plan another way for the mails of the event.',
      lead: 'supportCase',
    });
  }
  if (!sendingEnabled) {
    return fail(resource, `Sending with ${where} is switched off in the account.`, {
      action: 'Find out why it was switched off (an alarm may do so), and switch sending on.',
      command: awsCommand(target, 'sesv2', 'put-account-sending-attributes', { 'sending-enabled': true }),
      lead: 'repair',
    });
  }
  if (enforcementStatus === 'PROBATION') {
    return warn(resource, `AWS has ${where} under review (PROBATION), and may pause sending after it.`, {
      action:
        'Remove what AWS wrote to the account about, and answer its support case before the review ends.',
      lead: 'supportCase',
    });
  }
  return enforcementStatus === 'HEALTHY'
    ? pass(resource, `Sending with ${where} is on, and AWS finds it healthy.`)
    : unknown(resource, `What it means that ${where} is ${enforcementStatus} is not known.`);
}
