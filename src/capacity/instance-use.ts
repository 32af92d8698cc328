/** What a database instance uses of what its metrics tell by the hour, and how that grows. */
import { peaksByInstance } from '../judging/databases';
import {
  ARTIFACTS,
  type Artifacts,
  type DbInstance,
  type DbInstancePeak,
  type Peak,
} from '../model/artifacts';
import { densityOf } from './density';
import type { FamilyContext } from './family';
import { growthOf } from './measured-share';

/** A use of database instances that CloudWatch measures. */
export interface InstanceMetric {
  /** Names of its metrics, as CloudWatch has them. */
  readonly metrics: string;
  /** The peak, in the unit of the use. */
  peakOf(peaks: DbInstancePeak): Peak | null | undefined;
  /** The means of each hour, in the unit of the peak. */
  byHour(peaks: DbInstancePeak): readonly (number | null)[] | undefined;
}

/** The use of an instance at normal peak, and how it grows; nothing is shown where it was not measured. */
export function measureInstance(
  { metrics, peakOf, byHour }: InstanceMetric,
  instance: DbInstance,
  { dbInstancePeaks }: Partial<Artifacts>,
  context: FamilyContext,
) {
  const { dbInstanceIdentifier: name } = instance;
  const [peaks] = peaksByInstance(dbInstancePeaks, name);
  const peak = peaks && peakOf(peaks);
  const owner = ARTIFACTS.dbInstances.owner(instance);
  const shown =
    peaks && peak
      ? {
          peak,
          growth: growthOf(
            { byHour: byHour(peaks), window: peaks.window, peak: peak.value },
            context.traffic,
            {
              elasticity: context.elasticity(owner),
              added: context.addedTo(owner),
              multiplier: context.multiplier,
            },
          ),
        }
      : null;
  return {
    shown,
    density: densityOf(peak, peaks?.window, 'means', `${metrics} of ${name}`),
    use: shown === null ? null : shown.growth.use,
  };
}

/** What is measured of an instance. */
export type InstanceUse = ReturnType<typeof measureInstance>;
