import { listThroughputs, type Throughput } from '../capacity/dynamodb-throughput';
import type { AwsCommand } from '../judging/aws-command';
import { type FixDraft, listOf } from '../judging/fix';
import type { Artifacts } from '../model/artifacts';
import type { FindingStatus } from '../model/finding';
import type { JudgedResource, Judgement } from './check';

/** A table, or an index of it, as a judgement names it. */
export const resourceOf = ({ name, table }: Throughput): JudgedResource => ({
  name,
  arn: `${table.tableArn}${name.slice(table.tableName.length)}`,
});

/**
 * Judges what is read and what is written of each table and each of its indexes, and says the worse of the two; where both are as
 * bad, both.
 */
export function judgeThroughputs(
  artifacts: Pick<Artifacts, 'dynamodbTables'> & Partial<Artifacts>,
  judge: (throughput: Throughput) => Judgement,
): Judgement[] {
  const writes = listThroughputs('write', artifacts);
  return listThroughputs('read', artifacts).map((reads, i) =>
    [reads, ...writes.slice(i, i + 1)].map(judge).reduce(worseOrBoth),
  );
}

const once = (commands: readonly AwsCommand[]): AwsCommand[] => [
  ...new Map(commands.map((command) => [command.words.join('\n'), command])).values(),
];

const SEVERITY: readonly FindingStatus[] = ['notApplicable', 'pass', 'unknown', 'warn', 'fail'];

function worseOrBoth(one: Judgement, other: Judgement): Judgement {
  const [a, b] = [one, other].map(({ status }) => SEVERITY.indexOf(status)) as [number, number];
  if (a !== b) return a > b ? one : other;
  const detail = one.detail === other.detail ? one.detail : `${one.detail} ${other.detail}`;
  return 'fix' in one && 'fix' in other
    ? { ...one, detail, fix: both(one.fix, other.fix) }
    : { ...one, detail };
}

function both(one: FixDraft, other: FixDraft): FixDraft {
  // One command may do what both need.
  const [first, ...others] = once([one, other].flatMap(({ command }) => (command ? listOf(command) : [])));
  const undone = [one, other].flatMap(({ reversal }) => reversal ?? []);
  const [back, ...further] = undone.flatMap(({ command }) => (command ? listOf(command) : []));
  const action = [...new Set([one.action, other.action])].join(' ');
  return {
    ...one,
    action,
    ...(first && { command: [first, ...others] }),
    ...(undone.length > 0 && {
      reversal: {
        action: [...new Set(undone.map((each) => each.action))].join(' '),
        ...(back && { command: [back, ...further] }),
      },
    }),
  };
}
