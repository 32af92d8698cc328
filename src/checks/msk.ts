import { listMskClusters, type MskBrokers, type MskLoad } from '../capacity/msk-clusters';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

/** A cluster that is judged, with what was measured of it. */
export interface JudgedCluster extends MskLoad {
  readonly resource: JudgedResource;
}

/** Judges every cluster of MSK but those that are being deleted, by whether it carries the event's traffic. */
export const judgeMskClusters = (
  artifacts: Pick<Artifacts, 'mskClusters'> & Partial<Artifacts>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (cluster: JudgedCluster) => Judgement,
): Judgement[] =>
  listMskClusters(artifacts).map((load) => {
    const { clusterName, clusterArn } = load.cluster;
    return asPlaced(judge({ ...load, resource: { name: clusterName, arn: clusterArn } }), () =>
      placed(load.owner),
    );
  });

/** The same of clusters that have brokers; AWS sees to those of a serverless one. */
export const judgeMskBrokers = (
  artifacts: Pick<Artifacts, 'mskClusters'> & Partial<Artifacts>,
  context: Pick<TargetContext, 'placed'>,
  judge: (cluster: JudgedCluster & { readonly brokers: MskBrokers }) => Judgement,
): Judgement[] =>
  judgeMskClusters(artifacts, context, (load) => {
    const { provisioned } = load.cluster;
    return provisioned === null
      ? notApplicable('It is serverless, and AWS sees to its brokers.', load.resource)
      : judge({ ...load, brokers: provisioned });
  });
