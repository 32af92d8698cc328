/** The directory of experts (step 12): whom to ask about what, from the plan, the action items and the accounts. */
import { channelOf } from '../plan/roles';
import type { EventPlan } from '../plan/schema';
import { formatCount } from '../report/render/words';
import { isPending } from './action-items';
import type { Source } from './document';
import type { WorkbookInput } from './input';

/** Whom to ask about something. */
export interface Expert {
  readonly subject: string;
  /** null: nobody is named. */
  readonly name: string | null;
  readonly role: string | null;
  readonly channel: string | null;
  readonly source: Source;
}

const PURPOSES: Readonly<Record<string, string>> = { OPERATIONS: 'operations', SECURITY: 'security' };

/** Lists experts by what the plan says that they know, then who has action items, then whom AWS tells of each account. */
export function listExperts({
  plan,
  items,
  targets,
}: Pick<WorkbookInput, 'plan' | 'items' | 'targets'>): readonly Expert[] {
  const planned = plan.contacts.flatMap((contact) =>
    contact.expertise.map((subject): Expert => ({ ...whoIs(plan, contact.name), subject, source: 'plan' })),
  );
  const pending = items.filter((item) => isPending(item) && item.owner !== undefined);
  const owners = [...Map.groupBy(pending, ({ owner = '' }) => owner)].map(([owner, owned]): Expert => {
    const checks = [...new Set(owned.flatMap(({ found }) => found?.check ?? []))].sort();
    const about = checks.length === 0 ? '' : `: ${checks.join(', ')}`;
    const subject = `${formatCount(owned.length, 'action item')}${about}`;
    return { ...whoIs(plan, owner), subject, source: 'people' };
  });
  const alternate = targets.flatMap(({ target, contacts }) =>
    (contacts?.ok ? contacts.data : []).flatMap(({ contactType, isSet }): Expert[] => {
      const purpose = PURPOSES[contactType];
      if (purpose === undefined) return [];
      const subject = `What AWS writes about ${purpose} of account ${target.account}`;
      const name = isSet ? 'The alternate contact that the account has' : null;
      return [{ subject, name, role: null, channel: null, source: 'account' }];
    }),
  );
  return [...planned, ...owners, ...alternate];
}

const whoIs = (
  { contacts }: Pick<EventPlan, 'contacts'>,
  name: string,
): Omit<Expert, 'subject' | 'source'> => {
  const contact = contacts.find((one) => one.name === name);
  return {
    name,
    role: contact?.role ?? contact?.group ?? null,
    channel: contact ? channelOf(contact) : null,
  };
};

/**
 * Names the services of business-critical workloads of which no contact is said to be an expert. Who knows a service knows it for every
 * engine, such as Amazon RDS for PostgreSQL.
 */
export const listUnknownSubjects = ({ contacts, kickoff }: EventPlan): readonly string[] => {
  const known = contacts.flatMap(({ expertise }) => expertise.map(normalized));
  const services = (kickoff?.workloads ?? [])
    .filter(({ businessCritical }) => businessCritical)
    .flatMap(({ awsServices }) => awsServices);
  return [...new Set(services)].filter(
    (service) => !known.some((one) => `${normalized(service)} for `.startsWith(`${one} for `)),
  );
};

/** People write `Amazon RDS`, `AWS Lambda`, `rds`. */
const normalized = (service: string): string =>
  service
    .toLowerCase()
    .replace(/^(amazon|aws)\s+/, '')
    .trim();
