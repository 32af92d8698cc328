import { distance } from 'fastest-levenshtein';
import { firstPart } from '../lib/stable-id';
import { isKnownService, KNOWN_SERVICE_IDS, serviceOfWord } from '../model/known-services';
import { GLOBAL } from '../model/target';
import { dateIn, isTimeZone, LocalTimeError, toInstant } from './calendar';
import { nominalMinutes } from './duration';
import { findNearest, type Path } from './problem';
import { partitionOf, REGIONS } from './regions';
import { dateTime, type EventPlan, type PlanDraft } from './schema';
import { findValuesOf } from './schema-walk';
import { matchesPattern } from './wildcard';

/** One objection of a rule: the value at `path` and what is wrong with it. */
export interface Objection {
  readonly path: Path;
  readonly message: string;
  /** Finds what the author probably meant. Only the first problems call it, because the search is slow. */
  readonly suggest?: () => string | undefined;
}

/** Names that a plan may use but that this program defines. */
export interface PlanNames {
  /** Ids of checks. */
  readonly checks: readonly string[];
  /** Ids of ceiling families. */
  readonly ceilings: readonly string[];
  /** Codes of the quotas that some ceiling counts. */
  readonly quotas: readonly string[];
}

/** A rule over several fields. It sees the well-formed part of a plan and ignores fields that are missing. */
type Rule = (plan: PlanDraft, names: PlanNames) => readonly Objection[];

const timeZoneExists: Rule = ({ calendar }) => {
  const timeZone = calendar?.timeZone;
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  return [
    {
      path: ['calendar', 'timeZone'],
      message: 'is not an IANA time zone, such as Asia/Singapore',
      suggest: () => nearestTimeZone(timeZone),
    },
  ];
};

/** Compares cities only, because people write `Singapore` rather than `Asia/Singapore`. */
function nearestTimeZone(text: string): string | undefined {
  const cityOf = (zone: string) => zone.replaceAll(' ', '_').split('/').at(-1) ?? zone;
  const zones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));
  const city = findNearest(cityOf(text), zones.keys());
  return city && zones.get(city);
}

/** When clocks change, some local times happen twice and others not at all. */
const localTimesAreUnambiguous: Rule = (plan) => {
  const timeZone = plan.calendar?.timeZone;
  if (timeZone === undefined || !isTimeZone(timeZone)) return [];
  return findValuesOf(dateTime, plan).flatMap(({ path, value }) => {
    try {
      toInstant(String(value), timeZone);
      return [];
    } catch (error) {
      if (!(error instanceof LocalTimeError)) throw error;
      return [{ path, message: error.message, suggest: () => error.suggestion }];
    }
  });
};

/** Converts a time of the plan to UTC; null when it is missing or another rule already objects to it. */
function instantOf(plan: PlanDraft, text: string | undefined): string | null {
  const timeZone = plan.calendar?.timeZone;
  if (text === undefined || timeZone === undefined || !isTimeZone(timeZone)) return null;
  try {
    return toInstant(text, timeZone);
  } catch (error) {
    if (error instanceof LocalTimeError) return null;
    throw error;
  }
}

