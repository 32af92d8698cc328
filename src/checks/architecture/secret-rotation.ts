import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Secret } from '../../model/artifacts';
import { formatInZone, toInstant, type Window } from '../../plan/calendar';
import { findPlanAccount } from '../../plan/targets';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeSecrets, rotationTrouble, rotationWithin } from '../secrets';

export const secretRotation = defineCheck({
  id: 'secret-rotation',
  title: 'Secrets do not rotate in the event or its freeze',
  failureTitle: 'A secret may rotate in the event or its freeze',
  why: 'A rotation changes a password under load: whoever has kept the old one is refused, and thousands of connections are made anew.',
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html',
  workbook: '12 Resilience',
  needs: ['secrets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSecrets(artifacts, context, (secret, resource) => judge(secret, resource, context)),
});

function judge(secret: Secret, resource: JudgedResource, context: TargetContext): Judgement {
  if (secret.deletedDate !== null) return notApplicable('It is to be deleted.', resource);
  if (!secret.rotationEnabled) return judgeCopy(secret, resource, context);
  const { timeZone, freeze } = context.plan.calendar;
  const times = keptFree(context);
  const found = times.map((time) => ({ time, rotation: rotationWithin(secret, time) }));
  for (const { time, rotation } of found) {
    if (!(rotation instanceof Date)) continue;
    const at = formatInZone(rotation.toISOString(), timeZone);
    const by = secret.owningService === null ? '' : `, which ${secret.owningService} looks after,`;
    return warn(
      resource,
      `It${by} rotates on or before ${at}, which may be in the ${time.name}.`,
      postpone(secret, resource, context),
    );
  }
  const trouble = rotationTrouble(secret, context.asOf);
  if (typeof trouble === 'string')
    return unknown(resource, `${trouble} When it is tried again is not known.`);
  for (const { rotation } of found) {
    if (rotation !== null && 'missing' in rotation) return unknown(resource, rotation.missing);
  }
  const next = secret.nextRotationDate ?? '';
  return pass(
    resource,
    `It rotates next on or before ${formatInZone(next, timeZone)}, and by its schedule not in the event${freeze ? ' or its freeze' : ''}.`,
  );
}

/** The event, and the freeze of the plan where there is one. */
function keptFree({ plan, window }: TargetContext): (Window & { readonly name: string })[] {
  const { freeze, timeZone } = plan.calendar;
  const event = { name: 'event', ...window };
  if (!freeze) return [event];
  return [
    event,
    { name: 'freeze', start: toInstant(freeze.from, timeZone), end: toInstant(freeze.to, timeZone) },
  ];
}

/** A copy changes when the secret does that it is a copy of, and has no rotation of its own. */
function judgeCopy(
  { primaryRegion }: Secret,
  resource: JudgedResource,
  { plan, target }: TargetContext,
): Judgement {
  if (primaryRegion === null || primaryRegion === target.region) {
    return notApplicable('It does not rotate by itself.', resource);
  }
  return findPlanAccount(plan, target.account).regions.some(({ name }) => name === primaryRegion)
    ? notApplicable(`It is a copy of the one in ${primaryRegion}, which is judged there.`, resource)
    : unknown(
        resource,
        `It is a copy of the one in ${primaryRegion}, which the plan does not name: whether that rotates is not known.`,
      );
}

const DAY_MS = 86_400_000;
/** Days after the event and the freeze until it rotates again. */
const DAYS_AFTER = 7;

/**
 * Another schedule, by a cron expression, of which the year cannot be set: with days or a rate, what was scheduled before may still
 * happen (CloudFormation, "AWS::SecretsManager::RotationSchedule RotationRules").
 */
function postpone(secret: Secret, { name }: JudgedResource, context: TargetContext): FixDraft {
  const { target } = context;
  const ends = keptFree(context).map(({ end }) => Date.parse(end));
  const day = new Date(Math.max(...ends) + DAYS_AFTER * DAY_MS);
  const after = `cron(0 0 ${day.getUTCDate()} ${day.getUTCMonth() + 1} ? *)`;
  const place = { ...target, region: secret.primaryRegion ?? target.region };
  const setRules = (rules: object) =>
    awsCommand(place, 'secretsmanager', 'rotate-secret', {
      'secret-id': secret.secretArn.replace(/^((?:[^:]*:){3})[^:]*/, `$1${place.region}`),
      'no-rotate-immediately': true,
      'rotation-rules': JSON.stringify(rules),
    });
  const before = rulesOf(secret);
  return {
    action: `Let ${name} rotate after the event: with other rules for its rotation, or by rotating it once shortly before the freeze where its days then reach beyond the event (aws secretsmanager rotate-secret). See that what reads it takes a new value without a restart.`,
    command: setRules({ ScheduleExpression: after }),
    lead: 'configuration',
    reversal: {
      action: `Give ${name} its rules for rotation back.`,
      ...(before && { command: setRules(before) }),
    },
  };
}

/** The rules that it has; null where AWS did not say. */
function rulesOf({ rotationSchedule, rotationDays, rotationWindowHours }: Secret): object | null {
  const schedule =
    rotationSchedule !== null
      ? { ScheduleExpression: rotationSchedule }
      : rotationDays !== null
        ? { AutomaticallyAfterDays: rotationDays }
        : null;
  return (
    schedule && { ...schedule, ...(rotationWindowHours !== null && { Duration: `${rotationWindowHours}h` }) }
  );
}
