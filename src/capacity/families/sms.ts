import { round } from '../../lib/round';
import type { SmsSending } from '../../model/artifacts';
import { resource } from '../../model/resource';
import type { Window } from '../../plan/calendar';
import { statedElasticity } from '../../plan/demand';
import { peaksOf } from '../../plan/peaks';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, timesLoad, useBetween } from '../growth';

const UNIT = 'USD';
const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;

/** Assumed: the least hours for which traffic is at its peak, of those in which the plan says that it is high. */
const LEAST_HOURS = 1;

export const smsMonthlySpend = defineCeilingFamily({
  id: 'sms-monthly-spend',
  title: 'Monthly spend limit takes the SMS of the event',
  failureTitle: 'SNS stops sending SMS, as the spend limit of the month is reached',
  why: 'Past the limit SNS sends no SMS until the month ends or the limit is raised, which takes AWS days: no codes, no notices.',
  docs: 'https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html',
  workbook: '11 Service Limits',
  unit: UNIT,
  formula: `of each calendar month (UTC) that the event is in: what was spent of it so far + mean spend of a normal hour × hours until traffic is high no more + what the busiest normal hours and days cost × m for those in which it is high, against MonthlySpendLimit. Assumed: traffic is at its peak for all of the hours in which the plan says that it is high. What fits only if it is for ${LEAST_HOURS} of them is yellow.`,
  remedy: 'Have AWS raise the spend limit, set it, or send less.',
  kind: 'quota',
  elastic: true,
  needs: ['smsSending'],
  estimate: ({ smsSending }, context) =>
    smsSending.spent === null || smsSending.account !== null
      ? monthsOf(context).map((month) => monthCeiling(month, smsSending, context))
      : [],
});

/** A calendar month in UTC. */
interface Month {
  /** Such as `2026-12`. */
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

function monthAt(at: number): Month {
  const time = new Date(at);
  const [year, month] = [time.getUTCFullYear(), time.getUTCMonth()];
  return {
    name: time.toISOString().slice(0, 7),
    begin: Date.UTC(year, month),
    end: Date.UTC(year, month + 1),
  };
}

/** The months that the window has a part in, but for those that are over. */
function monthsOf({ window, asOf }: FamilyContext): Month[] {
  const months: Month[] = [];
  const end = Date.parse(window.end);
  for (let at = Date.parse(window.start); at < end; at = months.at(-1)?.end ?? end) months.push(monthAt(at));
  return months.filter((month) => month.end > Date.parse(asOf));
}

function monthCeiling(month: Month, { spent, account }: SmsSending, context: FamilyContext): CeilingDraft {
  const limit = account?.monthlySpendLimit ?? null;
  const { region } = context.target;
  const draft = {
    resource: month.name,
    title: `Cost of SMS in ${month.name} (UTC)`,
    unit: UNIT,
    limit,
    fix: (expected: number) => {
      const amount = Math.ceil(Number((expected / context.plan.thresholds.yellow).toPrecision(12)));
      return {
        action: `Ask AWS Support for a spend limit of SMS of ${amount} USD a month in ${region}, which takes days, and once it is granted set MonthlySpendLimit to it (aws sns set-sms-attributes): AWS refuses more than it granted.`,
        lead: 'quotaIncrease',
      } as const;
    },
  };
  if (spent === null) {
    const missing = 'CloudWatch gave no complete data of what SMS cost (SMSMonthToDateSpentUSD).';
    return { ...draft, now: null, use: null, missing, evidence: [] };
  }
  const now = Date.parse(context.asOf);
  const so = month.begin <= now ? spent.thisMonth : 0;
  const evidence = [
    {
      source: 'AWS/SNS SMSMonthToDateSpentUSD',
      at: context.asOf,
      detail: `${round(so)} USD were spent of ${month.name} so far. ${round(spent.perHour * HOURS_OF_DAY)} USD are spent on a normal day, at most ${round(spent.mostPerDay)} in one and ${round(spent.mostPerHour)} in an hour.`,
    },
    ...(limit === null
      ? []
      : [
          {
            source: 'sns:GetSMSAttributes',
            at: context.asOf,
            detail: `SNS spends up to ${limit} USD in a calendar month in ${region}; what AWS granted may be more.`,
          },
        ]),
  ];
  if (spent.mostPerDay === 0) {
    const missing =
      'No SMS was paid for in normal traffic of the look-back, so nothing tells what the event brings: write it as demand in the plan.';
    return { ...draft, now: so, use: null, missing, evidence };
  }
  const { high, normalHours, sentence } = hoursOf(month, context);
  const highHours = high.reduce((sum, hours) => sum + hours, 0);
  const least = Math.min(LEAST_HOURS, highHours);
  const most = high.reduce((sum, hours) => sum + mostIn(hours, spent), 0);
  const share = shareOf(context);
  const fixed = so + spent.perHour * normalHours;
  return {
    ...draft,
    now: so,
    ...(limit === null && { missing: 'SNS did not say what it may spend in a month (MonthlySpendLimit).' }),
    use: useBetween(
      {
        fixedLoad: fixed + spent.perHour * (highHours - least * share),
        elasticLoad: spent.perHour * least * share,
      },
      {
        fixedLoad: fixed + most * (1 - share),
        elasticLoad: most * share,
        ...addedField(timesLoad(context.addedAtMost(), most)),
      },
    ),
    evidence: [...evidence, { source: 'event plan', at: context.asOf, detail: sentence }],
  };
}

/** What so many hours of normal traffic cost at most, where they are those in which most is sent. */
const mostIn = (hours: number, { mostPerDay, mostPerHour }: NonNullable<SmsSending['spent']>): number =>
  Math.floor(hours / HOURS_OF_DAY) * mostPerDay + Math.min(mostPerDay, (hours % HOURS_OF_DAY) * mostPerHour);

/** How long traffic is high in what is left of a month, by peak, and how long it is normal before the last of them ends. */
function hoursOf(
  month: Month,
  { plan, eventWindow, asOf }: FamilyContext,
): { readonly high: readonly number[]; readonly normalHours: number; readonly sentence: string } {
  const from = Math.max(month.begin, Date.parse(asOf));
  const left = ({ start, end }: Window): number =>
    Math.max(0, Math.min(month.end, Date.parse(end)) - Math.max(from, Date.parse(start))) / HOUR_MS;
  const windows = peaksOf(plan, eventWindow).map(({ window }) => window);
  const high = windows.map(left);
  const highHours = high.reduce((sum, hours) => sum + hours, 0);
  const ends = windows.filter((_, i) => high[i] !== 0).map(({ end }) => Date.parse(end));
  const until = Math.min(month.end, Math.max(from, ...ends));
  const normalHours = Math.max(0, (until - from) / HOUR_MS - highHours);
  return {
    high,
    normalHours,
    sentence: `In ${month.name} traffic is high for ${round(highHours)} hours, after ${round(normalHours)} of normal traffic. It is taken to be at its peak throughout, which nothing tells: write what is expected in the month as demand of sms-monthly-spend in the plan.`,
  };
}

/** All SMS of a region, which have no name of their own: people may write this one, or any pattern that it meets. */
const ANY_MESSAGE = resource('snsTopic', ['SMS']);

/** The share of SMS that grows with the event's traffic: no metric tells what sends them. */
const shareOf = (context: FamilyContext): number => statedElasticity(ANY_MESSAGE, context) ?? 1;
