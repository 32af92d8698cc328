import type { TrustedAdvisorCheck } from '../model/artifacts';
import { fail, type Judgement, pass, unknown, warn } from './check';
import { listed } from './words';

type Result = Extract<TrustedAdvisorCheck['result'], { ok: true }>;
type Flag = Result['flaggedResources'][number];

/** What to do about whatever a check of Trusted Advisor flags. */
interface TrustedAdvisorFix {
  readonly action: string;
  readonly leadDays: number;
}

/** Judges the checks of the given ids; one that Trusted Advisor does not list is unknown, never green. */
export function judgeTrustedAdvisor(
  checks: readonly TrustedAdvisorCheck[],
  ids: readonly string[],
  fix: TrustedAdvisorFix,
): readonly Judgement[] {
  const byId = new Map(checks.map((check) => [check.checkId, check]));
  return ids.map((id) => {
    const check = byId.get(id);
    return check === undefined
      ? unknown({ name: id }, `Trusted Advisor does not list its check ${id} for this account.`)
      : judgeResult(check, fix);
  });
}

/**
 * One check of Trusted Advisor: red fails, yellow warns, and what it could not see is unknown.
 *
 * @param concerns Which flagged resources concern the event; suppressed ones never do.
 */
export function judgeResult(
  { checkId, name, result }: TrustedAdvisorCheck,
  fix: TrustedAdvisorFix,
  concerns: (flag: Flag) => boolean = () => true,
): Judgement {
  const resource = { name: checkId };
  if (!result.ok) return unknown(resource, `${name}: ${result.code}: ${result.message}`);
  const flagged = result.flaggedResources.filter((flag) => !flag.suppressed && concerns(flag));
  const status = statusOf(result, flagged);
  const ignored = result.flaggedResources.length - flagged.length;
  const detail = [
    `${name}: ${status}`,
    flagged.length > 0 ? `, ${flagged.length} flagged: ${listed(flagged.map(describeFlag), 3)}` : '',
    ignored > 0 ? `, ${ignored} suppressed or outside the event` : '',
    result.timestamp === null ? '.' : ` (as of ${result.timestamp}).`,
  ].join('');
  if (status === 'ok') return pass(resource, detail);
  if (status !== 'error' && status !== 'warning') return unknown(resource, detail);
  const verdict = status === 'error' ? fail : warn;
  return verdict(resource, detail, { ...fix, action: `${name}: ${fix.action}` });
}

function statusOf(result: Result, flagged: readonly Flag[]): string {
  // Nothing is left of what it flagged: nothing counts against it.
  if (flagged.length === 0 && result.flaggedResources.length > 0) return 'ok';
  const statuses = flagged.map((flag) => flag.status);
  const worst = ['error', 'warning'].find((status) => statuses.includes(status));
  return worst ?? statuses.find((status) => status !== 'ok') ?? result.status;
}

/** The columns that every flagged resource has and that say nothing of it. */
const COMMON_COLUMNS = ['Status', 'Region', 'Region/AZ'];

function describeFlag({ region, resourceId, metadata }: Flag): string {
  const said = Object.entries(metadata)
    .filter(([column, value]) => value && !COMMON_COLUMNS.includes(column))
    .map(([column, value]) => `${column} ${value}`);
  return [region, said.slice(0, 4).join(', ') || resourceId].filter(Boolean).join(' ');
}
