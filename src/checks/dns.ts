import { ARTIFACTS, type Artifacts, type DnsRecord, type HostedZone } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';
import { distinct, listed } from './words';

/** The records of one name and type, in a zone. */
export interface NamedRecords {
  readonly zone: HostedZone;
  readonly resource: JudgedResource;
  readonly records: readonly DnsRecord[];
  /** All records of the zone that were read. */
  readonly inZone: readonly DnsRecord[];
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
    return [...byName].map(([name, records]) => ({
      zone,
      resource: { name },
      records,
      inZone: [...byName.values()].flat(),
    }));
  });
}

/** Weighs what is said of a zone by whether it carries the event's traffic. */
export const placedInZone = (
  judgement: Judgement,
  zone: HostedZone,
  { placed }: Pick<TargetContext, 'placed'>,
): Judgement => asPlaced(judgement, () => placed(ARTIFACTS.hostedZones.owner(zone)));

/** A zone, and those of its records that aliases may lead to. */
type InZone = Pick<NamedRecords, 'zone' | 'inZone'>;

/**
 * The records that an alias leads to, none where they were not read; null of any other record, and of an alias of something of AWS: a
 * record that an alias leads to is always of the same zone and type.
 */
function aliased({ type, ttl, targets: [host] }: DnsRecord, { zone, inZone }: InZone): DnsRecord[] | null {
  if (ttl !== null || host === undefined) return null;
  if (host !== zone.zoneName && !host.endsWith(`.${zone.zoneName}`)) return null;
  return inZone.filter(({ recordName, type: other }) => recordName === host && other === type);
}

/** What is left to follow behind some records, so that aliases in a circle end. */
const beyond = ({ zone, inZone }: InZone, records: readonly DnsRecord[]): InZone => ({
  zone,
  inZone: inZone.filter((record) => !records.includes(record)),
});

/**
 * Whether Route 53 leaves a record out while what it leads to is not healthy; null: that is decided by records that were not read. An alias
 * of several records is healthy while one of them is, and one without a health check always is.
 */
export function isWithheld(record: DnsRecord, within: InZone): boolean | null {
  if (record.healthCheckId !== null) return true;
  if (record.evaluateTargetHealth !== true) return false;
  const records = aliased(record, within);
  if (records === null) return true;
  const each = records.map((one) => isWithheld(one, beyond(within, records)));
  if (each.includes(false)) return false;
  return each.length === 0 || each.includes(null) ? null : true;
}

/** For how many seconds resolvers keep a record; 0: as long as AWS has it for what is its own; null: that record was not read. */
export function keptFor(record: DnsRecord, within: InZone): number | null {
  const records = aliased(record, within);
  if (records === null) return record.ttl ?? 0;
  const known = records
    .map((one) => keptFor(one, beyond(within, records)))
    .filter((seconds) => seconds !== null);
  return known.length === 0 || known.length < records.length ? null : Math.max(...known);
}

/** The names that some aliases lead to. */
export const namesBehind = (records: readonly DnsRecord[]): string =>
  listed(distinct(records.flatMap(({ targets }) => targets)));
