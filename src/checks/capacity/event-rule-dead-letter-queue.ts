import { isByTime, type RuleLoad, whyNotMeasured } from '../../capacity/event-rules';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, EventRule } from '../../model/artifacts';
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
import { findQueue, inWords } from '../sqs';

export const eventRuleDeadLetterQueue = defineCheck({
  id: 'event-rule-dead-letter-queue',
  title: 'What a rule cannot get delivered is kept',
  failureTitle: 'What a rule cannot get delivered is lost',
  why: 'EventBridge tries for a day at most, and not at all again where a target is gone or refuses it: then an event is gone, unless a dead-letter queue gets it.',
  docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  workbook: '12 Resilience',
  needs: ['eventRules', 'eventRulePeaks', 'sqsQueues'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeEnabledRules(artifacts, context, (load, resource) =>
      judgeRule(load, artifacts, resource, context.target),
    ),
});

function judgeRule(
  load: RuleLoad,
  artifacts: Pick<Artifacts, 'sqsQueues'>,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const { rule, measured } = load;
  if (rule.targets.length === 0) return notApplicable('It calls nothing.', resource);
  if (isByTime(rule)) return notApplicable('Time starts it, and not the traffic of the event.', resource);
  const queues = new Set(
    rule.targets.map(({ deadLetterArn }) => deadLetterArn).filter((arn) => arn !== null),
  );
  const unread = [...queues].filter((arn) => findQueue(artifacts, arn) === undefined);
  const gone = unread.filter((arn) => isHere(arn, target));
  if (gone.length > 0) {
    return fail(resource, `Its dead-letter queue ${gone.join(', ')} does not exist: what fails is lost.`, {
      action: `Create ${gone.map(lastPartOf).join(', ')} again, or give ${rule.ruleName} another dead-letter queue.`,
      lead: 'configuration',
    });
  }
  const without = rule.targets.filter(({ deadLetterArn }) => deadLetterArn === null);
  if (without.length === 0) {
    return unread.length > 0
      ? unknown(
          resource,
          `Its dead-letter queue ${unread.join(', ')} is of another account or region, and was not read.`,
        )
      : pass(resource, `${[...queues].map(lastPartOf).join(', ')} gets what fails.`);
  }
  if (measured?.invocations === 0)
    return notApplicable('It has no dead-letter queue, and called nothing in the look-back.', resource);
  const missing = whyNotMeasured(load);
  if (missing !== null) return unknown(resource, `It has no dead-letter queue. ${missing}`);
  return warn(
    resource,
    `${without.length} of its ${rule.targets.length} targets have no dead-letter queue; EventBridge tries ${triesOf(without)}, and then drops the event.`,
    {
      action: `Give the targets of ${rule.ruleName} a dead-letter queue that EventBridge may send to: ${without.map(({ arn }) => lastPartOf(arn)).join(', ')}.`,
      lead: 'configuration',
    },
  );
}

/** The fewest tries of any of them. */
function triesOf(targets: EventRule['targets']): string {
  const attempts = Math.min(...targets.map(({ maximumRetryAttempts }) => maximumRetryAttempts));
  const age = Math.min(...targets.map(({ maximumEventAgeSeconds }) => maximumEventAgeSeconds));
  return attempts === 0 ? 'once' : `${attempts} times more within ${inWords(age)}`;
}