interface PlanWindow {
  readonly path: Path;
  /** Names of the fields that hold its two ends. */
  readonly ends: readonly [string, string];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const fromTo = (path: Path, window: { from?: string; to?: string } | undefined): PlanWindow => ({
  ...{ path, ends: ['from', 'to'], from: window?.from, to: window?.to },
});
const startEnd = (path: Path, window: { start?: string; end?: string } | undefined): PlanWindow => ({
  ...{ path, ends: ['start', 'end'], from: window?.start, to: window?.end },
});

const excludedWindows = ({ traffic }: PlanDraft): PlanWindow[] =>
  (traffic?.baseline?.exclude ?? []).map((window, i) =>
    fromTo(['traffic', 'baseline', 'exclude', i], window),
  );

const windowsOf = (plan: PlanDraft): PlanWindow[] => [
  startEnd(['calendar'], plan.calendar),
  fromTo(['calendar', 'freeze'], plan.calendar?.freeze),
  fromTo(['traffic', 'baseline'], plan.traffic?.baseline),
  ...excludedWindows(plan),
  ...(plan.preWarming ?? []).map((entry, i) => startEnd(['preWarming', i, 'increase'], entry?.increase)),
  ...peakWindows(plan),
];

const peakWindows = ({ traffic }: PlanDraft): PlanWindow[] =>
  (traffic?.peaks ?? []).map((window, i) => fromTo(['traffic', 'peaks', i], window));

const peaksLieInTheEvent: Rule = (plan) => {
  const start = instantOf(plan, plan.calendar?.start);
  const end = instantOf(plan, plan.calendar?.end);
  return peakWindows(plan).flatMap(({ path, from, to }) => [
    ...(isBefore(instantOf(plan, from), start)
      ? [{ path: [...path, 'from'], message: 'is before the event starts' }]
      : []),
    ...(isBefore(end, instantOf(plan, to))
      ? [{ path: [...path, 'to'], message: 'is after the event ends' }]
      : []),
  ]);
};

const survivingARegionTakesTwo: Rule = ({ resilience, accounts }) => {
  if (resilience?.survive !== 'region') return [];
  const regions = new Set(
    (accounts ?? []).flatMap((account) => account?.regions ?? []).map((region) => region?.name),
  );
  if (regions.size !== 1) return [];
  return [
    {
      path: ['resilience', 'survive'],
      message: 'asks to survive the loss of a region, but the plan has only one: name the others, or say az',
    },
  ];
};

/** A plan that says both must not say two different things. */
const multiplierIsThatOfTheHighestPeak: Rule = ({ traffic }) => {
  const given = traffic?.multiplier;
  const likely = typeof given === 'object' ? given.likely : given;
  const peaks = (traffic?.peaks ?? []).flatMap((peak) => peak?.multiplier ?? []);
  if (likely === undefined || peaks.length === 0 || Math.max(...peaks) === likely) return [];
  return [
    {
      path: ['traffic', 'multiplier'],
      message: `is ${likely}, but the highest of traffic.peaks has ${Math.max(...peaks)}: make them equal, or leave this out`,
    },
  ];
};

/** Instants are compared as text: all are UTC to the second. */
const isBefore = (a: string | null, b: string | null): boolean => a !== null && b !== null && a < b;

const windowsEndAfterTheyStart: Rule = (plan) =>
  windowsOf(plan)
    .map((window) => ({ ...window, start: instantOf(plan, window.from), end: instantOf(plan, window.to) }))
    .filter(({ start, end }) => isBefore(end, start) || (start !== null && start === end))
    .map(({ path, ends: [from, to] }) => ({ path: [...path, to], message: `must be after ${from}` }));

const exclusionsLieInTheBaseline: Rule = (plan) => {
  const from = instantOf(plan, plan.traffic?.baseline?.from);
  const to = instantOf(plan, plan.traffic?.baseline?.to);
  return excludedWindows(plan).flatMap((window) => [
    ...(isBefore(instantOf(plan, window.from), from)
      ? [{ path: [...window.path, 'from'], message: 'is before the baseline begins' }]
      : []),
    ...(isBefore(to, instantOf(plan, window.to))
      ? [{ path: [...window.path, 'to'], message: 'is after the baseline ends' }]
      : []),
  ]);
};

const baselineIsBeforeTheEvent: Rule = (plan) =>
  isBefore(instantOf(plan, plan.calendar?.start), instantOf(plan, plan.traffic?.baseline?.to))
    ? [
        {
          path: ['traffic', 'baseline', 'to'],
          message: "is after the event's start: its traffic would count as normal",
        },
      ]
    : [];

const waiversHoldOnTheDay: Rule = (plan) => {
  const { timeZone, end } = plan.calendar ?? {};
  const ends = instantOf(plan, end);
  if (ends === null || timeZone === undefined) return [];
  const day = dateIn(ends, timeZone);
  return (plan.waivers ?? []).flatMap((waiver, i) =>
    isBefore(waiver?.expires ?? null, day)
      ? [
          {
            path: ['waivers', i, 'expires'],
            message: `is before the event ends on ${day}: the waiver would not hold on the day`,
          },
        ]
      : [],
  );
};

/** A pattern for more than this share of all checks and ceilings is one for risks of any kind: a judgement of ours. */
const MOST_KINDS = 1 / 4;
/** A pattern with fewer letters and digits than this, such as `*-*`, names no resource. */
const LEAST_LETTERS = 3;

const namesResource = (pattern: string): boolean =>
  !pattern.includes('*') || pattern.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= LEAST_LETTERS;

/** A waiver for risks of any kind would also accept those that nobody has seen yet. */
const waiversAcceptSomeRisks: Rule = ({ waivers = [], accounts = [] }, { checks, ceilings }) => {
  const names = [...new Set([...checks, ...ceilings])];
  // Ids of findings end in account, region and resource, and a pattern that matches those matches any check before them.
  const places = accounts.flatMap((account) =>
    [...(account?.regions ?? []).map((region) => region?.name), GLOBAL].map(
      (region) => `~${account?.id}~${region}~`,
    ),
  );
  const isForAnyKind = (pattern: string): boolean =>
    names.filter((name) => matchesPattern(pattern, name)).length > MOST_KINDS * names.length ||
    places.some((place) => matchesPattern(pattern, place));
  return waivers.flatMap((waiver, i) =>
    waiver?.finding !== undefined && !namesResource(waiver.resource ?? '*') && isForAnyKind(waiver.finding)
      ? [
          {
            path: ['waivers', i, 'finding'],
            message:
              'accepts too many kinds of risk, also such as nobody has seen yet: name a check, a ceiling or a resource',
          },
        ]
      : [],
  );
};

const waiversNameWhatIsJudged: Rule = ({ waivers = [] }, { checks, ceilings }) => {
  const names = new Set([...checks, ...ceilings]);
  return waivers.flatMap((waiver, i) => {
    const name = waiver?.finding === undefined ? undefined : firstPart(waiver.finding);
    const asked = name?.includes('*') ? undefined : name;
    return unlisted(
      ['waivers', i, 'finding'],
      asked,
      names,
      'is not the id of a check or a ceiling, so the waiver would accept nothing',
    );
  });
};

const demandNamesCeilings: Rule = ({ demand = [] }, { ceilings }) => {
  const names = new Set(ceilings);
  return demand.flatMap((entry, i) => {
    const name = entry?.ceiling === undefined ? undefined : firstPart(entry.ceiling);
    return unlisted(['demand', i, 'ceiling'], name, names, 'is not a ceiling');
  });
};

/** Accepts any well-formed quota code: judging reports later when no ceiling counts that quota. */
const additionsNameQuotas: Rule = ({ plannedAdditions = [] }, { ceilings, quotas }) => {
  const names = new Set([...ceilings, ...quotas]);
  return plannedAdditions.flatMap((entry, i) => {
    const quota = entry?.quota;
    const asked = quota !== undefined && /^L-[0-9A-F]{8}$/.test(quota) ? undefined : quota;
    return unlisted(['plannedAdditions', i, 'quota'], asked, names, 'is neither a quota code nor a ceiling');
  });
};

/** Refuses a word only when it is clearly a misspelling, because AWS has services that this program does not know. */
const notInPathNamesServices: Rule = ({ traffic }) =>
  (traffic?.notInPath ?? []).flatMap((word, i) => {
    const meant =
      word === undefined || isKnownService(word) ? undefined : (serviceOfWord(word) ?? findSlip(word));
    return meant === undefined
      ? []
      : [
          {
            path: ['traffic', 'notInPath', i],
            message: 'is not a service name that iem knows',
            suggest: () => meant,
          },
        ];
  });

/** Finds the service id that differs in one letter. Short words resemble too many ids to say which is meant. */
const findSlip = (word: string): string | undefined =>
  word.length < 5 ? undefined : KNOWN_SERVICE_IDS.find((id) => distance(word.toLowerCase(), id) <= 1);

/** Objects to every value after its first. */
const repeated = (values: readonly { path: Path; value: string | number | undefined }[], what: string) =>
  values
    .filter(({ value }, i) => value !== undefined && values.findIndex((v) => v.value === value) < i)
    .map(({ path }) => ({ path, message: `is ${what} twice: keep one` }));

const accountsAreDifferent: Rule = ({ accounts = [] }) =>
  repeated(
    accounts.map((account, i) => ({ path: ['accounts', i, 'id'], value: account?.id })),
    'in the plan',
  );

const regionsOf = ({ accounts = [] }: PlanDraft) =>
  accounts.flatMap((account, i) =>
    (account?.regions ?? []).map((region, j) => ({
      account,
      path: ['accounts', i, 'regions', j, 'name'] as Path,
      name: region?.name,
    })),
  );

const regionsAreDifferent: Rule = ({ accounts = [] }) =>
  accounts.flatMap((account, i) =>
    repeated(
      (account?.regions ?? []).map((region, j) => ({
        path: ['accounts', i, 'regions', j, 'name'],
        value: region?.name,
      })),
      'in the account',
    ),
  );

const namesAreDifferent: Rule = ({ contacts = [], endpoints = [], domains = [], timeline = [] }) => [
  ...repeated(
    contacts.map((contact, i) => ({ path: ['contacts', i, 'name'], value: contact?.name })),
    'in the contacts',
  ),
  ...repeated(
    endpoints.map((endpoint, i) => ({ path: ['endpoints', i, 'name'], value: endpoint?.name })),
    'in the endpoints',
  ),
  ...repeated(
    domains.map((domain, i) => ({ path: ['domains', i, 'name'], value: domain?.name })),
    'in the domains',
  ),
  ...repeated(
    timeline.map((entry, i) => ({ path: ['timeline', i, 'step'], value: entry?.step })),
    'in the timeline',
  ),
];

const regionsExist: Rule = (plan) =>
  regionsOf(plan).flatMap(({ path, name }) => {
    if (name === undefined || REGIONS.includes(name)) return [];
    if (name.toLowerCase() === GLOBAL) {
      return [{ path, message: 'is not a region: global services are added by themselves, leave it out' }];
    }
    return [{ path, message: 'is not an AWS region', suggest: () => findNearest(name, REGIONS) }];
  });

/** Credentials of one partition (commercial, China, GovCloud) are not valid in another. */
const accountsLieInOnePartition: Rule = ({ accounts = [] }) =>
  accounts.flatMap((account, i) => {
    const regions = (account?.regions ?? []).map((region) => region?.name ?? '');
    const partitions = regions.map(partitionOf);
    const home = partitions.find((partition) => partition !== null);
    const strangers = partitions.flatMap((partition, j) =>
      partition !== null && partition !== home
        ? [
            {
              path: ['accounts', i, 'regions', j, 'name'],
              message: `is not in the partition ${home}, as the account is`,
            },
          ]
        : [],
    );
    const rolePartition = account?.roleArn?.split(':')[1];
    const roleElsewhere = home !== undefined && rolePartition !== undefined && rolePartition !== home;
    return roleElsewhere
      ? [
          ...strangers,
          {
            path: ['accounts', i, 'roleArn'],
            message: `is not in the partition ${home}, as the regions are`,
          },
        ]
      : strangers;
  });

const rolesAreInTheirAccount: Rule = ({ accounts = [] }) =>
  accounts.flatMap((account, i) => {
    const roleAccount = account?.roleArn?.split(':')[4];
    return roleAccount !== undefined && account?.id !== undefined && roleAccount !== account.id
      ? [{ path: ['accounts', i, 'roleArn'], message: `is a role of another account than ${account.id}` }]
      : [];
  });

const escalationNamesContacts: Rule = ({ contacts = [], escalation = [] }) => {
  const names = new Set(contacts.flatMap((contact) => contact?.name ?? []));
  return escalation.flatMap((level, i) =>
    unlisted(['escalation', i, 'contact'], level?.contact, names, 'is not the name of a contact'),
  );
};

/** Lists whose entries name an account and a region; `orGlobal` allows `global` as the region. */
const MENTIONS = [
  {
    path: ['traffic', 'loadBalancers'],
    of: ({ traffic }: PlanDraft) => traffic?.loadBalancers,
    orGlobal: false,
  },
  { path: ['demand'], of: ({ demand }: PlanDraft) => demand, orGlobal: true },
  { path: ['plannedAdditions'], of: ({ plannedAdditions }: PlanDraft) => plannedAdditions, orGlobal: true },
  { path: ['preWarming'], of: ({ preWarming }: PlanDraft) => preWarming, orGlobal: false },
  { path: ['waivers'], of: ({ waivers }: PlanDraft) => waivers, orGlobal: true },
] as const;

const mentionedTargetsAreInThePlan: Rule = (plan) => {
  const accounts = accountIds(plan);
  const planned = regionsOf(plan).filter(({ name }) => name !== undefined);
  const regionNames = (regions: typeof planned) => new Set(regions.map(({ name = '' }) => name));
  const everywhere = regionNames(planned);
  const byAccount = Map.groupBy(planned, ({ account }) => account?.id);
  const ofAccount = new Map([...byAccount].map(([id, regions]) => [id, regionNames(regions)]));
  return MENTIONS.flatMap(({ path, of, orGlobal }) =>
    (of(plan) ?? []).flatMap((entry, i) => {
      const regions = entry?.account === undefined ? everywhere : (ofAccount.get(entry.account) ?? NONE);
      return [
        ...unlisted([...path, i, 'account'], entry?.account, accounts, 'is not an account of the plan'),
        ...(orGlobal && entry?.region === GLOBAL
          ? []
          : unlisted([...path, i, 'region'], entry?.region, regions, 'is not a region of the plan')),
      ];
    }),
  );
};

const NONE: ReadonlySet<string> = new Set();

const accountIds = ({ accounts = [] }: PlanDraft): ReadonlySet<string> =>
  new Set(accounts.flatMap((account) => account?.id ?? []));

const supportCaseIsInAnAccount: Rule = (plan) =>
  unlisted(
    ['supportCase', 'accountId'],
    plan.supportCase?.accountId,
    accountIds(plan),
    'is not an account of the plan',
  );

const unlisted = (path: Path, value: string | undefined, valid: ReadonlySet<string>, message: string) =>
  value === undefined || valid.has(value)
    ? []
    : [{ path, message, suggest: () => findNearest(value, valid) }];

/** Countdown entries must be in order of time, because each one holds until the next begins. */
const countdownComesCloser: Rule = ({ schedule }) =>
  outOfOrder(
    (schedule?.countdown ?? []).map((phase, i) => ({
      path: ['schedule', 'countdown', i, 'from'],
      value: phase?.from,
    })),
    (before, value) => nominalMinutes(value) < nominalMinutes(before),
    'must be closer to the event than the entry before it',
  );

const afterGoesOn: Rule = ({ schedule }) =>
  outOfOrder(
    (schedule?.after ?? []).map((value, i) => ({ path: ['schedule', 'after', i], value })),
    (before, value) => nominalMinutes(value) > nominalMinutes(before),
    'must be later than the entry before it',
  );

/** Objects to every value that does not follow the one before. */
const outOfOrder = (
  values: readonly { path: Path; value: string | undefined }[],
  follows: (before: string, value: string) => boolean,
  message: string,
): Objection[] =>
  values.flatMap(({ path, value }, i) => {
    const before = values[i - 1]?.value;
    return before === undefined || value === undefined || follows(before, value)
      ? []
      : [{ path, message: `${message} (${before})` }];
  });

/** The scheduler reads the plans every five minutes, so it cannot start runs more often. */
const MIN_MINUTES = 5;

const runsAreNotTooOften: Rule = ({ schedule }) =>
  [
    ...(schedule?.countdown ?? []).map((phase, i) => ({
      path: ['schedule', 'countdown', i, 'every'] as Path,
      value: phase?.every,
    })),
    { path: ['schedule', 'during', 'every'] as Path, value: schedule?.during?.every },
  ].flatMap(({ path, value }) =>
    value === undefined || nominalMinutes(value) >= MIN_MINUTES
      ? []
      : [{ path, message: `must be at least ${MIN_MINUTES}m` }],
  );

const quietHoursEnd: Rule = ({ notifications }) => {
  const { from, to } = notifications?.quietHours ?? {};
  return from !== undefined && from === to
    ? [{ path: ['notifications', 'quietHours', 'to'], message: 'must not be the same as from' }]
    : [];
};

const RULES: readonly Rule[] = [
  timeZoneExists,
  localTimesAreUnambiguous,
  windowsEndAfterTheyStart,
  exclusionsLieInTheBaseline,
  peaksLieInTheEvent,
  survivingARegionTakesTwo,
  multiplierIsThatOfTheHighestPeak,
  baselineIsBeforeTheEvent,
  waiversHoldOnTheDay,
  waiversAcceptSomeRisks,
  waiversNameWhatIsJudged,
  demandNamesCeilings,
  additionsNameQuotas,
  notInPathNamesServices,
  accountsAreDifferent,
  regionsAreDifferent,
  namesAreDifferent,
  regionsExist,
  accountsLieInOnePartition,
  rolesAreInTheirAccount,
  escalationNamesContacts,
  mentionedTargetsAreInThePlan,
  supportCaseIsInAnAccount,
  countdownComesCloser,
  afterGoesOn,
  runsAreNotTooOften,
  quietHoursEnd,
];

/** Applies every rule to a plan. */
export const objectionsTo = (plan: PlanDraft, names: PlanNames): Objection[] =>
  RULES.flatMap((rule) => rule(plan, names));

/** Parts of a plan that people may also record apart from it. */
export type PlanPart = Partial<Pick<PlanDraft, 'checklist' | 'waivers' | 'loadTests' | 'timeline'>>;

/** The problems that the rules find at a place of a valid plan once this value replaces its own. */
export const objectionsToPart = (plan: EventPlan, part: PlanPart, at: Path, names: PlanNames): Objection[] =>
  objectionsTo({ ...plan, ...part }, names)
    .filter(({ path }) => at.every((step, i) => path[i] === step))
    .map(({ path, ...objection }) => ({ ...objection, path: path.slice(at.length) }));
