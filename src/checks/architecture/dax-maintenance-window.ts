import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, type Judgement, pass, type TargetContext, unknown, warn } from '../check';
import { type JudgedDax, judgeDaxClusters } from '../dax';
import { movedOutside, overlapsWeekly, parseWeeklyWindow } from '../weekly-window';

export const daxMaintenanceWindow = defineCheck({
  id: 'dax-maintenance-window',
  title: 'No maintenance of a cluster of DAX falls into the event',
  failureTitle: 'Maintenance of a cluster of DAX may fall into the event',
  why: 'In its maintenance window DAX patches the software of its nodes, one after the other, and the others carry what each did.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html#DAX.concepts.maintenance-window',
  workbook: '12 Resilience',
  needs: ['daxClusters'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDaxClusters(artifacts, context, (judged) => judgeWindow(judged, context)),
});

function judgeWindow({ cluster, resource }: JudgedDax, { window: event, target }: TargetContext): Judgement {
  const { clusterName, preferredMaintenanceWindow: opens, securityGroupIds } = cluster;
  const weekly = opens === null ? null : parseWeeklyWindow(opens);
  if (opens === null || weekly === null)
    return unknown(resource, `Its maintenance window cannot be read: ${opens ?? 'none given'}.`);
  const detail = `Opens every week ${opens} UTC.`;
  if (!overlapsWeekly(weekly, event.start, event.end)) return pass(resource, detail);
  const moved = movedOutside(weekly, event.start, event.end);
  if (moved === null) {
    return warn(resource, detail, {
      action: `The event takes all days of the week: ask AWS Support to put off maintenance of ${clusterName}.`,
      lead: 'supportCase',
    });
  }
  const move = (to: string) =>
    awsCommand(target, 'dax', 'update-cluster', {
      'cluster-name': clusterName,
      'preferred-maintenance-window': to,
      // "If this parameter is not specified, DAX assigns the default VPC security group to each node" (API reference, UpdateCluster).
      'security-group-ids': securityGroupIds,
    });
  return warn(resource, detail, {
    action: `Move the maintenance window of ${clusterName} to ${moved} UTC, outside the event. The command names its security groups, as DAX may give it the default one else.`,
    ...(securityGroupIds.length > 0 && {
      command: move(moved),
    }),
    lead: 'configuration',
    reversal: {
      action: `Move the maintenance window of ${clusterName} back to ${opens} UTC.`,
      ...(securityGroupIds.length > 0 && { command: move(opens) }),
    },
  });
}
