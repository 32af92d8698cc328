import { defineCheck, fail, notApplicable, pass, unknown, WHOLE } from '../check';

export const smsSandbox = defineCheck({
  id: 'sms-sandbox',
  title: 'SNS may send SMS to anybody',
  failureTitle: 'SNS is in the SMS sandbox and sends only to verified numbers',
  why: 'In the sandbox no customer gets a message: SNS sends to ten verified numbers at most, and for one USD a month.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html',
  workbook: '11 Service Limits',
  needs: ['smsSending'],
  evaluate({ smsSending: { spent, account } }, { target: { region } }) {
    if (spent === null)
      return [unknown(WHOLE, 'Whether SMS were sent is not known: CloudWatch gave no complete data.')];
    if (account === null)
      return [notApplicable('No SMS was paid for in the months of the look-back and since.')];
    if (!account.isInSandbox) return [pass(WHOLE, `SNS in ${region} is out of the SMS sandbox.`)];
    return [
      fail(WHOLE, `SNS in ${region} is in the SMS sandbox.`, {
        action: `Request that SNS in ${region} is moved out of the SMS sandbox (a case with AWS Support, which takes days), with what is sent, to whom and in which countries.`,
        lead: 'quotaIncrease',
      }),
    ];
  },
});
