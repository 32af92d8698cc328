/** Sections 1 to 5: what people write down about the event itself. */
import { eventWindow, formatInZone, toInstant } from '../../plan/calendar';
import { channelOf, contactsWith, EVENT_ROLES } from '../../plan/roles';
import type { EventPlan } from '../../plan/schema';
import { cell, type Missing, type SectionContent } from '../document';
import { listExperts, listUnknownSubjects } from '../experts';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { inZone, MOST_ROWS } from '../words';

type Planned = Pick<WorkbookInput, 'plan'>;

/** Section 1: what the event is, and what makes it a success. */
export function eventDetails({ plan }: Planned): SectionContent {
  const { kickoff } = plan;
  const owner = ownerByRole(plan, 'business');
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Event', value: cell(plan.name, { source: 'plan' }) },
          { label: 'Customer', value: cell(plan.customer, { source: 'plan' }) },
          { label: 'Type of event', value: cell(plan.type, { source: 'plan' }) },
          { label: 'Environment', value: cell(plan.environment, { source: 'plan' }) },
          { label: 'Description', value: cell(plan.description, { source: 'plan' }) },
          { label: 'Support requirements', value: cell(kickoff?.supportRequirements, { source: 'plan' }) },
          {
            label: 'Last Well-Architected review',
            value: cell(kickoff?.lastWellArchitectedReview, { source: 'plan' }),
          },
        ],
      },
      {
        kind: 'table',
        title: 'Success criteria',
        columns: ['Criterion', 'Metric', 'Target'],
        rows: plan.successCriteria.map(({ description, metric, comparison, target, unit }) => [
          cell(description),
          cell(metric),
          cell([comparison, target, unit].filter((part) => part !== undefined).join(' ')),
        ]),
      },
      {
        kind: 'table',
        title: 'Business-critical workloads',
        columns: ['Workload', 'Business-critical', 'AWS services'],
        rows: (kickoff?.workloads ?? []).map(({ name, businessCritical, awsServices }) => [
          cell(name),
          cell(businessCritical ? 'yes' : 'no'),
          cell(awsServices.join(', ')),
        ]),
      },
    ],
    missing: [
      ...need(plan.description, 'Say in words what happens (description).', owner),
      ...need(
        kickoff?.workloads.length,
        'Name the workloads that the event depends on (kickoff.workloads).',
        owner,
      ),
      ...plan.successCriteria
        .filter(({ target }) => target === undefined)
        .map(({ description }) => ({
          what: `Say by which figure “${description}” is measured (successCriteria).`,
          owner,
        })),
    ],
  };
}

/** Section 2: when it is. */
export function calendar({ plan }: Planned): SectionContent {
  const { timeZone, keyDates, freeze } = plan.calendar;
  const { start, end } = eventWindow(plan);
  const moment = (text: string) => cell(inZone(text, timeZone));
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Start', value: cell(inZone(start, timeZone)) },
          { label: 'End', value: cell(inZone(end, timeZone)) },
          { label: 'Time zone', value: cell(timeZone) },
          { label: 'Freeze from', value: freeze ? moment(freeze.from) : cell(null) },
          { label: 'Freeze until', value: freeze ? moment(freeze.to) : cell(null) },
        ],
      },
      {
        kind: 'table',
        title: 'Key dates',
        columns: ['When', 'What'],
        rows: keyDates
          .toSorted((a, b) => compareMoments(a.at, b.at, timeZone))
          .map(({ name, at }) => [moment(at), cell(name)]),
      },
      {
        kind: 'table',
        title: 'Peaks',
        columns: ['From', 'To', 'Peak', 'Times normal traffic'],
        rows: plan.traffic.peaks.map(({ name, from, to, multiplier }) => [
          moment(from),
          moment(to),
          cell(name),
          cell(multiplier),
        ]),
      },
    ],
    missing: [
      ...need(
        freeze,
        'Say from when to when nothing is changed (calendar.freeze).',
        ownerByRole(plan, 'incident'),
      ),
    ],
  };
}

const compareMoments = (a: string, b: string, timeZone: string): number =>
  Date.parse(toInstant(a, timeZone)) - Date.parse(toInstant(b, timeZone));

