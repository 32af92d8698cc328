import { isForPeople } from '../../judging/alarms';
import type { FixDraft } from '../../judging/fix';
import { type AlarmMuteRule, ARTIFACTS, type Artifacts, type CloudWatchAlarm } from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { ALARM_USES, alarmsOn, watchTraffic } from '../alarms';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { type Muted, mutedIn } from '../mute-rules';
import { listed } from '../words';

export const alarmMuteRules = defineCheck({
  id: 'alarm-mute-rules',
  title: 'No rule mutes an alarm in the event that scales something or tells people',
  failureTitle: 'A rule mutes alarms in the event',
  why: 'A muted alarm does nothing of what it is for: nobody is told, and groups and services that scale by it stay as small as they are.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html',
  workbook: '12 Performance',
  needs: ['alarmMuteRules', 'cloudWatchAlarms'],
  uses: [...ALARM_USES, 'autoScalingGroups', 'scalingPolicies', 'scalableTargets'],
  evaluate(artifacts, context) {
    if (artifacts.alarmMuteRules.length === 0) return [notApplicable('No rule mutes alarms.')];
    const byName = new Map(artifacts.cloudWatchAlarms.map((alarm) => [alarm.alarmName, alarm]));
    const { groups } = watchTraffic(artifacts, context);
    const watching = new Set(alarmsOn(groups).map(({ alarm }) => alarm));
    return artifacts.alarmMuteRules.map((rule) => {
      const alarms = rule.alarmNames.flatMap((name) => byName.get(name) ?? []);
      const scaling = alarms.filter((alarm) => scalesTraffic(alarm, artifacts, context));
      const telling = alarms.filter((alarm) => watching.has(alarm) && alarm.alarmActions.some(isForPeople));
      return judgeRule(rule, { scaling, telling }, context);
    });
  },
});

interface Concerned {
  readonly scaling: readonly CloudWatchAlarm[];
  readonly telling: readonly CloudWatchAlarm[];
}

function judgeRule(rule: AlarmMuteRule, { scaling, telling }: Concerned, context: TargetContext): Judgement {
  const named = { name: rule.ruleName, arn: rule.ruleArn };
  if (scaling.length + telling.length === 0) {
    return pass(named, 'It mutes no alarm that scales what carries traffic, or tells people of it.');
  }
  const muted = mutedIn(rule, context.window);
  if (muted === null) return pass(named, 'It mutes nothing while the event is on.');
  if (muted === 'unclear') {
    return unknown(
      named,
      `It mutes ${inWords([...scaling, ...telling])}; whether it does in the event is not known, since its schedule is not understood: ${rule.expression} for ${rule.duration}.`,
    );
  }
  return scaling.length > 0
    ? fail(
        named,
        `${inTime(muted)} it mutes ${inWords(scaling)}, by which policies scale what carries the event’s traffic.`,
        fixOf(rule),
      )
    : warn(named, `${inTime(muted)} it mutes ${inWords(telling)}, and nobody is told.`, fixOf(rule));
}

const inTime = ({ from, until }: Muted): string => `From ${from} to ${until}`;

const inWords = (alarms: readonly CloudWatchAlarm[]): string =>
  listed([...new Set(alarms.map(({ alarmName }) => alarmName))]);

const fixOf = ({ ruleName }: AlarmMuteRule): FixDraft => ({
  action: `Take the alarms of the event out of ${ruleName}, or let it expire before the event and put it back afterwards.`,
  lead: 'setting',
});

/** `…:scalingPolicy:ID:autoScalingGroupName/web:policyName/out` or `…:scalingPolicy:ID:resource/ecs/service/shop/web:policyName/out` */
const POLICY =
  /:scalingPolicy:[^:]+:(?:autoScalingGroupName\/(?<group>[^:]+)|resource\/(?<service>[^/]+)\/(?<target>.+)):policyName\/(?<policy>.+)$/;

/** Target tracking makes two alarms for each policy; this one takes capacity away. */
const ONLY_SCALES_IN = /^TargetTracking-.*-AlarmLow-/;

/** Whether what carries the event’s traffic grows by an alarm. */
function scalesTraffic(
  { alarmName, alarmActions, actionsEnabled }: CloudWatchAlarm,
  { autoScalingGroups, scalingPolicies = [], scalableTargets = [] }: Partial<Artifacts>,
  { placed }: TargetContext,
): boolean {
  if (!actionsEnabled || ONLY_SCALES_IN.test(alarmName)) return false;
  const isOn = (owner: ScopedResource) => placed(owner).placement !== 'off';
  return alarmActions.some((action) => {
    const { group, service, target, policy } = POLICY.exec(action)?.groups ?? {};
    if (group !== undefined) {
      const scalesIn = scalingPolicies.some(
        (one) => one.autoScalingGroupName === group && one.policyName === policy && one.onlyScalesIn === true,
      );
      const own = autoScalingGroups?.find((one) => one.autoScalingGroupName === group);
      return !scalesIn && own !== undefined && isOn(ARTIFACTS.autoScalingGroups.owner(own));
    }
    const own = scalableTargets.find((one) => one.serviceNamespace === service && one.resourceId === target);
    return own !== undefined && isOn(ARTIFACTS.scalableTargets.owner(own));
  });
}
