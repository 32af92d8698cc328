import { type DaxLoad, listDaxClusters, whyNotMeasured } from '../capacity/dax-clusters';
import { densityOf } from '../capacity/density';
import { isKnown } from '../judging/known';
import type { Artifacts } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext, unknown } from './check';

/** A cluster that is judged, with what was measured of it. */
export interface JudgedDax extends DaxLoad {
  readonly resource: JudgedResource;
}

/** Judges every cluster of DAX but those that are being deleted, by whether it carries the event's traffic. */
export const judgeDaxClusters = (
  artifacts: Pick<Artifacts, 'daxClusters'> & Partial<Artifacts>,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (cluster: JudgedDax) => Judgement,
): Judgement[] =>
  listDaxClusters(artifacts).map((load) => {
    const { clusterName, clusterArn } = load.cluster;
    return asPlaced(judge({ ...load, resource: { name: clusterName, arn: clusterArn } }), () =>
      placed(load.owner),
    );
  });

/** What stands in the place of a pass where the look-back does not tell enough of a cluster; null where it does. */
export function insteadOfPass(load: JudgedDax): Judgement | null {
  const { cluster, measured, resource } = load;
  const notMeasured = whyNotMeasured(load);
  if (notMeasured !== null) return unknown(resource, notMeasured);
  const density = densityOf(
    measured?.cpu,
    measured?.window,
    'means',
    `CPUUtilization of ${cluster.clusterName}`,
  );
  if (!isKnown(density)) return unknown(resource, density.missing);
  return measured?.isUsed === false ? notApplicable('Nobody used it in the look-back.', resource) : null;
}
