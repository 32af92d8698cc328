import { readSchedule } from '../../capacity/schedule-expression';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { BackedUpResource } from '../../model/artifacts';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeCarryingInstances } from '../databases';

export const backupWindows = defineCheck({
  id: 'backup-windows',
  title: 'AWS Backup takes no backup of a database without a standby in the event',
  failureTitle: 'AWS Backup takes a backup of a database without a standby in the event',
  why: 'A snapshot of a database without a standby stops its reads and writes for seconds to minutes.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  workbook: '12 Resilience',
  needs: ['backedUpResources', 'dbInstances'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ backedUpResources, dbInstances }, context) {
    const backedUp = dbInstances.filter(
      ({ dbClusterIdentifier, dbInstanceArn }) =>
        dbClusterIdentifier === null && rowsByArn(backedUpResources, dbInstanceArn).length > 0,
    );
    return judgeCarryingInstances(backedUp, context, ({ dbInstanceArn, multiAz, engine }, resource) =>
      // Of SQL Server the database itself is backed up (RDS user guide, "Working with backups").
      multiAz && !engine.startsWith('sqlserver')
        ? pass(resource, 'Its standby is backed up.')
        : judgeRules(
            resource,
            rowsByArn(backedUpResources, dbInstanceArn).flatMap(({ rules }) => rules),
            context.window,
          ),
    );
  },
});

const rowsByArn = lookup(({ resourceArn }: BackedUpResource) => [resourceArn]);

const inWords = ({
  planName,
  ruleName,
  cron,
  timeZone,
  startWithinMinutes,
}: BackedUpResource['rules'][number]) =>
  `the rule ${ruleName} of ${planName} (${cron}, ${timeZone ?? 'UTC'}, begun within ${startWithinMinutes} minutes)`;

function judgeRules(
  resource: JudgedResource,
  rules: BackedUpResource['rules'],
  { start, end }: TargetContext['window'],
): Judgement {
  const read = rules.map((rule) => ({ rule, cron: readSchedule(rule.cron, rule.timeZone) }));
  const within = read.filter(({ rule, cron }) => {
    const from = Date.parse(start) - rule.startWithinMinutes * 60_000;
    // croner looks strictly after a time.
    const run = cron?.nextRun(new Date(from - 1000)) ?? null;
    return run !== null && run.getTime() < Date.parse(end);
  });
  if (within.length > 0) {
    const named = within.map(({ rule }) => inWords(rule)).join(', and ');
    return warn(resource, `A backup may begin in the event by ${named}.`, {
      action:
        'Move the rule to hours before the event, with a window that ends by then, or suspend it for the event, and take a backup before.',
      lead: 'configuration',
      reversal: { action: 'Give the rule its schedule back.' },
    });
  }
  const unread = read.filter(({ cron }) => cron === null);
  if (unread.length > 0)
    return unknown(
      resource,
      `When it runs cannot be told of ${unread.map(({ rule }) => inWords(rule)).join(', ')}.`,
    );
  return rules.length === 0
    ? unknown(
        resource,
        'AWS Backup has backups of it, and none of the last eight days by a rule: whether a rule that runs more rarely begins one in the event is not known.',
      )
    : pass(
        resource,
        `Of the rules that backed it up in the last eight days none begins a backup in the event: ${rules.map(inWords).join(', ')}. Rules that run more rarely are not read.`,
      );
}
