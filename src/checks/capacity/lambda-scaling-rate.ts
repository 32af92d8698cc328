import { densityOf } from '../../capacity/density';
import { ADDED_PER_STEP, growthPerStep, playFunctionRise } from '../../capacity/lambda-ramp';
import { findFunctionStart } from '../../capacity/provisioned-concurrency';
import { expectedRamp } from '../../capacity/rises';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type LambdaFunction,
  type LambdaFunctionPeak,
} from '../../model/artifacts';
import { STEP_SECONDS } from '../../model/rise';
import type { Target } from '../../model/target';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  fail,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { describePace } from '../pace';

/** The share of what Lambda adds that a function may need by a peak from too few data, which may have been higher. */
const FEW = 0.1;

export const lambdaScalingRate = defineCheck({
  id: 'lambda-scaling-rate',
  title: 'Functions follow the rise at the rate at which Lambda adds environments',
  failureTitle: 'Traffic of a function rises faster than Lambda adds environments',
  why: 'Lambda adds 1,000 environments to a function every 10 seconds; calls beyond that are refused, however much concurrency the account has left.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html',
  workbook: '12 Performance',
  needs: ['lambdaFunctions', 'lambdaFunctionPeaks'],
  uses: [...TRAFFIC_ARTIFACTS, 'lambdaProvisionedConcurrency', 'scalableTargets'],
  evaluate(artifacts, planned) {
    return artifacts.lambdaFunctions.map((lambda) =>
      judgeByTraffic(planned, (context) => judgeFunction(lambda, artifacts, context)),
    );
  },
});

const peaksByName = lookup(({ functionName }: LambdaFunctionPeak) => [functionName]);

function judgeFunction(
  lambda: LambdaFunction,
  artifacts: Partial<Artifacts>,
  context: TargetContext,
): Judgement {
  const { functionName, functionArn } = lambda;
  const resource = { name: functionName, arn: functionArn };
  const owner = ARTIFACTS.lambdaFunctions.owner(lambda);
  const times = multiplierOf(owner, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const [measured] = peaksByName(artifacts.lambdaFunctionPeaks, functionName);
  const peak = measured?.concurrentExecutions ?? null;
  if (peak === null) {
    return measured?.isInvoked === false
      ? notApplicable('It was not invoked in the look-back.', resource)
      : unknown(resource, 'How much it runs is not known: CloudWatch gave no complete data.');
  }
  const ramp = expectedRamp(context.plan, times);
  const added = `Lambda adds ${ADDED_PER_STEP.toLocaleString('en-US')} every ${STEP_SECONDS.executions} seconds`;
  const rise = `Its traffic rises ${times}× ${describePace(context)}, from ${peak.value} executions at the same time at normal peak (${peak.at}); ${added}`;
  const before = findFunctionStart(functionName, peak.value, artifacts, context);
  const play = (start: number) =>
    playFunctionRise(functionName, peak.value, { ...before, start }, ramp, context.target);
  const played = play(before.start);
  if (!played?.shortfall) {
    const density = densityOf(peak, measured?.window, 'maxima', `ConcurrentExecutions of ${functionName}`);
    const growth = growthPerStep(peak.value, ramp);
    const because = growth > ADDED_PER_STEP ? ` ${before.words}` : '';
    return isKnown(density) || growth <= ADDED_PER_STEP * FEW
      ? pass(resource, `${rise}, and it follows.${because}`)
      : unknown(resource, `${rise}.${because} ${density.missing}`);
  }
  // What follows passes wherever it stands, so that less evidence of the path never looks better.
  const { placement, because } = context.placed(owner);
  if (placement === 'off') {
    return notApplicable(`It does not carry the event’s traffic. ${because}`, resource);
  }
  const { from, to, worst } = played.shortfall;
  const seconds = (step: number) => step * STEP_SECONDS.executions;
  const until = to === null ? 'on' : `to ${seconds(to)}`;
  const enough = played.findEnough();
  const words = `${rise}: from second ${seconds(from)} ${until} as much as ${Math.ceil(worst * 100)} % of its calls are refused; with ${enough.toLocaleString('en-US')} provisioned none is. ${before.words}`;
  if (placement === 'unplaced') {
    return unknown(resource, `${words} Whether it carries the event’s traffic is not known. ${because}`);
  }
  const fix = fixOf(functionName, enough, before.only, context.target);
  const doubt = whyNotSure(
    lambda,
    before.most !== null && play(before.most) !== undefined,
    artifacts,
    context,
  );
  return doubt === null ? fail(resource, words, fix) : warn(resource, `${words} ${doubt}`.trim(), fix);
}

/**
 * Why it is not sure that calls are refused, as a sentence, or empty where the words before say it; null where nothing but
 * what AWS publishes decides.
 */
function whyNotSure(
  lambda: LambdaFunction,
  lacksAnyway: boolean,
  artifacts: Partial<Artifacts>,
  context: TargetContext,
): string | null {
  if (!lacksAnyway || context.plan.traffic.ramp === undefined) return '';
  return isCalledByLoadBalancer(lambda, artifacts, context)
    ? null
    : 'Assumed: its callers wait for it; what is queued is only delayed.';
}

/** Whether a target group on the path of traffic invokes a function, which is then refused to who sent the request. */
function isCalledByLoadBalancer(
  { functionArn }: LambdaFunction,
  { targetGroups = [], targetHealth = [] }: Partial<Artifacts>,
  context: TargetContext,
): boolean {
  const leading = new Set(
    targetHealth
      // A target may be a version or an alias.
      .filter(({ targets }) => targets.some(({ id }) => `${id}:`.startsWith(`${functionArn}:`)))
      .map(({ targetGroupArn }) => targetGroupArn),
  );
  return targetGroups.some(
    (group) =>
      leading.has(group.targetGroupArn) &&
      context.placed(ARTIFACTS.targetGroups.owner(group)).placement === 'on',
  );
}

/** @param only The only version or alias for which anything is provisioned, and whose amount nothing else sets. */
function fixOf(functionName: string, enough: number, only: string | null, target: Target): FixDraft {
  const amount = enough.toLocaleString('en-US');
  return {
    action: `Provision a concurrency of ${amount} for ${only ?? 'the version or alias'} of ${functionName}${only === null ? ' that is called' : ''}, an hour before the event starts, or let traffic in more slowly.`,
    ...(only !== null && {
      command: awsCommand(target, 'lambda', 'put-provisioned-concurrency-config', {
        'function-name': functionName,
        qualifier: only,
        'provisioned-concurrent-executions': enough,
      }),
    }),
    lead: 'configuration',
    reversal: {
      action:
        only === null
          ? 'Delete the provisioned concurrency, which is charged for as long as it stands.'
          : `Provision for ${only} what it had before; what is provisioned is charged for as long as it stands.`,
    },
  };
}
