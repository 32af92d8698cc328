import { isForPeople, openAlarmBook } from '../../judging/alarms';
import type { FixDraft } from '../../judging/fix';
import { type AlarmMuteRule, ARTIFACTS, type Artifacts, type CloudWatchAlarm } from '../../model/artifacts';
import { SCALED_SERVICES } from '../../model/artifacts/application-auto-scaling';
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
    const { book, groups } = watchTraffic(artifacts, context);
    const heard = alarmsOn(groups).flatMap(({ alarm }) => (book.isHeard(alarm) ? [alarm] : []));
    const isAllRead = groups.every(({ isRead }) => isRead);
    return artifacts.alarmMuteRules.map((rule) => {
      const muted = rule.alarmNames.flatMap((name) => byName.get(name) ?? []);
      const silent = silenced(artifacts.cloudWatchAlarms, new Set(muted));
      const by = (wanted: Scales) =>
        muted.filter((alarm) => scalesTraffic(alarm, artifacts, context).includes(wanted));
      return judgeRule(
        rule,
        {
          scaling: by('out'),
          stepping: by('in or out'),
          telling: heard.filter((alarm) => silent.has(alarm.alarmName)),
          unclear: [
            ...by('unclear'),
            ...muted.filter(
              ({ alarmActions, alarmRule, queries }) =>
                alarmActions.some(isForPeople) && (queries.length > 0 || (!isAllRead && alarmRule === null)),
            ),
          ],
        },
        context,
      );
    });
  },
});

/** Alarms that a rule mutes. */
interface Concerned {
  /** By which something grows that carries the event’s traffic. */
  readonly scaling: readonly CloudWatchAlarm[];
  /** By which something of that grows, or only shrinks. */
  readonly stepping: readonly CloudWatchAlarm[];
  /** Of which people are told now, by themselves or by others, and would not be then. */
  readonly telling: readonly CloudWatchAlarm[];
  /** Of which nobody knows what they are for. */
  readonly unclear: readonly CloudWatchAlarm[];
}

function judgeRule(
  rule: AlarmMuteRule,
  { scaling, stepping, telling, unclear }: Concerned,
  context: TargetContext,
): Judgement {
  const named = { name: rule.ruleName, arn: rule.ruleArn };
  const all = [...scaling, ...stepping, ...telling, ...unclear];
  if (all.length === 0) {
    return pass(named, 'It mutes no alarm that scales what carries traffic, or tells people of it.');
  }
  const muted = mutedIn(rule, context.window);
  if (muted === null) return pass(named, 'It mutes nothing while the event is on.');
  if (muted === 'unclear') {
    return unknown(
      named,
      `It mutes ${inWords(all)}; whether it does in the event is not known, since its schedule is not understood: ${rule.expression} for ${rule.duration}.`,
    );
  }
  if (scaling.length > 0) {
    return fail(
      named,
      `${inTime(muted)} it mutes ${inWords(scaling)}, by which policies scale what carries the event’s traffic.`,
      fixOf(rule),
    );
  }
  if (telling.length > 0) {
    return warn(
      named,
      `${inTime(muted)} it mutes what tells people of ${inWords(telling)}, and nobody is told.`,
      fixOf(rule),
    );
  }
  return stepping.length > 0
    ? warn(
        named,
        `${inTime(muted)} it mutes ${inWords(stepping)}, by which steps of a policy scale what carries the event’s traffic; if they only take capacity away, accept this in the plan.`,
        fixOf(rule),
      )
    : unknown(
        named,
        `${inTime(muted)} it mutes ${inWords(unclear)}; what is scaled or watched by that was not read, or is chosen by a query.`,
      );
}

/** The names of the alarms of which nobody is told while some are muted. */
function silenced(
  alarms: readonly CloudWatchAlarm[],
  muted: ReadonlySet<CloudWatchAlarm>,
): ReadonlySet<string> {
  const then = alarms.map((alarm) => (muted.has(alarm) ? { ...alarm, actionsEnabled: false } : alarm));
  const book = openAlarmBook(then);
  return new Set(then.filter((alarm) => !book.isHeard(alarm)).map(({ alarmName }) => alarmName));
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
  /:scalingPolicy:[^:]+:(?:autoScalingGroupName\/(?<group>[^:]+)|resource\/(?<service>[^/]+)\/(?<target>.+)):policyName\/(?<policy>[^:]+)/;

/** Target tracking makes two alarms for each policy; this one takes capacity away. */
const ONLY_SCALES_IN = /^TargetTracking-.*-AlarmLow-/;

/** What an alarm does to what carries the event’s traffic. */
type Scales = 'out' | 'in or out' | 'unclear';

function scalesTraffic(
  { alarmName, alarmActions, actionsEnabled }: CloudWatchAlarm,
  { autoScalingGroups, scalingPolicies = [], scalableTargets }: Partial<Artifacts>,
  { placed }: TargetContext,
): readonly Scales[] {
  if (!actionsEnabled || ONLY_SCALES_IN.test(alarmName)) return [];
  const isOn = (owner: ScopedResource) => placed(owner).placement !== 'off';
  return alarmActions.flatMap((action): readonly Scales[] => {
    const { group, service, target, policy } = POLICY.exec(action)?.groups ?? {};
    if (group !== undefined) {
      if (autoScalingGroups === undefined) return ['unclear'];
      const scalesIn = scalingPolicies.some(
        (one) => one.autoScalingGroupName === group && one.policyName === policy && one.onlyScalesIn === true,
      );
      const own = autoScalingGroups.find((one) => one.autoScalingGroupName === group);
      return !scalesIn && own !== undefined && isOn(ARTIFACTS.autoScalingGroups.owner(own)) ? ['out'] : [];
    }
    if (service === undefined) return [];
    if (scalableTargets === undefined || !Object.hasOwn(SCALED_SERVICES, service)) return ['unclear'];
    const own = scalableTargets.find((one) => one.serviceNamespace === service && one.resourceId === target);
    if (own === undefined || !isOn(ARTIFACTS.scalableTargets.owner(own))) return [];
    const isStep = own.policies.some((one) => one.policyName === policy && one.policyType === 'StepScaling');
    return [isStep ? 'in or out' : 'out'];
  });
}
