/** What stakeholders are told of an event (step 3): what it is, when, how much traffic, and whom to call. */
import { eventWindow } from '../plan/calendar';
import { channelOf } from '../plan/roles';
import type { EventPlan } from '../plan/schema';
import { join, md } from '../report/render/markdown-text';
import { toPlainStrings, toPlainText } from '../report/render/plain-text';
import { formatCount } from '../report/render/words';
import { inZone } from './words';

/** The announcement, before it is rendered. All texts are plain: they come from people. */
export interface Broadcast {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** Writes what is told of an event, by its plan. It has no names of secrets: what is told goes to many. */
export function composeBroadcast(plan: EventPlan): Broadcast {
  const parts = [
    { heading: 'What', lines: whatHappens(plan) },
    { heading: 'When', lines: whenItIs(plan) },
    { heading: 'Expected traffic', lines: expectedTraffic(plan) },
    { heading: 'Freeze', lines: freezeOf(plan) },
    { heading: 'Whom to call', lines: whomToCall(plan) },
    { heading: 'Links', lines: links(plan) },
  ];
  return toPlainStrings({
    title: `${plan.name}: event alert`,
    parts: parts.filter(({ lines }) => lines.length > 0),
  });
}

const whatHappens = ({ customer, type, description, successCriteria }: EventPlan): readonly string[] => [
  `${customer}: ${type}`,
  ...(description === undefined ? [] : [description]),
  ...successCriteria.map((criterion) => `Success: ${criterion.description}`),
];

function whenItIs(plan: EventPlan): readonly string[] {
  const { timeZone, keyDates } = plan.calendar;
  const { start, end } = eventWindow(plan);
  const zones = [...new Set([timeZone, 'UTC'])];
  return [
    ...zones.map((zone) => `${inZone(start, zone)} to ${inZone(end, zone)} (${zone})`),
    ...keyDates.map(({ name, at }) => `${name}: ${inZone(at, timeZone)}`),
  ];
}

function expectedTraffic({ traffic, calendar: { timeZone } }: EventPlan): readonly string[] {
  const { multiplier, peaks, peakRequestsPerSecond } = traffic;
  return [
    ...(multiplier === undefined ? [] : [`${timesOf(multiplier)} normal traffic`]),
    ...(peakRequestsPerSecond === undefined
      ? []
      : [`Up to ${peakRequestsPerSecond.toLocaleString('en-US')} requests per second`]),
    ...peaks.map(
      ({ name, from, to, multiplier: times }) =>
        `${name}: ${inZone(from, timeZone)} to ${inZone(to, timeZone)}, ${times} times normal traffic`,
    ),
  ];
}

const timesOf = (multiplier: NonNullable<EventPlan['traffic']['multiplier']>): string =>
  typeof multiplier === 'number'
    ? `${multiplier} times`
    : `${multiplier.low} to ${multiplier.high} times, most likely ${multiplier.likely} times`;

const freezeOf = ({ calendar: { freeze, timeZone } }: EventPlan): readonly string[] =>
  freeze === undefined
    ? []
    : [`Nothing is changed from ${inZone(freeze.from, timeZone)} to ${inZone(freeze.to, timeZone)}.`];

function whomToCall({ contacts, escalation, bridge }: EventPlan): readonly string[] {
  const reach = (name: string, channel?: string): string => {
    const contact = contacts.find((one) => one.name === name);
    const how = channel ?? (contact && channelOf(contact)) ?? null;
    const role = contact?.role === undefined ? '' : `, ${contact.role}`;
    return `${name}${role}${how === null ? '' : `: ${how}`}`;
  };
  const levels = escalation.toSorted((a, b) => a.level - b.level);
  return [
    ...(levels.length > 0
      ? levels.map(({ level, contact, channel, afterMinutes }) => {
          const after = afterMinutes
            ? ` (after ${formatCount(afterMinutes, 'minute')} without an answer)`
            : '';
          return `${level}. ${reach(contact, channel)}${after}`;
        })
      : contacts.map(({ name }) => reach(name))),
    ...(bridge?.url === undefined ? [] : [`Conference bridge: ${bridge.url}`]),
    ...(bridge?.dialIn === undefined ? [] : [`Dial-in: ${bridge.dialIn}`]),
  ];
}

const links = ({ endpoints, references, supportCase }: EventPlan): readonly string[] => [
  ...endpoints.map(({ name, url }) => `${name}: ${url}`),
  ...references.flatMap(({ title, url }) => (url === undefined ? [] : [`${title}: ${url}`])),
  ...(supportCase?.id === undefined ? [] : [`AWS Support case: ${supportCase.id}`]),
];

/** Renders it as plain text, for a mail or a channel. */
export const broadcastText = ({ title, parts }: Broadcast): string =>
  `${[toPlainText(title), ...parts.map(({ heading, lines }) => [heading.toUpperCase(), ...lines.map((line) => `  ${toPlainText(line)}`)].join('\n'))].join('\n\n')}\n`;

/** Renders it as GitHub flavoured Markdown, for a wiki page. */
export const broadcastMarkdown = ({ title, parts }: Broadcast): string =>
  `${
    join(
      [
        md`# ${title}`,
        ...parts.flatMap(({ heading, lines }) => [
          md`## ${heading}`,
          join(
            lines.map((line) => md`- ${line}`),
            md`\n`,
          ),
        ]),
      ],
      md`\n\n`,
    ).source
  }\n`;
