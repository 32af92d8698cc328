import { ceilingFamilies } from '../capacity/registry';
import { checks } from '../checks/registry';
import { evidenceFor } from '../judging/rule';

/** Checks that ask AWS, and ceiling families whose use can grow with traffic. */
const MACHINE_EVIDENCE: ReadonlySet<string> = new Set([
  ...checks.filter((check) => evidenceFor(check).length > 0 && !check.judgesPlan).map(({ id }) => id),
  ...ceilingFamilies.filter(({ elastic }) => elastic).map(({ id }) => id),
]);

/**
 * Whether what a check or ceiling family says rests on what AWS answered. It does not where a check judges what people
 * wrote, or where a quota counts what no traffic adds to: 1 of 50 load balancers is true of an account that nobody has
 * looked at.
 */
export const isMachineEvidence = (check: string): boolean => MACHINE_EVIDENCE.has(check);
