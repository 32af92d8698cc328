import { round } from '../../lib/round';
import type { Artifacts, Peak, SesAccount, SesSending } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { eventWindow, type Window } from '../../plan/calendar';
import { peaksOf } from '../../plan/peaks';
import { findQuota } from '../../quotas/catalogue';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Added, addedField, timesLoad, useBetween } from '../growth';
import { quotaPart } from '../quota-ceiling';
import {
  ownersOf,
  SENDING_ARTIFACTS,
  type SendingArtifacts,
  sendingAccount,
  statedElasticityOfMail,
} from '../ses-sending';

const QUOTAS = SERVICES.ses.quotas.ses;
const DOCS = 'https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html';
const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;

/**
 * Assumed: how many times the mean of five minutes is sent in its busiest seconds. SES lets "short bursts" through above the rate and does
 * not say how short ("Managing your Amazon SES sending limits").
 */
const UNEVEN = 1.5;

/** Assumed: the most recipients of a mail, where too little was sent in the last day to compare. */
const RECIPIENTS = 2;

/** Of fewer mails in the last day it is not told how many recipients each has. */
const LEAST_MAILS = 100;

const RECIPIENTS_IN_WORDS = `A mail counts once for each recipient, and CloudWatch counts mails: the recipients of the last 24 hours that SES counted ÷ the mails of the same time, at least 1; where there were fewer than ${LEAST_MAILS}, up to ${RECIPIENTS} are assumed.`;

/** What both families say alike. */
const SENDING = {
  docs: DOCS,
  workbook: '11 Service Limits',
  remedy: 'Request an increase of the quota, or send what can wait after the event.',
  kind: 'quota',
  elastic: true,
  needs: SENDING_ARTIFACTS,
  uses: ['serviceQuotas'],
} as const;

export const sesSendRate = defineCeilingFamily({
  ...SENDING,
  id: 'ses-send-rate',
  title: 'Sending rate of SES takes the mails of the peak',
  failureTitle: 'Mails are refused, as more are sent a second than SES allows',
  why: 'What is sent faster than the rate is refused and not queued: whoever sends it must try again, or the mail is lost.',
  unit: 'recipients/s',
  formula: `mails a second at normal peak (Send ÷ 300) × recipients of a mail × m, against the sending rate that SES enforces in the region. ${RECIPIENTS_IN_WORDS} Assumed: the busiest seconds have up to ${UNEVEN} times the mean of five minutes. What fits only without what is assumed is yellow.`,
  estimate: (artifacts, context) =>
    estimateSending(artifacts, context, (account, sending) =>
      rateCeiling(account, sending, artifacts, context),
    ),
});

export const sesDailySends = defineCeilingFamily({
  ...SENDING,
  id: 'ses-daily-sends',
  title: 'Sending quota of SES takes the mails of the day',
  failureTitle: 'SES refuses all mail for hours, as the quota of 24 hours is used up',
  why: 'The quota is of any 24 hours: once it is used up every mail is refused, until those of a day ago no longer count.',
  unit: 'recipients',
  formula: `(most mails in any 24 hours of normal traffic + most in as many hours of it as traffic is high in 24 hours × (m − 1)) × recipients of a mail, against the sending quota that SES enforces in the region. ${RECIPIENTS_IN_WORDS} Assumed: traffic is at its peak for all of the hours in which the plan says that it is high. What fits only without that is yellow.`,
  estimate: (artifacts, context) =>
    estimateSending(artifacts, context, (account, sending) =>
      // null: SES allows any number.
      account.max24HourSend === null
        ? []
        : dayCeiling(account, account.max24HourSend, sending, artifacts, context),
    ),
});

type Drafted = Omit<CeilingDraft, 'resource'>;

function estimateSending(
  artifacts: SendingArtifacts,
  context: FamilyContext,
  draft: (account: SesAccount, sending: SesSending) => Drafted | readonly [],
): CeilingDraft[] {
  const account = sendingAccount(artifacts, context.plan, context.target);
  if (account === null) return [];
  const drafted = draft(account, artifacts.sesSending);
  return 'title' in drafted ? [{ ...drafted, resource: '-' }] : [];
}

