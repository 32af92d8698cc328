import { ARTIFACTS, type Artifacts, type DnsRecord, type HostedZone } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** The records of one name and type, in a zone. */
export interface NamedRecords {
  readonly zone: HostedZone;
  readonly resource: JudgedResource;
  readonly records: readonly DnsRecord[];
}

/** Lists the records of public zones by name and type. */
export function listNames({
  hostedZones,
  hostedZoneRecords,
}: Pick<Artifacts, 'hostedZones' | 'hostedZoneRecords'>): NamedRecords[] {
  const zones = new Map(hostedZones.map((zone) => [zone.hostedZoneId, zone]));
  return hostedZoneRecords.flatMap(({ hostedZoneId, records }) => {
    const zone = zones.get(hostedZoneId);
    if (zone === undefined) return [];
    const byName = Map.groupBy(records, ({ recordName, type }) => `${recordName} ${type}`);
    return [...byName].map(([name, records]) => ({ zone, resource: { name }, records }));
  });
}

/** Weighs what is said of a zone by whether it carries the event's traffic. */
export const placedInZone = (
  judgement: Judgement,
  zone: HostedZone,
  { placed }: Pick<TargetContext, 'placed'>,
): Judgement => asPlaced(judgement, () => placed(ARTIFACTS.hostedZones.owner(zone)));

/** Whether Route 53 leaves a record out while what it leads to is not healthy. */
export const isWithheld = ({ healthCheckId, evaluateTargetHealth }: DnsRecord): boolean =>
  healthCheckId !== null || evaluateTargetHealth === true;
