/** Who is to fill a part of the workbook: the person of the plan whose role says so. */
import type { EventPlan } from '../plan/schema';

const ROLES = {
  business: /business|product|owner/i,
  incident: /command|incident|lead/i,
  engineer: /engineer|sre|operat|devops/i,
  database: /database|data\b|dba/i,
  security: /security/i,
  aws: /technical account|solutions architect|\bTAM\b|\bSA\b/i,
} as const;

/** A kind of role that people have in an event. */
export type Role = keyof typeof ROLES;

/** The first contact with such a role; null where the plan names none. */
export const ownerByRole = ({ contacts }: Pick<EventPlan, 'contacts'>, role: Role): string | null =>
  contacts.find((contact) => contact.role !== undefined && ROLES[role].test(contact.role))?.name ?? null;