function rateCeiling(
  account: SesAccount,
  sending: SesSending,
  artifacts: SendingArtifacts & Partial<Artifacts>,
  context: FamilyContext,
): Drafted {
  const { sendsPerSecond: peak, window } = sending;
  const recipients = recipientsOf(account, sending, context);
  const shares = sharesOf(artifacts, context);
  const density = densityOf(peak, window, 'rates', 'Send');
  const most = peak && peak.value * recipients.most * UNEVEN;
  return {
    ...limitOf(account.maxSendRate, QUOTAS.sendRate, 'recipients/s', artifacts, context),
    title: 'Mails that SES sends from the region, a second',
    now: peak?.value ?? null,
    ...(peak === null || most === null
      ? { use: null, missing: whyNothing(sending) }
      : {
          use: useBetween(loadOf(peak.value, shares.least), {
            ...loadOf(most, shares.most),
            ...addedField(timesLoad(shares.added, most)),
          }),
          ...understatedBy(density),
          ...('isFlattened' in density && { isFlattened: density.isFlattened }),
        }),
    evidence: [
      limitEvidence(`${account.maxSendRate} recipients a second`, context),
      ...(peak === null
        ? []
        : [
            sendEvidence(
              peak,
              `${round(peak.value)} mails a second at normal peak. ${recipients.words} With ${UNEVEN} times as much in the busiest seconds, up to ${round(most ?? 0)} recipients a second are taken for normal. ${shares.words} ${densityInWords(density)}`,
            ),
          ]),
    ],
  };
}

function dayCeiling(
  account: SesAccount,
  limit: number,
  sending: SesSending,
  artifacts: SendingArtifacts & Partial<Artifacts>,
  context: FamilyContext,
): Drafted {
  const { sendsPerSecond: peak, sendsPerSecondByHour: byHour, window } = sending;
  const recipients = recipientsOf(account, sending, context);
  const shares = sharesOf(artifacts, context);
  const density = densityOf(peak, window, 'rates', 'Send');
  const hours = hoursHigh(context);
  const day = mostWithin(byHour, HOURS_OF_DAY);
  const high = mostWithin(byHour, hours);
  const growing = high * shares.most * recipients.most;
  return {
    ...limitOf(limit, QUOTAS.dailySends, 'recipients', artifacts, context),
    title: 'Mails that SES sends from the region in 24 hours',
    now: account.sentLast24Hours,
    ...(peak === null
      ? { use: null, missing: whyNothing(sending) }
      : {
          use: useBetween(
            { fixedLoad: Math.max(day, account.sentLast24Hours), elasticLoad: 0 },
            {
              fixedLoad: Math.max(day * recipients.most, account.sentLast24Hours) - growing,
              elasticLoad: growing,
              ...addedField(timesLoad(shares.added, high * recipients.most)),
            },
          ),
          ...(isAnyDayKnown(byHour)
            ? understatedBy(density)
            : {
                understated: 'CloudWatch knows no 24 hours in a row of the look-back: a day may bring more.',
              }),
        }),
    evidence: [
      limitEvidence(
        `${limit} recipients in any 24 hours, and ${account.sentLast24Hours} in those before the run`,
        context,
      ),
      ...(peak === null
        ? []
        : [
            sendEvidence(
              peak,
              `${round(day)} mails in the busiest 24 hours of normal traffic, of which ${round(high)} in the busiest ${hours}: for so many hours of 24 the plan says that traffic is high. They are taken to be at its peak throughout, which nothing tells; write what is expected in 24 hours as demand of ses-daily-sends in the plan. ${recipients.words} ${shares.words} ${densityInWords(density)}`,
            ),
          ]),
    ],
  };
}

const loadOf = (amount: number, share: number) => ({
  fixedLoad: amount * (1 - share),
  elasticLoad: amount * share,
});

const whyNothing = ({ isSent }: SesSending): string =>
  isSent === false
    ? 'Nothing was sent in the look-back, so nothing tells what the event brings: write it as demand in the plan.'
    : 'CloudWatch gave no complete data of what was sent in normal traffic.';

/** What SES itself says that it enforces; Service Quotas may lag behind, or not list it, and is asked for more. */
function limitOf(
  limit: number,
  quotaCode: string,
  unit: string,
  { serviceQuotas }: Partial<Artifacts>,
  context: FamilyContext,
): Pick<CeilingDraft, 'limit' | 'unit' | 'quotaCode' | 'fix'> {
  const { fix } = quotaPart(serviceQuotas, quotaCode, 'ses', unit, context);
  return {
    limit,
    unit,
    quotaCode,
    fix: (expected) =>
      findQuota(serviceQuotas, quotaCode) === undefined
        ? {
            action: `Ask AWS Support for ${Math.ceil(expected / context.plan.thresholds.yellow)} ${unit} of SES in ${context.target.region}: Service Quotas does not list the quota there.`,
            lead: 'quotaIncrease',
          }
        : fix(expected),
  };
}

const limitEvidence = (words: string, { asOf }: FamilyContext) => ({
  source: 'ses:GetAccount',
  at: asOf,
  detail: `SES allows ${words}; a mail counts once for each recipient.`,
});

const sendEvidence = (peak: Peak, detail: string) => ({ source: 'AWS/SES Send', at: peak.at, detail });

