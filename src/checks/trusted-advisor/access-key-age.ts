import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { IamAccessKey } from '../../model/artifacts';
import { formatInZone, toInstant, type Window } from '../../plan/calendar';
import { servingTarget } from '../../plan/targets';
import { daysBetween } from '../certificates';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { isUnused, judgeUnread, MOST_DAYS } from '../iam-users';

export const accessKeyAge = defineCheck({
  id: 'access-key-age',
  title: 'No access key is old, or falls due while nobody should change it',
  failureTitle: 'Access key is old, or falls due while nobody should change it',
  why: 'Old keys are in more hands than anyone remembers; and one that is rotated in the freeze breaks whatever nobody knew to use it, at the worst time.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
  workbook: '12 Security',
  needs: ['iamUsers', 'iamAccessKeys'],
  evaluate({ iamUsers, iamAccessKeys }, context) {
    const judged = [
      ...iamAccessKeys.flatMap(({ userName, keys }) =>
        keys.filter(({ isActive }) => isActive).map((key) => judge(userName, key, context)),
      ),
      ...judgeUnread(iamUsers, iamAccessKeys, 'Access keys'),
    ];
    return judged.length > 0 ? judged : [notApplicable('No user of IAM has an active access key.')];
  },
});

/** When nobody should change anything: from the freeze of the plan on, at the latest from the start of the event, until both are over. */
function quietWindow({ plan: { calendar }, window }: Pick<TargetContext, 'plan' | 'window'>): Window {
  const { freeze, timeZone } = calendar;
  if (freeze === undefined) return window;
  const times = [freeze.from, freeze.to].map((time) => toInstant(time, timeZone));
  const inOrder = [...times, window.start, window.end].sort((a, b) => Date.parse(a) - Date.parse(b));
  return { start: inOrder[0] ?? window.start, end: inOrder.at(-1) ?? window.end };
}

function judge(userName: string, key: IamAccessKey, context: TargetContext): Judgement {
  const { accessKeyId, createdAt, lastUsedAt } = key;
  const { asOf, plan } = context;
  const resource = { name: `${userName}/${accessKeyId}` };
  const quiet = quietWindow(context);
  const inZone = (time: string) => formatInZone(time, plan.calendar.timeZone);
  const due = new Date(Date.parse(createdAt) + MOST_DAYS * 86_400_000).toISOString();
  const days = Math.floor(daysBetween(createdAt, asOf));
  const used = lastUsedAt === null ? 'It was never used' : `It was last used at ${inZone(lastUsedAt)}`;
  const isOld = Date.parse(due) < Date.parse(asOf);
  const isQuiet = Date.parse(asOf) >= Date.parse(quiet.start);
  if (isOld && isUnused(lastUsedAt, asOf)) {
    return warn(
      resource,
      `It is ${days} days old. ${used}, as far as IAM knows.`,
      isQuiet ? leave(userName, key, quiet, inZone) : deactivate(userName, key, context),
    );
  }
  const fix = (isQuiet ? leave : rotate)(userName, key, quiet, inZone);
  if (isOld) return warn(resource, `It is ${days} days old. ${used}.`, fix);
  const when =
    Date.parse(due) < Date.parse(quiet.start) ? 'before the event' : 'while nobody should change it';
  return Date.parse(due) <= Date.parse(quiet.end)
    ? warn(
        resource,
        `It is ${days} days old, and will be ${MOST_DAYS} at ${inZone(due)}, ${when}. ${used}.`,
        fix,
      )
    : pass(resource, `It is ${days} days old, and will be ${MOST_DAYS} at ${inZone(due)}. ${used}.`);
}

/** What to do where nobody should change it now. */
const leave = (
  userName: string,
  { accessKeyId }: IamAccessKey,
  quiet: Window,
  inZone: (time: string) => string,
): FixDraft => ({
  action: `Leave ${accessKeyId} of ${userName} as it is until ${inZone(quiet.end)}, and rotate or deactivate it then.`,
  lead: 'whenOver',
});

const rotate = (
  userName: string,
  { accessKeyId }: IamAccessKey,
  quiet: Window,
  inZone: (time: string) => string,
): FixDraft => ({
  action: `Create a second key for ${userName}, have all that uses ${accessKeyId} take it, and deactivate ${accessKeyId}, before ${inZone(quiet.start)}. Rotate none between then and ${inZone(quiet.end)}.`,
  lead: 'security',
  reversal: { action: `Delete ${accessKeyId}, once it has been inactive through the event.` },
});

function deactivate(
  userName: string,
  { accessKeyId }: IamAccessKey,
  { plan, target }: TargetContext,
): FixDraft {
  const set = (status: string) =>
    awsCommand(servingTarget(plan, target), 'iam', 'update-access-key', {
      'user-name': userName,
      'access-key-id': accessKeyId,
      status,
    });
  return {
    action:
      'Ask whose it is, and deactivate it early enough that what runs once a year and needs it is noticed before the event. It can be activated again at once.',
    command: set('Inactive'),
    lead: 'security',
    reversal: { action: 'Activate it again if something needs it; else delete it.', command: set('Active') },
  };
}
