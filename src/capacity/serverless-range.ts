/** The range of capacity of an Aurora cluster with members of Aurora Serverless v2, and how it is changed. */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { LeadTime } from '../judging/lead-times';
import type { DbCluster } from '../model/artifacts';
import type { Target } from '../model/target';
import { writeChange } from './changes';

/** The bounds of what each member of a cluster may have, in ACUs. */
export type Range = NonNullable<DbCluster['serverlessV2Scaling']>;

/** "256 for recent Aurora versions, or 128 for older versions" (RDS API reference, ServerlessV2ScalingConfiguration). */
export const MOST_ACUS = 256;

/** A bound as it may be set: "in half-step increments" (as above). */
export const boundFor = (acus: number): number => Math.max(1, Math.ceil(acus * 2) / 2);

const setRange = (
  { dbClusterIdentifier }: DbCluster,
  { minCapacity, maxCapacity, secondsUntilAutoPause }: Range,
  target: Target,
): AwsCommand =>
  awsCommand(target, 'rds', 'modify-db-cluster', {
    'db-cluster-identifier': dbClusterIdentifier,
    'serverless-v2-scaling-configuration': [
      ...(minCapacity === null || minCapacity === undefined ? [] : [`MinCapacity=${minCapacity}`]),
      `MaxCapacity=${maxCapacity}`,
      // AWS forgets it with a minimum above 0, which is without a pause.
      ...(minCapacity === 0 && secondsUntilAutoPause
        ? [`SecondsUntilAutoPause=${secondsUntilAutoPause}`]
        : []),
    ].join(),
  });

/**
 * Sets bounds of the range of a cluster, of which the others stay as they are.
 *
 * @param action As a sentence, or several.
 */
export function moveBounds(
  cluster: DbCluster,
  range: Range,
  bounds: { readonly minCapacity?: number; readonly maxCapacity?: number },
  action: string,
  { target, lead }: { readonly target: Target; readonly lead: LeadTime },
): FixDraft {
  const { dbClusterIdentifier: name } = cluster;
  const { minCapacity, maxCapacity } = bounds;
  const [field, noun, acus] =
    minCapacity === undefined
      ? (['maxCapacity', 'maximum', maxCapacity ?? range.maxCapacity] as const)
      : (['minCapacity', 'minimum', minCapacity] as const);
  return {
    action,
    ...writeChange(target, `cluster.${field}`, name, acus),
    command: asking(`${noun} ACUs of ${name}`, acus, setRange(cluster, { ...range, ...bounds }, target)),
    reversal: {
      action: `Let the members of ${name} scale from ${range.minCapacity ?? 'their minimum'} to ${range.maxCapacity} ACUs again.`,
      command: setRange(cluster, range, target),
    },
    lead,
  };
}
