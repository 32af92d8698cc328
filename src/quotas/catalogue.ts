/**
 * Quotas by what they limit. Codes are from the AWS console's own links, as gathered in the documentation pages
 * named; wrong codes circulate, so each was checked there before it was written here.
 */
import type { Artifacts, ServiceQuota } from '../model/artifacts';

/** vCPU quotas by instance family group: EC2 User Guide, "Amazon EC2 instance type quotas". */
export interface VcpuQuota {
  /** AWS's name of the group, short: Standard is A, C, D, H, I, M, R, T and Z. */
  readonly name: string;
  /** Families: the letters that an instance type begins with, before its first digit. */
  readonly families: readonly string[];
  readonly onDemand: string;
  readonly spot: string | null;
}

export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  {
    name: 'Standard',
    families: ['a', 'c', 'd', 'h', 'i', 'm', 'r', 't', 'z'],
    onDemand: 'L-1216C47A',
    spot: 'L-34B43A08',
  },
  { name: 'F', families: ['f'], onDemand: 'L-74FC7D96', spot: 'L-88CF9481' },
  { name: 'G and VT', families: ['g', 'gr', 'vt'], onDemand: 'L-DB2E81BA', spot: 'L-3819A6DF' },
  { name: 'P', families: ['p'], onDemand: 'L-417A185B', spot: 'L-7212CCBC' },
  { name: 'X', families: ['x'], onDemand: 'L-7295265B', spot: 'L-E3A00192' },
  { name: 'Inf', families: ['inf'], onDemand: 'L-1945791B', spot: 'L-B5D1601B' },
  { name: 'Trn', families: ['trn'], onDemand: 'L-2C3B7624', spot: 'L-6B0D517C' },
  { name: 'DL', families: ['dl'], onDemand: 'L-6E869C2A', spot: 'L-85EED4F7' },
  { name: 'HPC', families: ['hpc'], onDemand: 'L-F7808C92', spot: null },
  { name: 'High Memory', families: ['u'], onDemand: 'L-43DA4232', spot: null },
];

/** Standard families that begin with more letters than their group's: `im4gn`, `is4gen` are I; `mac` is none. */
const LONGER_FAMILIES: Readonly<Record<string, string>> = { im: 'i', is: 'i' };

/** The vCPU quota that an instance type counts against; null for types with quotas of their own (`mac`). */
export function vcpuQuotaOf(instanceType: string): VcpuQuota | null {
  const letters = instanceType.match(/^[a-z]+/)?.[0] ?? '';
  const family = LONGER_FAMILIES[letters] ?? letters;
  return VCPU_QUOTAS.find((quota) => quota.families.includes(family)) ?? null;
}

/** Quotas that are counted per region or per resource: code and where it is documented. */
export const QUOTA = {
  applicationLoadBalancers: 'L-53DA6B97',
  networkLoadBalancers: 'L-69A177A2',
  targetGroups: 'L-B22855CB',
  targetsPerTargetGroup: 'L-A0D0B863',
  targetsPerApplicationLoadBalancer: 'L-7E6692B2',
  targetsPerNetworkLoadBalancer: 'L-EEF1AD04',
  targetsPerZonePerNetworkLoadBalancer: 'L-B211E961',
  dbInstances: 'L-7B6409FD',
  dbTotalStorage: 'L-7ADDB58A',
} as const;

/** Codes of all of the above. */
export const QUOTA_CODES: readonly string[] = [
  ...VCPU_QUOTAS.flatMap(({ onDemand, spot }) => (spot === null ? [onDemand] : [onDemand, spot])),
  ...Object.values(QUOTA),
];

/** The quota in force, applied over default; undefined when Service Quotas did not list it. */
export const findQuota = (
  quotas: Artifacts['serviceQuotas'] | undefined,
  quotaCode: string,
): ServiceQuota | undefined => quotas?.find((quota) => quota.quotaCode === quotaCode);