/** Section 3: who takes part. */
export function contacts(input: Pick<WorkbookInput, 'plan' | 'items' | 'targets'>): SectionContent {
  const { plan } = input;
  const experts = listExperts(input);
  return {
    blocks: [
      {
        kind: 'table',
        columns: ['Group', 'Name', 'Phone', 'Role', 'E-mail'],
        rows: plan.contacts.map(({ group, name, phone, role, email }) => [
          cell(group),
          cell(name),
          cell(phone),
          cell(role),
          cell(email),
        ]),
      },
      {
        kind: 'table',
        title: 'Escalation matrix',
        columns: ['Level', 'Who', 'Role', 'Channel', 'Called after'],
        rows: plan.escalation
          .toSorted((a, b) => a.level - b.level)
          .map(({ level, contact, channel, afterMinutes }) => {
            const person = plan.contacts.find(({ name }) => name === contact);
            return [
              cell(level),
              cell(contact),
              cell(person?.role),
              cell(channel ?? (person && channelOf(person))),
              cell(afterMinutes === undefined ? null : `${afterMinutes} min`),
            ];
          }),
      },
      {
        kind: 'table',
        title: 'Directory of experts',
        columns: ['About', 'Who', 'Role', 'Channel', 'From'],
        rows: experts
          .slice(0, MOST_ROWS)
          .map(({ subject, name, role, channel, source }) => [
            cell(subject, { source }),
            cell(name),
            cell(role),
            cell(channel),
            cell(WORD_OF_SOURCE[source]),
          ]),
      },
    ],
    missing: [
      ...need(plan.contacts.length, 'Name who takes part (contacts).', null),
      ...need(
        plan.escalation.length,
        'Say who is called next, and after how long (escalation).',
        ownerByRole(plan, 'incident'),
      ),
      ...EVENT_ROLES.filter((role) => contactsWith(plan, role).length === 0).map(({ who }) => ({
        what: `Name ${who} (contacts).`,
        owner: null,
      })),
      ...listUnknownSubjects(plan).map((subject) => ({
        what: `Say who knows ${subject} (contacts, expertise).`,
        owner: ownerByRole(plan, 'engineer'),
      })),
      ...plan.contacts
        .filter(({ phone, email }) => phone === undefined && email === undefined)
        .map(({ name }) => ({ what: `Say how ${name} is reached (contacts).`, owner: name })),
    ],
  };
}

const WORD_OF_SOURCE = { plan: 'the plan', people: 'action items', account: 'the account' } as const;

/** Section 4: where people meet. */
export function bridge({ plan }: Planned): SectionContent {
  const { url, dialIn, details, credential } = plan.bridge ?? {};
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Address', value: cell(url, url === undefined ? {} : { href: url }) },
          { label: 'Dial-in', value: cell(dialIn) },
          { label: 'Details', value: cell(details) },
          { label: 'Where the code is kept', value: cell(credential) },
        ],
      },
    ],
    missing: need(
      url ?? dialIn,
      'Say where people meet during the event (bridge).',
      ownerByRole(plan, 'incident'),
    ),
  };
}

/** Section 5: what is watched during the event. */
export function endpoints({ plan }: Planned): SectionContent {
  const owner = ownerByRole(plan, 'engineer');
  return {
    blocks: [
      {
        kind: 'table',
        columns: ['Name', 'Kind', 'Address', 'Status expected', 'Where credentials are kept'],
        rows: plan.endpoints.map(({ name, kind, url, expectedStatus, credential }) => [
          cell(name),
          cell(kind),
          cell(url, { href: url }),
          cell(expectedStatus),
          cell(credential),
        ]),
      },
      ...(plan.domains.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              columns: ['Domain', 'Registered until', 'Renewed by itself', 'Registrar'],
              rows: plan.domains.map(({ name, expires, autoRenew, registrar }) => [
                cell(name),
                cell(expires),
                cell(autoRenew ? 'yes' : 'no'),
                cell(registrar),
              ]),
            },
          ]),
    ],
    missing: [
      ...need(
        plan.endpoints.some(({ kind }) => kind === 'site'),
        'Name the address by which customers come (endpoints, kind site).',
        owner,
      ),
      ...need(
        plan.endpoints.some(({ kind }) => kind === 'monitoring'),
        'Name where the event is watched (endpoints, kind monitoring).',
        owner,
      ),
    ],
  };
}

/** What is missing where a value is absent, empty or false. */
export const need = (value: unknown, what: string, owner: string | null): Missing[] =>
  value === undefined || value === null || value === false || value === 0 || value === ''
    ? [{ what, owner }]
    : [];

/** The dates of an event, for the head of the workbook. */
export const eventOf = (plan: EventPlan) => {
  const { start, end } = eventWindow(plan);
  const { timeZone } = plan.calendar;
  return {
    id: plan.id,
    name: plan.name,
    customer: plan.customer,
    start: formatInZone(start, timeZone),
    end: formatInZone(end, timeZone),
    timeZone,
  };
};
