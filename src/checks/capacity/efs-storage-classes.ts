import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { EfsFileSystem } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeFileSystems } from '../file-systems';

export const efsStorageClasses = defineCheck({
  id: 'efs-storage-classes',
  title: 'Files that the event reads are in Standard, or come back to it',
  failureTitle: 'Files that the event reads may stay in a slower storage class',
  why: 'The first byte of a file in Infrequent Access or Archive takes tens of milliseconds in place of less than one, and each read of it is paid.',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html',
  workbook: '12 Performance',
  needs: ['efsFileSystems'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeFileSystems(artifacts, context, ({ fileSystem }, resource) =>
      judgeClasses(fileSystem, resource, context.target),
    ),
});

const GIB = 1024 ** 3;
const inGib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;

function judgeClasses(fileSystem: EfsFileSystem, resource: JudgedResource, target: Target): Judgement {
  const { fileSystemId, lifecycle, storedBytes } = fileSystem;
  const { toInfrequentAccess, toArchive, backOnAccess } = lifecycle;
  const moves = [
    ...(toInfrequentAccess === null ? [] : [`to Infrequent Access ${inWords(toInfrequentAccess)}`]),
    ...(toArchive === null ? [] : [`to Archive ${inWords(toArchive)}`]),
  ];
  const { infrequentAccess, archive } = storedBytes;
  const isSlow = (infrequentAccess ?? 0) + (archive ?? 0) > 0;
  const stored = isSlow
    ? `${inGib(infrequentAccess ?? 0)} are in Infrequent Access, and ${inGib(archive ?? 0)} in Archive.`
    : '';
  const detail =
    `${moves.length === 0 ? 'No policy moves files.' : `Files that nobody reads go ${moves.join(', and ')}.`} ${stored}`.trim();
  if (!isSlow && moves.length === 0) {
    return infrequentAccess === null || archive === null
      ? unknown(resource, `${detail} EFS did not say how much is in other classes than Standard.`)
      : pass(resource, detail);
  }
  if (backOnAccess && isSlow) {
    return warn(resource, `${detail} They come back to Standard with the first read, which is slow.`, {
      action: `Read before the event what it will read of ${fileSystemId}.`,
      lead: 'configuration',
    });
  }
  if (backOnAccess) return pass(resource, `${detail} They come back to Standard with the first read.`);
  const set = (withReturn: boolean) =>
    awsCommand(target, 'efs', 'put-lifecycle-configuration', {
      'file-system-id': fileSystemId,
      'lifecycle-policies': JSON.stringify([
        ...(toInfrequentAccess === null ? [] : [{ TransitionToIA: toInfrequentAccess }]),
        ...(toArchive === null ? [] : [{ TransitionToArchive: toArchive }]),
        ...(withReturn ? [{ TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' }] : []),
      ]),
    });
  return warn(resource, `${detail} They stay there when they are read.`, {
    action: `Let files of ${fileSystemId} come back to Standard with the first read, and read before the event what it will read.`,
    command: set(true),
    lead: 'configuration',
    reversal: { action: 'Let them stay where they are again.', command: set(false) },
  });
}

/** `after 30 days` of `AFTER_30_DAYS`. */
const inWords = (rule: string): string => rule.toLowerCase().replaceAll('_', ' ');
