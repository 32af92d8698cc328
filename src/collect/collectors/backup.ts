import {
  BackupClient,
  type BackupJob,
  paginateListBackupJobs,
  paginateListProtectedResources,
} from '@aws-sdk/client-backup';
import { allInOrder } from '../../lib/concurrency';
import type { BackedUpResource } from '../../model/artifacts';
import { resourceOfBackup } from '../../model/artifacts/backup';
import type { Target } from '../../model/target';
import { distinct, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

/** The most items in a page of AWS Backup. */
const PAGE_SIZE = 1000;
/** A week, in which what is backed up once a week is backed up, and a day in which that may be late. */
const JOBS_OF_DAYS = 8;

export const backedUpResources = defineCollector({
  id: 'backedUpResources',
  answers: 'What AWS Backup backs up, when it last could, and by which rules',
  light: false,
  verified: 'modelled',
  actions: ['backup:ListBackupJobs', 'backup:ListProtectedResources'],
  // 10,000 resources with a job a day are 80 pages of jobs.
  deadlineFactor: 3,
  async collect({ clients, collectedAt, signal, target }) {
    const client = clients.of(BackupClient);
    const ByCreatedAfter = new Date(Date.parse(collectedAt) - JOBS_OF_DAYS * 86_400_000);
    const [jobs, backups] = await allInOrder([
      readAllPages(
        paginateListBackupJobs({ client, pageSize: PAGE_SIZE }, { ByCreatedAfter }, { abortSignal: signal }),
        (page) => page.BackupJobs?.map(toJob),
      ),
      readAllPages(
        paginateListProtectedResources({ client, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
        (page) =>
          page.Results?.map(
            ({ ResourceArn, LastBackupTime }) =>
              [requireField(ResourceArn, 'ResourceArn'), toIso(LastBackupTime)] as const,
          ),
      ),
    ]);
    const lastBackups = new Map(backups);
    const byResource = Map.groupBy(jobs, ({ resourceArn }) => resourceArn);
    return distinct([...lastBackups.keys(), ...byResource.keys()])
      .filter((arn) => resourceOfBackup(arn) !== undefined && isHere(arn, target, byResource.has(arn)))
      .map((arn) => toRow(arn, lastBackups.get(arn) ?? null, byResource.get(arn) ?? []));
  },
});

/** Copies from other regions and accounts have recovery points here by the ARN of what they are of; one of S3 names neither. */
function isHere(arn: string, { account, region }: Target, hasJobs: boolean): boolean {
  const [, , , ofRegion, ofAccount] = arn.split(':');
  return ofRegion === '' ? hasJobs : ofRegion === region && ofAccount === account;
}

const toJob = (job: BackupJob) => ({
  resourceArn: requireField(job.ResourceArn, 'ResourceArn'),
  at: requireField(toIso(job.CreationDate), 'CreationDate'),
  state: stateOf(job),
  message: job.StatusMessage ?? '',
  rules: ruleOf(job),
});

/** What the console calls completed with issues has a message of another category than success ("BackupJob" in the API reference). */
const stateOf = ({ State, MessageCategory = 'SUCCESS' }: BackupJob): string =>
  State === 'COMPLETED' && MessageCategory !== 'SUCCESS' ? WITH_ISSUES : requireField(State, 'State');

const WITH_ISSUES = 'COMPLETED_WITH_ISSUES';

function ruleOf({ CreatedBy, CreationDate, StartBy }: BackupJob): BackedUpResource['rules'] {
  // One that somebody began by hand was begun by no rule.
  const { BackupPlanName, BackupRuleName, BackupRuleCron, BackupRuleTimezone } = CreatedBy ?? {};
  if (BackupRuleCron === undefined) return [];
  const late = CreationDate && StartBy ? StartBy.getTime() - CreationDate.getTime() : 0;
  return [
    {
      planName: BackupPlanName ?? 'of another name',
      ruleName: BackupRuleName ?? 'of another name',
      cron: BackupRuleCron,
      timeZone: BackupRuleTimezone ?? null,
      startWithinMinutes: Math.max(0, Math.round(late / 60_000)),
    },
  ];
}

const FAILED: ReadonlySet<string> = new Set(['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL', WITH_ISSUES]);

function toRow(
  resourceArn: string,
  lastBackup: string | null,
  jobs: readonly ReturnType<typeof toJob>[],
): BackedUpResource {
  const newestFirst = jobs.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const failure = newestFirst.find(({ state }) => FAILED.has(state));
  const rules = newestFirst.flatMap((job) => job.rules);
  return {
    resourceArn,
    lastBackup,
    lastCompleted: newestFirst.find(({ state }) => state === 'COMPLETED')?.at ?? null,
    lastFailure: failure ? { at: failure.at, state: failure.state, message: failure.message } : null,
    // The last job of a rule knows its schedule as it is.
    rules: [
      ...new Map(rules.toReversed().map((rule) => [`${rule.planName}/${rule.ruleName}`, rule])).values(),
    ],
  };
}
