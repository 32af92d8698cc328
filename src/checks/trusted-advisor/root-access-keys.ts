import type { Artifacts } from '../../model/artifacts';
import { formatInZone } from '../../plan/calendar';
import { defineCheck, fail, type Judgement, pass, unknown } from '../check';

export const rootAccessKeys = defineCheck({
  id: 'root-access-keys',
  title: 'The root user has no access keys',
  failureTitle: 'The root user has an access key',
  why: 'No policy limits what a program, or a thief, does with a key of the root user: it can close the account in the event.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  workbook: '12 Security',
  needs: [],
  needsOneOf: ['iamAccountSummary', 'iamCredentialReport'],
  evaluate(artifacts, { plan }) {
    const { iamAccountSummary: summary, iamCredentialReport: report }: Partial<Artifacts> = artifacts;
    const reported = report?.root && {
      isActive: report.root.hasActiveAccessKey,
      source: `The credential report of ${formatInZone(report.generatedAt, plan.calendar.timeZone)}`,
    };
    // IAM says it of now, and the report of up to four hours ago.
    if (summary) return [judgeSummary(summary.root.hasAccessKeys, reported?.isActive ?? false)];
    return [reported ? judgeReport(reported) : unknown(ROOT, 'The credential report does not tell of it.')];
  },
});

const ROOT = { name: 'root' };
const ACTION =
  'Find what uses it (CloudTrail: userIdentity.type is Root), give that a role of its own, deactivate the key as root, and delete it when nothing has missed it';

function judgeSummary(hasAccessKeys: boolean, isActive: boolean): Judgement {
  if (!hasAccessKeys) return pass(ROOT, 'IAM says that the root user has none.');
  const which = isActive ? 'its credential report says that one is active' : 'it does not say which';
  return fail(ROOT, `IAM says that the root user has an access key, active or not: ${which}.`, {
    action: `${ACTION}: until then this fails.`,
    lead: 'security',
  });
}

const judgeReport = ({ isActive, source }: { isActive: boolean; source: string }): Judgement =>
  isActive
    ? fail(ROOT, `${source} says that the root user has an active access key.`, {
        action: `${ACTION}.`,
        lead: 'security',
      })
    : pass(ROOT, `${source} says that the root user has no active one.`);
