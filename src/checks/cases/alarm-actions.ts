import { isForPeople } from '../../judging/alarms';
import { awsCommand } from '../../judging/aws-command';
import { ALARM_USES, alarmsOn, inWords, resourceOfAlarm, watchTraffic } from '../alarms';
import { defineCheck, type Judgement, notApplicable, pass, WHOLE, warn } from '../check';
import { count } from '../words';

export const alarmActions = defineCheck({
  id: 'alarm-actions',
  title: 'Alarms on what carries traffic have actions that are on',
  failureTitle: 'Alarm goes off and nothing happens',
  why: 'An alarm without an action turns red in a console that nobody looks at.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  workbook: '12 Performance',
  needs: ['cloudWatchAlarms'],
  uses: ALARM_USES,
  evaluate(artifacts, context) {
    const { book, groups } = watchTraffic(artifacts, context);
    const all = alarmsOn(groups);
    const judged = all.flatMap(({ alarm, of }): Judgement[] => {
      const { alarmName, alarmActions: actions, actionsEnabled } = alarm;
      if (book.isHeard(alarm)) return [];
      const resource = resourceOfAlarm(alarm);
      const watches = `It watches ${inWords(of)}`;
      if (!actionsEnabled && actions.length > 0) {
        return [
          warn(resource, `${watches}, and its actions are switched off.`, {
            action: `Find out who switched off the actions of ${alarmName}, and switch them on again.`,
            command: awsCommand(context.target, 'cloudwatch', 'enable-alarm-actions', {
              'alarm-names': [alarmName],
            }),
            lead: 'setting',
          }),
        ];
      }
      // What only scales or restarts something is made for that.
      if (actions.some((action) => !isForPeople(action))) return [];
      return [
        warn(
          resource,
          `${watches}, and neither it nor a composite alarm that names it has an action for people that is on.`,
          {
            action: `Give ${alarmName} a topic of SNS that somebody reads; leave it where a rule of EventBridge passes it on, which it does not show.`,
            lead: 'setting',
          },
        ),
      ];
    });
    if (judged.length > 0) return judged;
    return all.length === 0
      ? [notApplicable('No alarm watches what carries traffic.')]
      : [
          pass(
            WHOLE,
            `${count(all.length, 'alarm')} on what carries traffic act${all.length === 1 ? 's' : ''}.`,
          ),
        ];
  },
});
