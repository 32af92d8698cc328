/** The roles without which an event lacks somebody who decides, mends or helps, and how each is known by what people write. */
import type { EventPlan } from './schema';

/** A role that somebody must have. */
export interface EventRole {
  readonly id: string;
  /** As a sentence has it, such as `an incident commander`. */
  readonly who: string;
  readonly pattern: RegExp;
}

/** A group that is AWS itself, or a role that only people of AWS have; a team `AWS platform` is of the customer. */
const OF_AWS =
  /^(aws|amazon|amazon web services|aws support)$|technical account|solutions architect|\bTAM\b|\bSA\b/i;

/** What each of them does in an event, nobody else can. */
export const EVENT_ROLES: readonly EventRole[] = [
  {
    id: 'event-lead',
    who: 'who leads the event, such as an incident commander',
    pattern: /command|lead|manager|coordinat/i,
  },
  {
    id: 'engineer',
    who: 'an engineer who can change the accounts',
    pattern: /engineer|sre|operat|devops|administrat/i,
  },
  { id: 'business', who: 'who decides for the business', pattern: /business|product|owner/i },
  { id: 'aws', who: 'whom to call at AWS', pattern: OF_AWS },
];

/** The contacts who have a role, by their role and group. Who is of AWS leads no event and changes no account of a customer. */
export const contactsWith = (
  { contacts }: Pick<EventPlan, 'contacts'>,
  { id, pattern }: EventRole,
): EventPlan['contacts'] =>
  contacts.filter((contact) =>
    id === 'aws'
      ? isOfAws(contact)
      : !isOfAws(contact) && pattern.test(`${contact.role ?? ''} ${contact.group}`),
  );

const isOfAws = ({ role = '', group }: EventPlan['contacts'][number]): boolean =>
  OF_AWS.test(role) || OF_AWS.test(group.trim());

/** How somebody is reached: by phone, or else by e-mail; null where nothing is written. */
export const channelOf = ({
  phone,
  email,
}: {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}): string | null => phone ?? email ?? null;
