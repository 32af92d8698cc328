import { ARTIFACTS, type LambdaFunction } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each function, by whether it carries the event's traffic. */
export const judgeFunctions = (
  functions: readonly LambdaFunction[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (lambda: LambdaFunction, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  functions.map((lambda) => {
    const { functionName: name, functionArn: arn } = lambda;
    return asPlaced(judge(lambda, { name, arn }), () => placed(ARTIFACTS.lambdaFunctions.owner(lambda)));
  });
