/** What became of requests to increase quotas, judged alike in regions and for what an account has once. */
import type { EventContext } from '../judging/context';
import type { FixDraft } from '../judging/fix';
import { LEAD_DAYS } from '../judging/lead-times';
import { isOpenRequest, isRefusedRequest } from '../model/action';
import type { QuotaIncreaseRequest, ServiceQuota } from '../model/artifacts';
import { eventWindow } from '../plan/calendar';
import { type Judgement, notApplicable, pass, unknown, WHOLE, warn } from './check';
import { count } from './words';

/** A request that is not decided for longer is taken to be forgotten; AWS publishes no such figure. */
const MOST_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Judges the last request of each quota. None of them is red: whether the event needs more than there is, the ceiling of the quota says.
 *
 * @param quotas Those in force; undefined where they are not known.
 */
export function judgeRequests(
  requests: readonly QuotaIncreaseRequest[],
  quotas: readonly ServiceQuota[] | undefined,
  context: EventContext,
): Judgement[] {
  if (requests.length === 0)
    return [notApplicable('No increase of a quota was asked for in the last half year.')];
  const judged = requests.flatMap((request) => judgeRequest(request, quotas, context) ?? []);
  return judged.length > 0
    ? judged
    : [
        pass(
          WHOLE,
          `${count(requests.length, 'request')} in the last half year, none of them open or refused.`,
        ),
      ];
}

function judgeRequest(
  request: QuotaIncreaseRequest,
  quotas: readonly ServiceQuota[] | undefined,
  { plan, asOf }: EventContext,
): Judgement | null {
  const { serviceCode, quotaCode, quotaName, of, status, desiredValue, createdAt, caseId } = request;
  const resource = { name: `${serviceCode}/${quotaCode}${of === null ? '' : `/${of}`}` };
  const value =
    of === null
      ? quotas?.find((quota) => quota.serviceCode === serviceCode && quota.quotaCode === quotaCode)?.value
      : undefined;
  const days = Math.floor((Date.parse(asOf) - Date.parse(createdAt)) / DAY_MS);
  const inCase = caseId === null ? '' : ` in case ${caseId}`;
  const asked = `${quotaName} of ${serviceCode}: ${desiredValue} asked for ${count(days, 'day')} ago${inCase}`;
  if (value !== undefined && value >= desiredValue) return null;
  if (isOpenRequest(request)) {
    const until = (Date.parse(eventWindow(plan).start) - Date.parse(asOf)) / DAY_MS;
    const detail = `${asked}, and AWS has not decided (${status}).`;
    const lead = LEAD_DAYS.quotaIncrease;
    if (days <= MOST_DAYS && until > lead) return pass(resource, detail);
    const why =
      until <= lead
        ? `Less than ${lead} days are left until the event for a refusal and a second request.`
        : `That more than ${MOST_DAYS} days are too long is assumed.`;
    return warn(resource, `${detail} ${why}`, followUp(caseId));
  }
  const now = value === undefined ? '' : ` The quota is ${value}.`;
  if (isRefusedRequest(request))
    return warn(resource, `${asked}, and AWS refused it (${status}).${now}`, askAgain(caseId));
  // A case may be closed without an increase, and what is granted may be less.
  if (value === undefined) {
    return status === 'APPROVED'
      ? null
      : unknown(resource, `${asked}, and that is over (${status}). What the quota is now was not read.`);
  }
  return warn(resource, `${asked}, and that is over (${status}).${now}`, askAgain(caseId));
}

const followUp = (caseId: string | null): FixDraft => ({
  action: `${caseId === null ? 'Ask AWS Support or your account team' : `Ask in case ${caseId}`} when the request is decided, with the date of the event and what the event needs.`,
  lead: 'quotaIncrease',
});

const askAgain = (caseId: string | null): FixDraft => ({
  action: `Read why${caseId === null ? ' in the history of requests of Service Quotas' : ` in case ${caseId}`}. Ask for what the event needs with its figures and date, or reduce the need: another region, account or size.`,
  lead: 'quotaIncrease',
});
