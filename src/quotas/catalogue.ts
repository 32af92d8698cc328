/** Quotas that are not one to a name, and how the value in force is found; the others are with their services. */
import type { Artifacts, ServiceQuota } from '../model/artifacts';
import { SERVICES, type Service } from '../model/services';

/** vCPU quotas by instance family group: EC2 User Guide, "Amazon EC2 instance type quotas". */
export interface VcpuQuota {
  /** AWS's name of the group, short: Standard is A, C, D, H, I, M, R, T and Z. */
  readonly name: string;
  /** What the class of its `AWS/Usage` metrics begins with, as Service Quotas names them (`UsageMetric`). */
  readonly usageClass: string;
  /** Families: the letters that an instance type begins with, before its first digit. */
  readonly families: readonly string[];
  readonly onDemand: string;
  readonly spot: string | null;
}

/** The vCPU quotas of EC2, one for each family of instance types, On-Demand and Spot. */
export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  {
    name: 'Standard',
    usageClass: 'Standard',
    families: ['a', 'c', 'd', 'h', 'i', 'm', 'r', 't', 'z'],
    onDemand: 'L-1216C47A',
    spot: 'L-34B43A08',
  },
  { name: 'F', usageClass: 'F', families: ['f'], onDemand: 'L-74FC7D96', spot: 'L-88CF9481' },
  {
    name: 'G and VT',
    usageClass: 'G',
    families: ['g', 'gr', 'vt'],
    onDemand: 'L-DB2E81BA',
    spot: 'L-3819A6DF',
  },
  { name: 'P', usageClass: 'P', families: ['p'], onDemand: 'L-417A185B', spot: 'L-7212CCBC' },
  { name: 'X', usageClass: 'X', families: ['x'], onDemand: 'L-7295265B', spot: 'L-E3A00192' },
  { name: 'Inf', usageClass: 'Inf', families: ['inf'], onDemand: 'L-1945791B', spot: 'L-B5D1601B' },
  { name: 'Trn', usageClass: 'Trn', families: ['trn'], onDemand: 'L-2C3B7624', spot: 'L-6B0D517C' },
  { name: 'DL', usageClass: 'DL', families: ['dl'], onDemand: 'L-6E869C2A', spot: 'L-85EED4F7' },
  { name: 'HPC', usageClass: 'HPC', families: ['hpc'], onDemand: 'L-F7808C92', spot: null },
  { name: 'High Memory', usageClass: 'HighMem', families: ['u'], onDemand: 'L-43DA4232', spot: null },
];

/** Standard families that begin with more letters than their group's: `im4gn`, `is4gen` are I; `mac` is none. */
const LONGER_FAMILIES: Readonly<Record<string, string>> = { im: 'i', is: 'i' };

/** The vCPU quota that an instance type counts against; null for types with quotas of their own (`mac`). */
export function vcpuQuotaOf(instanceType: string): VcpuQuota | null {
  const letters = instanceType.match(/^[a-z]+/)?.[0] ?? '';
  const family = LONGER_FAMILIES[letters] ?? letters;
  return VCPU_QUOTAS.find((quota) => quota.families.includes(family)) ?? null;
}

/** Codes of all quotas that are judged. */
export const QUOTA_CODES: readonly string[] = [
  ...VCPU_QUOTAS.flatMap(({ onDemand, spot }) => (spot === null ? [onDemand] : [onDemand, spot])),
  ...Object.values(SERVICES).flatMap(({ quotas }: Service) =>
    Object.values(quotas).flatMap((codes) => Object.values(codes)),
  ),
];

/**
 * The services that requests of an event call from within, whose calls AWS limits; the quotas of others are in the families of what they
 * limit. Service Quotas tells at run time which of them CloudWatch counts.
 */
export const CALLED_SERVICES = ['ecr', 'kms', 'logs', 'monitoring', 'secretsmanager', 'ssm', 'sts'];

/** The quota in force, applied over default; undefined when Service Quotas did not list it. */
export const findQuota = (
  quotas: Artifacts['serviceQuotas'] | undefined,
  quotaCode: string,
): ServiceQuota | undefined => quotas?.find((quota) => quota.quotaCode === quotaCode);
