import { densityOf } from '../../capacity/density';
import { ADDED_PER_STEP, growthPerStep, playFunctionRise } from '../../capacity/lambda-ramp';
import { expectedRamp } from '../../capacity/rises';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type LambdaFunction, type LambdaFunctionPeak } from '../../model/artifacts';
import { STEP_SECONDS } from '../../model/rise';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  type Judgement,
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
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ lambdaFunctions, lambdaFunctionPeaks }, context) {
    const peaks = new Map(lambdaFunctionPeaks.map((peak) => [peak.functionName, peak]));
    return lambdaFunctions.map((lambda) => judgeFunction(lambda, peaks.get(lambda.functionName), context));
  },
});

function judgeFunction(
  lambda: LambdaFunction,
  measured: LambdaFunctionPeak | undefined,
  context: TargetContext,
): Judgement {
  const { functionName, functionArn } = lambda;
  const resource = { name: functionName, arn: functionArn };
  const owner = ARTIFACTS.lambdaFunctions.owner(lambda);
  const times = multiplierOf(owner, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const peak = measured?.concurrentExecutions ?? null;
  if (peak === null) {
    return measured?.isInvoked === false
      ? notApplicable('It was not invoked in the look-back.', resource)
      : unknown(resource, 'How much it runs is not known: CloudWatch gave no complete data.');
  }
  const ramp = expectedRamp(context.plan, times);
  const added = `Lambda adds ${ADDED_PER_STEP.toLocaleString('en-US')} every ${STEP_SECONDS.executions} seconds`;
  const rise = `Its traffic rises ${times}× ${describePace(context)}, from ${peak.value} executions at the same time at normal peak (${peak.at}); ${added}`;
  const played = playFunctionRise(functionName, peak.value, ramp, context.target);
  if (!played?.shortfall) {
    const density = densityOf(peak, measured?.window, 'maxima', `ConcurrentExecutions of ${functionName}`);
    return isKnown(density) || growthPerStep(peak.value, ramp) <= ADDED_PER_STEP * FEW
      ? pass(resource, `${rise}, and it follows.`)
      : unknown(resource, `${rise}. ${density.missing}`);
  }
  // What follows passes wherever it stands, so that less evidence of the path never looks better.
  const { placement, because } = context.placed(owner);
  if (placement === 'off') {
    return notApplicable(`It does not carry the event’s traffic. ${because}`, resource);
  }
  const { from, to, worst } = played.shortfall;
  const seconds = (step: number) => step * STEP_SECONDS.executions;
  const until = to === null ? 'on' : `to ${seconds(to)}`;
  const enough = played.findEnough().toLocaleString('en-US');
  const words = `${rise}: from second ${seconds(from)} ${until} as much as ${Math.ceil(worst * 100)} % of its calls are refused; with ${enough} provisioned none is. ${played.assumptions}`;
  if (placement === 'unplaced') {
    return unknown(resource, `${words} Whether it carries the event’s traffic is not known. ${because}`);
  }
  return warn(resource, words, {
    action: `Provision a concurrency of ${enough} for the version or alias of ${functionName} that is called, an hour before the event starts, or let traffic in more slowly.`,
    lead: 'configuration',
    reversal: { action: 'Delete the provisioned concurrency, which is charged for as long as it stands.' },
  });
}
