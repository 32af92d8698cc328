import { isByTime, nameOfRule, type RuleLoad } from '../../capacity/event-rules';
import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Target } from '../../model/target';
import { defineCheck, type JudgedResource, type Judgement, pass, warn } from '../check';
import { judgeRules } from '../event-rules';

export const eventRuleState = defineCheck({
  id: 'event-rule-state',
  title: 'Rules of EventBridge are on',
  failureTitle: 'A rule is off, so that nothing gets its events',
  why: 'A bus keeps nothing for a rule that is off: events that it would match are gone, however soon it is switched on again.',
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html',
  workbook: '12 Resilience',
  needs: ['eventRules', 'eventRulePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeRules(artifacts, context, (load, resource) => judgeRule(load, resource, context.target)),
});

function judgeRule({ rule, measured }: RuleLoad, resource: JudgedResource, target: Target): Judgement {
  if (rule.isEnabled) return pass(resource, 'It is on.');
  const seen =
    (measured?.invocations ?? 0) > 0
      ? `, though it called its targets ${measured?.invocations} times in the look-back`
      : '';
  const rows = { name: rule.ruleName, 'event-bus-name': rule.eventBusName };
  return warn(
    resource,
    `It is off${seen}: ${isByTime(rule) ? 'its schedule starts nothing' : 'events that it would match reach nothing'}.`,
    {
      action: `Switch ${nameOfRule(rule)} on if the event needs it, and else delete it.`,
      command: awsCommand(target, 'events', 'enable-rule', rows),
      reversal: {
        action: 'Switch it off again.',
        command: awsCommand(target, 'events', 'disable-rule', rows),
      },
      lead: 'configuration',
    },
  );
}
