import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { LambdaFunction, LambdaFunctionPeak, LambdaReservation } from '../../model/artifacts';
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

export const lambdaThrottling = defineCheck({
  id: 'lambda-throttling',
  title: 'No function is throttled',
  failureTitle: 'Function is throttled at normal traffic',
  why: 'A function that is throttled at normal traffic is throttled all through the event, and callers that wait for it get an error.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  workbook: '12 Performance',
  needs: ['lambdaFunctions', 'lambdaReservations', 'lambdaFunctionPeaks'],
  evaluate({ lambdaFunctions, lambdaReservations, lambdaFunctionPeaks }, context) {
    const peaks = new Map(lambdaFunctionPeaks.map((peak) => [peak.functionName, peak]));
    const reservations = new Map(lambdaReservations.map((each) => [each.functionName, each]));
    return lambdaFunctions.flatMap((lambda) => {
      const reservation = reservations.get(lambda.functionName);
      // A function without one was deleted while the account was read.
      return reservation ? judgeFunction(lambda, reservation, peaks.get(lambda.functionName), context) : [];
    });
  },
});

function judgeFunction(
  { functionName, functionArn }: LambdaFunction,
  { reservedConcurrentExecutions }: LambdaReservation,
  peak: LambdaFunctionPeak | undefined,
  { target }: TargetContext,
): Judgement {
  const resource = { name: functionName, arn: functionArn };
  const { throttles = null, isInvoked = null } = peak ?? {};
  const refused =
    throttles !== null && throttles.value > 0
      ? `${throttles.value} invocations were refused within minutes at ${throttles.at}`
      : null;
  if (reservedConcurrentExecutions === 0) {
    const fix: FixDraft = {
      action: `Give up the reservation of 0 executions for ${functionName} if the event needs it.`,
      command: awsCommand(target, 'lambda', 'delete-function-concurrency', { 'function-name': functionName }),
      lead: 'configuration',
    };
    const isOff = 'It is switched off: no executions are reserved for it, so none may run';
    return refused === null
      ? warn(resource, `${isOff}.`, fix)
      : fail(resource, `${isOff}, and ${refused}.`, fix);
  }
  if (refused !== null) {
    return fail(resource, `${refused}.`, {
      action:
        reservedConcurrentExecutions === null
          ? `Find out what took the concurrency of the account at ${throttles?.at}, and raise the quota or reserve executions for ${functionName}.`
          : `Reserve more than ${reservedConcurrentExecutions} executions for ${functionName}, or call it less often.`,
      lead: 'configuration',
    });
  }
  if (throttles !== null) return pass(resource, 'No invocation was refused in the look-back.');
  return isInvoked === false
    ? notApplicable('It was not invoked in the look-back.', resource)
    : unknown(resource, 'Whether invocations were refused is not known: CloudWatch gave no complete data.');
}
