/** Who is to fill a part of the workbook: the person of the plan whose role says so. */
import { contactsWith, EVENT_ROLES } from '../plan/roles';
import type { EventPlan } from '../plan/schema';

const ROLES = [
  ...EVENT_ROLES,
  { id: 'incident', pattern: /command|incident|lead/i },
  { id: 'database', pattern: /database|data\b|dba/i },
  { id: 'security', pattern: /security/i },
] as const;

/** A kind of role that people have in an event. */
export type Role = (typeof ROLES)[number]['id'];

/** The first contact whose own role is such a one; null where the plan names none. */
export function ownerByRole({ contacts }: Pick<EventPlan, 'contacts'>, role: Role): string | null {
  const named = contacts.filter((contact) => contact.role !== undefined);
  return (
    ROLES.filter(({ id }) => id === role).flatMap((one) => contactsWith({ contacts: named }, one))[0]?.name ??
    null
  );
}
