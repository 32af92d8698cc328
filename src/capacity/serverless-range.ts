/** The range of capacity of a cluster with serverless members, and how it is changed. */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { LeadTime } from '../judging/lead-times';
import type { DbCluster } from '../model/artifacts';
import { dbServiceOf } from '../model/db-engines';
import type { Target } from '../model/target';
import { writeChange } from './changes';

/** The bounds of what each member of a cluster may have, in the unit of its service. */
export type Range = NonNullable<DbCluster['serverlessV2Scaling']>;

/** A bound as it may be set: "in half-step increments" (RDS API reference, ServerlessV2ScalingConfiguration). */
export const boundFor = (units: number): number => Math.max(1, Math.ceil(units * 2) / 2);

const setRange = (
  { dbClusterIdentifier, engine }: DbCluster,
  { minCapacity, maxCapacity, secondsUntilAutoPause }: Range,
  target: Target,
): AwsCommand =>
  awsCommand(target, dbServiceOf(engine).cli, 'modify-db-cluster', {
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
  const { dbClusterIdentifier: name, engine } = cluster;
  const { capacityUnit } = dbServiceOf(engine);
  const { minCapacity, maxCapacity } = bounds;
  const [field, noun, units] =
    minCapacity === undefined
      ? (['maxCapacity', 'maximum', maxCapacity ?? range.maxCapacity] as const)
      : (['minCapacity', 'minimum', minCapacity] as const);
  return {
    action,
    ...writeChange(target, `cluster.${field}`, name, units),
    command: asking(
      `${noun} ${capacityUnit} of ${name}`,
      units,
      setRange(cluster, { ...range, ...bounds }, target),
    ),
    reversal: {
      action: `Let the members of ${name} scale from ${range.minCapacity ?? 'their minimum'} to ${range.maxCapacity} ${capacityUnit} again.`,
      command: setRange(cluster, range, target),
    },
    lead,
  };
}
