import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { Artifacts, IamAccessKey } from '../../model/artifacts';
import { formatInZone, toInstant, type Window } from '../../plan/calendar';
import { servingTarget } from '../../plan/targets';
import { daysBetween } from '../certificates';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { isUnused, judgeUnread, MOST_DAYS, reportedBesides } from '../iam-users';

export const accessKeyAge = defineCheck({
  id: 'access-key-age',
  title: 'No access key is old, or falls due while nobody should change it',
  failureTitle: 'Access key is old, or falls due while nobody should change it',
  why: 'Old keys are in more hands than anyone remembers; and one that is rotated in the freeze breaks whatever nobody knew to use it, at the worst time.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
  workbook: '12 Security',
  needs: ['iamUsers'],
  needsOneOf: ['iamAccessKeys', 'iamCredentialReport'],
  evaluate({ iamUsers, ...others }, context) {
    const { iamAccessKeys = [], iamCredentialReport: report }: Partial<Artifacts> = others;
    const listed = iamAccessKeys.map(({ userName, keys }) => ({
      userName,
      keys: keys.filter(({ isActive }) => isActive).map(toListedKey),
    }));
    const reported = reportedBesides(iamUsers, iamAccessKeys, report).map(({ userName, activeKeys }) => ({
      userName,
      keys: activeKeys.map(
        ({ position, changedAt, lastUsedAt }): Key => ({
          ...{ name: `access key ${position}`, accessKeyId: null, since: changedAt, lastUsedAt },
          reportedAt: report?.generatedAt ?? null,
        }),
      ),
    }));
    const known = [...listed, ...reported];
    const judged = [
      ...known.flatMap(({ userName, keys }) => keys.map((key) => judge(userName, key, context))),
      ...judgeUnread(iamUsers, known, 'Access keys', report),
    ];
    return judged.length > 0 ? judged : [notApplicable('No user of IAM has an active access key.')];
  },
});

/** An active access key, as IAM lists it or as its credential report tells of it. */
interface Key {
  /** Its id, or its place in the report, which does not name it. */
  readonly name: string;
  readonly accessKeyId: string | null;
  /** When it was made; by the report, when it was made or last changed. */
  readonly since: string;
  readonly lastUsedAt: string | null;
  /** The time of the report; null where IAM lists the key. */
  readonly reportedAt: string | null;
}

const toListedKey = ({ accessKeyId, createdAt, lastUsedAt }: IamAccessKey): Key => ({
  ...{ name: accessKeyId, accessKeyId, since: createdAt, lastUsedAt, reportedAt: null },
});

/** When nobody should change anything: from the freeze of the plan on, at the latest from the start of the event, until both are over. */
function quietWindow({ plan: { calendar }, window }: Pick<TargetContext, 'plan' | 'window'>): Window {
  const { freeze, timeZone } = calendar;
  if (freeze === undefined) return window;
  const times = [freeze.from, freeze.to].map((time) => toInstant(time, timeZone));
  const inOrder = [...times, window.start, window.end].sort((a, b) => Date.parse(a) - Date.parse(b));
  return { start: inOrder[0] ?? window.start, end: inOrder.at(-1) ?? window.end };
}

function judge(userName: string, key: Key, context: TargetContext): Judgement {
  const { name, since, lastUsedAt, reportedAt } = key;
  const { asOf, plan } = context;
  const resource = { name: `${userName}/${name}` };
  const quiet = quietWindow(context);
  const inZone = (time: string) => formatInZone(time, plan.calendar.timeZone);
  const due = new Date(Date.parse(since) + MOST_DAYS * 86_400_000).toISOString();
  const days = Math.floor(daysBetween(since, asOf));
  const used = lastUsedAt === null ? 'It was never used' : `It was last used at ${inZone(lastUsedAt)}`;
  const age = `It is ${days} days old${reportedAt === null ? '' : `, or was changed then, by the credential report of ${inZone(reportedAt)}`}`;
  const isOld = Date.parse(due) < Date.parse(asOf);
  const isQuiet = Date.parse(asOf) >= Date.parse(quiet.start);
  if (isOld && isUnused(lastUsedAt, asOf)) {
    return warn(
      resource,
      `${age}. ${used}, as far as IAM knows.`,
      isQuiet ? leave(userName, key, quiet, inZone) : deactivate(userName, key, context),
    );
  }
  const fix = (isQuiet ? leave : rotate)(userName, key, quiet, inZone);
  if (isOld) return warn(resource, `${age}. ${used}.`, fix);
  const when =
    Date.parse(due) < Date.parse(quiet.start) ? 'before the event' : 'while nobody should change it';
  return Date.parse(due) <= Date.parse(quiet.end)
    ? warn(resource, `${age}, and will be ${MOST_DAYS} at ${inZone(due)}, ${when}. ${used}.`, fix)
    : pass(resource, `${age}, and will be ${MOST_DAYS} at ${inZone(due)}. ${used}.`);
}

/** What to do where nobody should change it now. */
const leave = (
  userName: string,
  { name }: Key,
  quiet: Window,
  inZone: (time: string) => string,
): FixDraft => ({
  action: `Leave ${name} of ${userName} as it is until ${inZone(quiet.end)}, and rotate or deactivate it then.`,
  lead: 'whenOver',
});

const rotate = (
  userName: string,
  { name }: Key,
  quiet: Window,
  inZone: (time: string) => string,
): FixDraft => ({
  action: `Create a second key for ${userName}, have all that uses ${name} take it, and deactivate ${name}, before ${inZone(quiet.start)}. Rotate none between then and ${inZone(quiet.end)}.`,
  lead: 'security',
  reversal: { action: `Delete ${name}, once it has been inactive through the event.` },
});

function deactivate(userName: string, { name, accessKeyId }: Key, { plan, target }: TargetContext): FixDraft {
  if (accessKeyId === null) {
    return {
      action: `Ask whose ${name} of ${userName} is, and deactivate it early enough that what runs once a year and needs it is noticed before the event. It can be activated again at once. The report does not name its id: iam:ListAccessKeys does.`,
      lead: 'security',
      reversal: { action: 'Activate it again if something needs it; else delete it.' },
    };
  }
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
