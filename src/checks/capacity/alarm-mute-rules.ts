import { isForPeople, openAlarmBook } from '../../judging/alarms';
import type { FixDraft } from '../../judging/fix';
import { type AlarmMuteRule, ARTIFACTS, type Artifacts, type CloudWatchAlarm } from '../../model/artifacts';
import { SCALED_SERVICES } from '../../model/artifacts/application-auto-scaling';
import type { ScopedResource } from '../../model/resource';
import { ALARM_USES, alarmsOn, watchTraffic } from '../alarms';
import {
  defineCheck,
  fail,
  type JudgedResource,
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
    const alarmsOf = ({ alarmNames }: AlarmMuteRule) => alarmNames.flatMap((name) => byName.get(name) ?? []);
    const active = artifacts.alarmMuteRules.flatMap((rule) => {
      const time = mutedIn(rule, context.window);
      return time === null ? [] : [{ rule, time, muted: alarmsOf(rule) }];
    });
    /** Those of which nobody is told while some are muted. */
    const silenced = (muted: readonly CloudWatchAlarm[]): ReadonlySet<CloudWatchAlarm> => {
      const off = new Set(muted);
      const then = (alarm: CloudWatchAlarm) => (off.has(alarm) ? { ...alarm, actionsEnabled: false } : alarm);
      const bookThen = openAlarmBook(artifacts.cloudWatchAlarms.map(then));
      return new Set(heard.filter((alarm) => !bookThen.isHeard(then(alarm))));
    };
    const idle = artifacts.alarmMuteRules.filter((rule) => active.every((one) => one.rule !== rule));
    return [
      ...idle.map((rule) => pass(resourceOf(rule), 'It mutes nothing while the event is on.')),
      ...active.map(({ rule, time, muted }) => {
        // What others mute too may be the last that tells of it.
        const others = active.flatMap((one) => (one.rule === rule ? [] : one.muted));
        const before = silenced(others);
        const alone = silenced(muted);
        const together = silenced([...others, ...muted]);
        const scaled = muted.map((alarm) => [alarm, scalesTraffic(alarm, artifacts, context)] as const);
        const by = (wanted: Scales) =>
          scaled.flatMap(([alarm, scales]) => (scales.includes(wanted) ? [alarm] : []));
        return judgeRule(rule, time, {
          scaling: by('out'),
          perhaps: by('perhaps'),
          telling: heard.filter((alarm) => alone.has(alarm) || (together.has(alarm) && !before.has(alarm))),
          unclear: [
            ...by('unclear'),
            ...muted.filter(
              ({ alarmActions, alarmRule, queries }) =>
                alarmActions.some(isForPeople) && (queries.length > 0 || (!isAllRead && alarmRule === null)),
            ),
          ],
        });
      }),
    ];
  },
});

/** Alarms that a rule mutes. */
interface Concerned {
  /** By which something grows that carries the event’s traffic. */
  readonly scaling: readonly CloudWatchAlarm[];
  /** By which something may grow that may carry the event’s traffic. */
  readonly perhaps: readonly CloudWatchAlarm[];
  /** Of which people are told now, by themselves or by others, and would not be then. */
  readonly telling: readonly CloudWatchAlarm[];
  /** Of which nobody knows what they are for. */
  readonly unclear: readonly CloudWatchAlarm[];
}

/** @param muted When it mutes its alarms in the event. */
function judgeRule(
  rule: AlarmMuteRule,
  muted: Muted | 'unclear',
  { scaling, perhaps, telling, unclear }: Concerned,
): Judgement {
  const named = resourceOf(rule);
  const all = [...scaling, ...perhaps, ...telling, ...unclear];
  if (all.length === 0) {
    return pass(named, 'It mutes no alarm that scales what carries traffic, or tells people of it.');
  }
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
  return perhaps.length > 0
    ? warn(
        named,
        `${inTime(muted)} it mutes ${inWords(perhaps)}, by which policies may scale what may carry the event’s traffic: steps may only take capacity away, and nobody knows whether traffic reaches all of it. Say so in traffic.elasticity of the plan, or accept this there.`,
        fixOf(rule),
      )
    : unknown(
        named,
        `${inTime(muted)} it mutes ${inWords(unclear)}; what is scaled or watched by that was not read, or is chosen by a query.`,
      );
}

const resourceOf = ({ muteRuleName, muteRuleArn }: AlarmMuteRule): JudgedResource => ({
  name: muteRuleName,
  arn: muteRuleArn,
});

const inTime = ({ from, until }: Muted): string => `From ${from} to ${until}`;

const inWords = (alarms: readonly CloudWatchAlarm[]): string =>
  listed([...new Set(alarms.map(({ alarmName }) => alarmName))]);

const fixOf = ({ muteRuleName }: AlarmMuteRule): FixDraft => ({
  action: `Take the alarms of the event out of ${muteRuleName}, or let it expire before the event and put it back afterwards.`,
  lead: 'setting',
});

/** `…:scalingPolicy:ID:autoScalingGroupName/web:policyName/out` or `…:scalingPolicy:ID:resource/ecs/service/shop/web:policyName/out` */
const POLICY =
  /:scalingPolicy:[^:]+:(?:autoScalingGroupName\/(?<group>[^:]+)|resource\/(?<service>[^/]+)\/(?<target>.+)):policyName\/(?<policy>[^:]+)/;

/** Target tracking makes two alarms for each policy; this one takes capacity away. */
const ONLY_SCALES_IN = /^TargetTracking-.*-AlarmLow-/;

/** What an alarm does to what carries the event’s traffic. */
type Scales = 'out' | 'perhaps' | 'unclear';

function scalesTraffic(
  { alarmName, alarmActions, actionsEnabled }: CloudWatchAlarm,
  { autoScalingGroups, scalingPolicies, scalableTargets }: Partial<Artifacts>,
  { placed }: TargetContext,
): readonly Scales[] {
  if (!actionsEnabled || ONLY_SCALES_IN.test(alarmName)) return [];
  const asPlaced = (owner: ScopedResource, scales: Scales): readonly Scales[] => {
    const { placement } = placed(owner);
    return placement === 'off' ? [] : [placement === 'on' ? scales : 'perhaps'];
  };
  return alarmActions.flatMap((action): readonly Scales[] => {
    const { group, service, target, policy } = POLICY.exec(action)?.groups ?? {};
    if (group !== undefined) {
      if (autoScalingGroups === undefined || scalingPolicies === undefined) return ['unclear'];
      const scalesIn = scalingPolicies.some(
        (one) => one.autoScalingGroupName === group && one.policyName === policy && one.onlyScalesIn === true,
      );
      const own = autoScalingGroups.find((one) => one.autoScalingGroupName === group);
      return scalesIn || own === undefined ? [] : asPlaced(ARTIFACTS.autoScalingGroups.owner(own), 'out');
    }
    if (service === undefined) return [];
    if (scalableTargets === undefined || !Object.hasOwn(SCALED_SERVICES, service)) return ['unclear'];
    const own = scalableTargets.find((one) => one.serviceNamespace === service && one.resourceId === target);
    if (own === undefined) return [];
    const isStep = own.policies.some((one) => one.policyName === policy && one.policyType === 'StepScaling');
    return asPlaced(ARTIFACTS.scalableTargets.owner(own), isStep ? 'perhaps' : 'out');
  });
}
