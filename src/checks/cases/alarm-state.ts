import { isForPeople } from '../../judging/alarms';
import type { CloudWatchAlarm } from '../../model/artifacts';
import { ALARM_USES, alarmsOn, inWords, isSteady, resourceOfAlarm, watchTraffic } from '../alarms';
import { defineCheck, type Judgement, notApplicable, pass, WHOLE, warn } from '../check';
import { endsWithIt } from '../watched-resources';
import { count } from '../words';

/** Assumed: an alarm that lacked data for a day lacks it for good; a new one has some within its first periods. */
const STUCK_MS = 24 * 3_600_000;

export const alarmState = defineCheck({
  id: 'alarm-state',
  title: 'Alarms on what carries traffic are quiet, have data, and go off without',
  failureTitle: 'Alarm is on already, has no data, or stays quiet without',
  why: 'An alarm that is always on says nothing new at the event, and one without data, or that takes none for good, never says anything.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html',
  workbook: '12 Monitoring',
  needs: ['cloudWatchAlarms'],
  uses: ALARM_USES,
  evaluate(artifacts, context) {
    const { book, groups } = watchTraffic(artifacts, context);
    const all = alarmsOn(groups).filter(({ alarm }) => book.isHeard(alarm) || !isMachines(alarm));
    const heard = artifacts.cloudWatchAlarms.filter((alarm) => book.isHeard(alarm));
    const judged = all.flatMap(({ alarm, of }): Judgement[] => {
      const { alarmName, stateValue, stateSince } = alarm;
      const since = stateSince === null ? '' : ` since ${stateSince}`;
      if (stateValue === 'ALARM') {
        return [
          warn(resourceOfAlarm(alarm), `It watches ${inWords(of)}, and is in ALARM${since}.`, {
            action: `Mend what ${alarmName} reports, or set its threshold to what is not normal.`,
            lead: 'repair',
          }),
        ];
      }
      const isStuck = stateSince === null || Date.parse(context.asOf) - Date.parse(stateSince) > STUCK_MS;
      if (
        stateValue === 'INSUFFICIENT_DATA' &&
        isStuck &&
        of.every(({ watch, watched }) => isSteady(watch, watched))
      ) {
        return [
          warn(
            resourceOfAlarm(alarm),
            `It watches ${inWords(of)}, and has had no data${since}: CloudWatch has such metrics as long as there is what they are of.`,
            {
              action: `Compare the metric, dimensions, period and unit of ${alarmName} with what CloudWatch lists.`,
              lead: 'setting',
            },
          ),
        ];
      }
      return isDeaf(alarm, of, heard) && book.isHeard(alarm) ? [judgeDeaf(alarm, of)] : [];
    });
    if (judged.length > 0) return judged;
    return all.length === 0
      ? [notApplicable('No alarm for people watches what carries traffic.')]
      : [
          pass(
            WHOLE,
            `${count(all.length, 'alarm')} on what carries traffic ${all.length === 1 ? 'is' : 'are'} quiet.`,
          ),
        ];
  },
});

type On = ReturnType<typeof alarmsOn>[number]['of'];

/** What an alarm takes periods without data for, where these do not set it off. */
const QUIET: Readonly<Record<string, string>> = {
  ignore: 'no change (ignore)',
  notBreaching: 'good (notBreaching)',
  missing: 'missing, of which it tells nobody',
};

/**
 * Whether an alarm stays quiet when the metric ends with what it is of, and so with what it is there to tell. One that also
 * restarts or scales something is left out: AWS advises against doing that without data.
 */
const isDeaf = (alarm: CloudWatchAlarm, of: On, heard: readonly CloudWatchAlarm[]): boolean =>
  alarm.treatMissingData in QUIET &&
  !(alarm.treatMissingData === 'missing' && tellsOfNoData(alarm, heard)) &&
  alarm.comparison !== null &&
  alarm.alarmActions.every(isForPeople) &&
  of.some(({ watch, watched }) => endsWithIt(watch.metricName) && isSteady(watch, watched));

/** Whether people are told that an alarm has no data: by itself, or perhaps by a composite alarm that asks for that. */
const tellsOfNoData = (
  { alarmName, actionsEnabled, insufficientDataActions }: CloudWatchAlarm,
  heard: readonly CloudWatchAlarm[],
): boolean =>
  (actionsEnabled && insufficientDataActions.some(isForPeople)) ||
  heard.some(({ alarmRule }) =>
    (alarmRule?.match(/INSUFFICIENT_DATA\s*\([^)]*\)/g) ?? []).some((part) => part.includes(alarmName)),
  );

const judgeDeaf = (alarm: CloudWatchAlarm, of: On): Judgement =>
  warn(
    resourceOfAlarm(alarm),
    `It watches ${inWords(of)}, of which there is no data once nothing of it is left, and takes missing data for ${QUIET[alarm.treatMissingData]}: then it stays quiet.`,
    {
      action: `Have ${alarm.alarmName} take missing data for bad: cloudwatch put-metric-alarm with --treat-missing-data breaching, and with all else that describe-alarms says of it, as it sets an alarm anew.`,
      lead: 'setting',
    },
  );

/** Whether an alarm is there to scale or restart something: those that scale in are on whenever there is little to do. */
const isMachines = ({ alarmActions }: CloudWatchAlarm): boolean =>
  alarmActions.length > 0 && !alarmActions.some(isForPeople);
