/** How Application Auto Scaling may change what is provisioned for DynamoDB tables and their indexes. */
import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { EventContext } from '../judging/context';
import { lookup } from '../lib/lookup';
import type { Artifacts, ScalableTarget } from '../model/artifacts';
import type { Target } from '../model/target';
import { boundsInForce } from './application-auto-scaling';
import { DIRECTIONS, type Throughput } from './dynamodb-throughput';

/** A capacity that Application Auto Scaling may change. */
export interface ScaledThroughput {
  /** The target as it is registered. */
  readonly own: ScalableTarget;
  /** Whether a policy provisions more when more is used. */
  readonly raises: boolean;
  /** Why no policy raises it, as the end of a sentence; null where one does. */
  readonly whyNot: string | null;
  /** The share of what is provisioned that is kept in use, from 0 to 1; 1 where no policy tracks any. */
  readonly target: number;
  /** The most that the minimum is at some time of the event, in capacity units a second. */
  readonly minimum: number;
  /** The minimum as the event starts. */
  readonly minimumAtStart: number;
  /** The least that the maximum is at some time of the event. */
  readonly maximum: number;
  /** The scheduled action that sets that maximum; null where the target does. */
  readonly setsMaximum: string | null;
  /** What sets the maximum, as the rest of a sentence about it; empty where the target does. */
  readonly maximumBecause: string;
  /** What is provisioned as the event starts, as far as nothing but schedules changes it. */
  readonly atStart: number;
}

const targetsById = lookup(({ resourceId, scalableDimension }: ScalableTarget) => [
  `${resourceId} ${scalableDimension}`,
]);

/** How Application Auto Scaling names a capacity. */
const keyOf = ({ name, indexName, direction }: Throughput): string =>
  `table/${name} dynamodb:${indexName === null ? 'table' : 'index'}:${DIRECTIONS[direction].setting}`;

/** How a provisioned capacity is scaled; null where it is not, and undefined where that could not be read. */
export function scalingOf(
  throughput: Throughput,
  { scalableTargets }: Partial<Pick<Artifacts, 'scalableTargets'>>,
  context: Pick<EventContext, 'asOf' | 'window'>,
): ScaledThroughput | null | undefined {
  if (scalableTargets === undefined) return undefined;
  const [own] = targetsById(scalableTargets, keyOf(throughput));
  if (own === undefined) return null;
  const bounds = boundsInForce(own, context);
  const [start] = bounds;
  const least = bounds.reduce((a, b) => (b.maxCapacity < a.maxCapacity ? b : a));
  const tracked = own.policies.flatMap(({ targetValue }) => targetValue ?? []);
  const whyNot = whyNotRaised(own);
  return {
    own,
    raises: whyNot === null,
    whyNot,
    // Percent; of several policies the one that asks for most decides.
    target: Math.min(100, ...tracked) / 100,
    minimum: Math.max(...bounds.map(({ minCapacity }) => minCapacity)),
    minimumAtStart: start.minCapacity,
    maximum: least.maxCapacity,
    setsMaximum: least.maxSetBy,
    maximumBecause: least.maxSetBy === null ? '' : ` by the scheduled action ${least.maxSetBy}`,
    // A target that is registered or changed by a schedule moves what is provisioned between its bounds.
    atStart:
      start.minSetBy === null && start.maxSetBy === null
        ? throughput.provisioned
        : Math.min(start.maxCapacity, Math.max(start.minCapacity, throughput.provisioned)),
  };
}

function whyNotRaised({ policies, isScaleOutSuspended }: ScalableTarget): string | null {
  if (isScaleOutSuspended) return 'scaling out is suspended, so that nothing';
  // One that predicts may be there for its forecasts alone.
  return policies.every(({ policyType }) => policyType === 'PredictiveScaling')
    ? 'its scalable target has no policy, so that nothing'
    : null;
}

/** The command that sets a bound of a target, and leaves the other as it is. */
export const registerTarget = (
  { resourceId, scalableDimension }: ScalableTarget,
  { minCapacity, maxCapacity }: { readonly minCapacity?: number; readonly maxCapacity?: number },
  target: Target,
): AwsCommand =>
  awsCommand(target, 'application-autoscaling', 'register-scalable-target', {
    'service-namespace': 'dynamodb',
    'resource-id': resourceId,
    'scalable-dimension': scalableDimension,
    'min-capacity': minCapacity ?? null,
    'max-capacity': maxCapacity ?? null,
  });
