/** The roles without which an event lacks somebody who decides, mends or helps, and how each is known by what people write. */
import type { EventPlan } from './schema';

/** A role that somebody must have. */
export interface EventRole {
  readonly id: 'event-lead' | 'engineer' | 'business' | 'aws';
  /** As a sentence has it, such as `an incident commander`. */
  readonly who: string;
  readonly pattern: RegExp;
}

/** A group that is AWS itself; a team `AWS platform` is of the customer. */
const AWS_GROUP =
  /^(aws|amazon|amazon web services|aws( enterprise| business)? support|aws (account team|professional services))$/i;
/** Roles that only people of AWS have. Customers have solutions architects, too. */
const AWS_ROLE = /technical account|\bTAM\b|\b(aws|amazon)\b.*(solutions architect|\bSA\b)/i;

/** What each of them does in an event, nobody else can. `Production` and `cooperation` are no words of a role. */
export const EVENT_ROLES: readonly EventRole[] = [
  {
    id: 'event-lead',
    who: 'who leads the event, such as an incident commander',
    pattern: /command|lead|manager|coordinat/i,
  },
  {
    id: 'engineer',
    who: 'an engineer who can change the accounts',
    pattern: /engineer|\bsres?\b|(?<![\w-])operat|devops|administrat/i,
  },
  { id: 'business', who: 'who decides for the business', pattern: /business|\bproducts?\b|owner/i },
  { id: 'aws', who: 'whom to call at AWS', pattern: AWS_ROLE },
];

type Contact = EventPlan['contacts'][number];

/**
 * The contacts who have a role: by what their own role says, or by their group where that says nothing of these. Who is of AWS leads no
 * event and changes no account of a customer.
 */
export const contactsWith = (
  { contacts }: { readonly contacts: readonly Contact[] },
  { id, pattern }: { readonly id: string; readonly pattern: RegExp },
): readonly Contact[] =>
  contacts.filter((contact) =>
    id === 'aws' ? isOfAws(contact) : !isOfAws(contact) && says(contact, pattern),
  );

const says = ({ role = '', group }: Contact, pattern: RegExp): boolean =>
  pattern.test(role) || (pattern.test(group) && !EVENT_ROLES.some((one) => one.pattern.test(role)));

const isOfAws = ({ role = '', group }: Contact): boolean =>
  AWS_ROLE.test(role) || AWS_ROLE.test(group) || AWS_GROUP.test(group.trim());

/** How somebody is reached: by phone, or else by e-mail; null where nothing is written. */
export const channelOf = ({
  phone,
  email,
}: {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}): string | null => phone ?? email ?? null;
