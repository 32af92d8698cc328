import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { UserPool } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, notApplicable, pass, warn } from '../check';
import { judgeUserPools } from '../user-pools';

/** Mails of a user pool in a day, without SES ("Quotas in Amazon Cognito", quotas on resource number and size). */
const MAILS_A_DAY = 50;

export const cognitoEmail = defineCheck({
  id: 'cognito-email',
  title: 'User pools send their mail over SES',
  failureTitle: `User pool may send no more than ${MAILS_A_DAY} mails a day`,
  why: `What Cognito has of its own sends ${MAILS_A_DAY} mails of a user pool in a day. The next user gets no code, and so cannot finish to sign up, sign in or set a new password; no quota raises that.`,
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
  workbook: '11 Service Limits',
  needs: ['userPools'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeUserPools(artifacts, context, judgePool),
});

function judgePool(pool: UserPool, resource: JudgedResource): Judgement {
  if (pool.triggers.some(({ trigger }) => trigger === 'CustomEmailSender')) {
    return notApplicable('A function of yours sends its mail (CustomEmailSender).', resource);
  }
  if (pool.emailSendingAccount === 'DEVELOPER') return pass(resource, 'It sends mail over SES.');
  const own = `It sends mail over what Cognito has of its own, which is ${MAILS_A_DAY} mails a day`;
  const codes = [
    ...(pool.allowsSignUp && pool.autoVerifiedAttributes.includes('email') ? ['sign up'] : []),
    ...(pool.allowedFirstAuthFactors.includes('EMAIL_OTP') ? ['sign in'] : []),
  ];
  // It may confirm users itself, who get no code then.
  const mayConfirm = pool.triggers.some(({ trigger }) => trigger === 'PreSignUp');
  if (mayConfirm && codes.every((code) => code === 'sign up') && codes.length > 0) {
    return warn(
      resource,
      `${own}: users who sign up get a code by mail, unless the function that is called before (PreSignUp) confirms them.`,
      USE_SES,
    );
  }
  if (codes.length > 0) {
    return fail(resource, `${own}: users who ${codes.join(' or ')} get a code by mail.`, USE_SES);
  }
  return recoversByMail(pool) || !pool.allowsSignUp
    ? warn(
        resource,
        `${own}: users who ${pool.allowsSignUp ? 'forgot their password' : 'are invited, or forgot their password,'} may get a code by mail.`,
        USE_SES,
      )
    : pass(resource, 'No setting of it has Cognito send mail to users.');
}

/** Where nothing was set, Cognito sends the code to what it has of the user. */
const recoversByMail = ({ recoveryMechanisms }: UserPool): boolean =>
  recoveryMechanisms.length === 0 || recoveryMechanisms.includes('verified_email');

const USE_SES: FixDraft = {
  action:
    'Let the user pool send over SES: verify the domain there, leave its sandbox, and set EmailSendingAccount to DEVELOPER. Write it where the user pool is defined: UpdateUserPool resets every setting that it is not given.',
  lead: 'configuration',
};
