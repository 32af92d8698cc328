import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, LambdaFunction } from '../../model/artifacts';
import { supportOfRuntime } from '../../model/lambda-runtimes';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeFunctions } from '../functions';

export const lambdaRuntimeSupport = defineCheck({
  id: 'lambda-runtime-support',
  title: 'AWS supports the runtimes of functions until the event is over',
  failureTitle: 'The runtime of a function is deprecated before the event is over',
  why: 'AWS does not help with a function on a deprecated runtime, and later refuses changes of it: what breaks at the event cannot be mended then.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  workbook: '12 Resilience',
  needs: ['lambdaFunctions'],
  uses: [...TRAFFIC_ARTIFACTS, 'lambdaFunctionPeaks'],
  evaluate(artifacts, context) {
    const idle = idleFunctions(artifacts);
    return judgeFunctions(artifacts.lambdaFunctions, context, (lambda, resource) => {
      const judged = judgeRuntime(lambda, resource, context);
      return judged.status === 'warn' && idle.has(lambda.functionName)
        ? notApplicable(`${judged.detail} It was not invoked in the look-back.`, resource)
        : judged;
    });
  },
});

/** Functions that nothing called, as far as that is known. */
const idleFunctions = ({ lambdaFunctionPeaks = [] }: Partial<Artifacts>): ReadonlySet<string> =>
  new Set(
    lambdaFunctionPeaks
      .filter(({ isInvoked }) => isInvoked === false)
      .map(({ functionName }) => functionName),
  );

function judgeRuntime(
  { functionName, runtime }: LambdaFunction,
  resource: JudgedResource,
  { window }: TargetContext,
): Judgement {
  if (runtime === undefined) return unknown(resource, 'Its runtime was not read.');
  if (runtime === null)
    return notApplicable('It is a container image, which brings its own runtime.', resource);
  const support = supportOfRuntime(runtime);
  if (support === null) return unknown(resource, `Until when AWS supports ${runtime} is not known.`);
  const { deprecated, updatesBlocked } = support;
  if (deprecated === null)
    return pass(resource, `It runs on ${runtime}, for which AWS has named no end of support.`);
  const words = `It runs on ${runtime}, which is deprecated from ${deprecated} on`;
  const isOverBy = (day: string | null): boolean => day !== null && Date.parse(day) <= Date.parse(window.end);
  if (!isOverBy(deprecated)) return pass(resource, `${words}, after the event.`);
  return warn(
    resource,
    isOverBy(updatesBlocked)
      ? `${words}; from ${updatesBlocked} on Lambda refuses changes of its code and configuration.`
      : `${words}: AWS no longer mends it, nor helps with what fails on it.`,
    {
      action: `Move ${functionName} to a runtime that is supported until the event is over, and test it under load.`,
      lead: 'rebuild',
    },
  );
}