/** How many recipients a mail has, at most, and how that is known. */
function recipientsOf(
  { sentLast24Hours }: SesAccount,
  { sendsPerSecondByHour, window }: SesSending,
  { asOf }: FamilyContext,
): { readonly most: number; readonly words: string } {
  const lastDay = sendsPerSecondByHour.slice(-HOURS_OF_DAY);
  const isNow = Date.parse(asOf) - Date.parse(window.to) < HOUR_MS;
  const mails = lastDay.includes(null) ? 0 : mostWithin(lastDay, HOURS_OF_DAY);
  if (!isNow || lastDay.length < HOURS_OF_DAY || mails < LEAST_MAILS) {
    return {
      most: RECIPIENTS,
      words: `Assumed: a mail has up to ${RECIPIENTS} recipients, as too little was sent in the last day to compare.`,
    };
  }
  const most = Math.max(1, sentLast24Hours / mails);
  return {
    most,
    words: `SES counted ${sentLast24Hours} recipients of ${round(mails)} mails in the last day: ${round(most)} of each.`,
  };
}

/** The share of the mails that grows with the event's traffic, at least and at most, and what other events bring. */
function sharesOf(
  { sesIdentities }: SendingArtifacts,
  context: FamilyContext,
): {
  readonly least: number;
  readonly most: number;
  readonly added: readonly Added[];
  readonly words: string;
} {
  const owners = ownersOf(sesIdentities);
  const own = owners.filter((owner) => context.inScope(owner));
  if (own.length === 0) {
    const factor = statedElasticityOfMail(context);
    return {
      least: factor ?? 0,
      most: factor ?? 1,
      added: context.addedAtMost(),
      words:
        factor === null
          ? 'The scope of the plan selects nothing that mail is sent from here; whether these are of the event is not known: name its domains in sesDomains (accounts.global), or say in traffic.elasticity that mail does not grow (service ses).'
          : `The plan says that ${round(factor * 100)} % of them grow with traffic.`,
    };
  }
  const shares = own.map((owner) => context.elasticity(owner));
  const most = Math.max(...shares);
  const isShared = own.length < owners.length;
  return {
    least: isShared ? 0 : Math.min(...shares),
    most,
    added: highestOf(own.flatMap((owner) => context.addedTo(owner))),
    words: isShared
      ? `They are taken to be all of the event, though others than its domains may have sent some.`
      : most === 1
        ? 'They are taken to grow in proportion to traffic.'
        : `The plan says that ${round(most * 100)} % of them grow with traffic.`,
  };
}

/** Of each other event the most that it brings to any identity: what is sent is counted together. */
function highestOf(added: readonly Added[]): readonly Added[] {
  const byEvent = new Map<string, Added>();
  for (const one of added) {
    const before = byEvent.get(one.event);
    if (before === undefined || one.most > before.most) byEvent.set(one.event, one);
  }
  return [...byEvent.values()];
}

/** Whether the mails of any 24 hours in a row are known. */
function isAnyDayKnown(byHour: readonly (number | null)[]): boolean {
  let known = 0;
  return byHour.some((perSecond) => {
    known = perSecond === null ? 0 : known + 1;
    return known >= HOURS_OF_DAY;
  });
}

/** The most mails in so many hours in a row; an hour that is not known counts as none. */
function mostWithin(byHour: readonly (number | null)[], hours: number): number {
  let sum = 0;
  let most = 0;
  byHour.forEach((perSecond, index) => {
    sum += perSecond ?? 0;
    if (index >= hours) sum -= byHour[index - hours] ?? 0;
    most = Math.max(most, sum);
  });
  return most * 3600;
}

/** The most whole hours of any 24 in which the plan says that traffic is high, 1 to 24. */
function hoursHigh({ plan }: FamilyContext): number {
  const windows = peaksOf(plan, eventWindow(plan)).map(({ window }) => window);
  const begins = windows.flatMap(({ start, end }) => [
    Date.parse(start),
    Date.parse(end) - HOURS_OF_DAY * HOUR_MS,
  ]);
  const most = Math.max(...begins.map((begin) => timeWithin(windows, begin, HOURS_OF_DAY * HOUR_MS)));
  return Math.min(HOURS_OF_DAY, Math.max(1, Math.ceil(most / HOUR_MS)));
}

/** How long windows last within a time; what several have in common counts for each, which is never less. */
const timeWithin = (windows: readonly Window[], begin: number, length: number): number =>
  windows.reduce((sum, { start, end }) => {
    const from = Math.max(begin, Date.parse(start));
    const to = Math.min(begin + length, Date.parse(end));
    return sum + Math.max(0, to - from);
  }, 0);
