import { type RuleLoad, whyNotMeasured } from '../../capacity/event-rules';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { Artifacts, LambdaFunction, SnsTopic, StateMachine } from '../../model/artifacts';
import type { Target } from '../../model/target';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeEnabledRules } from '../event-rules';
import { isHere, lastPartOf } from '../sns';
import { findQueue } from '../sqs';

const NEEDS = [
  ...(['eventRules', 'eventRulePeaks', 'sqsQueues', 'lambdaFunctions', 'snsTopics'] as const),
  'stateMachines',
] as const;

type Known = Pick<Artifacts, (typeof NEEDS)[number]>;

export const eventRuleTargets = defineCheck({
  id: 'event-rule-targets',
  title: 'What rules of EventBridge call is there',
  failureTitle: 'A rule calls something that does not exist, or nothing',
  why: 'What is sent to something that was deleted is not tried again: every event of the rule is lost there.',
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html',
  workbook: '12 Resilience',
  needs: NEEDS,
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeEnabledRules(artifacts, context, (load, resource) =>
      judgeRule(load, artifacts, resource, context.target),
    ),
});

function judgeRule(load: RuleLoad, artifacts: Known, resource: JudgedResource, target: Target): Judgement {
  const { targets, ruleName } = load.rule;
  if (targets.length === 0) {
    return warn(resource, 'It is on, and calls nothing.', {
      action: `Give ${ruleName} what it should call, or delete it.`,
      lead: 'configuration',
    });
  }
  const gone = targets.filter(({ arn }) => isThere(arn, artifacts, target) === false);
  if (gone.length > 0) {
    const names = gone.map(({ arn }) => arn).join(', ');
    return fail(resource, `It calls what does not exist: ${names}.`, {
      action: `Create it again, or remove it from the targets of ${ruleName}.`,
      lead: 'configuration',
    });
  }
  const open = targets.filter(({ arn }) => isThere(arn, artifacts, target) === null);
  if (open.length === 0) return pass(resource, `All of what it calls is there (${targets.length}).`);
  const names = open.map(({ arn }) => lastPartOf(arn)).join(', ');
  const { invocations = null, failed = null } = load.measured ?? {};
  if (invocations !== null && invocations > 0 && failed === 0)
    return pass(resource, `It calls ${names}, which was not looked for; no event failed in the look-back.`);
  return invocations === 0
    ? notApplicable(
        `It calls ${names}, which was not looked for, and called nothing in the look-back.`,
        resource,
      )
    : unknown(
        resource,
        `Whether ${names} is there is not known. ${whyNotMeasured(load) ?? 'Some of its events failed.'}`,
      );
}

const functionsByArn = lookup(({ functionArn }: LambdaFunction) => [functionArn]);
const topicsByArn = lookup(({ topicArn }: SnsTopic) => [topicArn]);
const machinesByArn = lookup(({ stateMachineArn }: StateMachine) => [stateMachineArn]);

/** Whether a target is there; null where it is of another account, region or kind than was read. */
function isThere(arn: string, artifacts: Known, target: Target): boolean | null {
  const base = arn.split(':').slice(0, 7).join(':');
  const known = isKnownTo(arn, base, artifacts);
  if (known === null) return null;
  return known || (isHere(arn, target) ? false : null);
}

function isKnownTo(arn: string, base: string, artifacts: Known): boolean | null {
  const [, , service, , , kind] = arn.split(':');
  if (service === 'sqs') return findQueue(artifacts, arn) !== undefined;
  if (service === 'sns') return topicsByArn(artifacts.snsTopics, arn).length > 0;
  if (service === 'lambda' && kind === 'function')
    return functionsByArn(artifacts.lambdaFunctions, base).length > 0;
  if (service === 'states' && kind === 'stateMachine')
    return machinesByArn(artifacts.stateMachines, base).length > 0;
  return null;
}
