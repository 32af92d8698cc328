import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { EfsFileSystem } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { isAvailable, judgeFileSystems } from '../file-systems';
import { listed } from '../words';

export const efsStatus = defineCheck({
  id: 'efs-status',
  title: 'File systems and their mount targets are available',
  failureTitle: 'File system or a mount target of it is not available',
  why: 'What starts where a mount target fails cannot mount its files, and does not serve.',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/manage-fs-access.html',
  workbook: '12 Resilience',
  needs: ['efsFileSystems'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeFileSystems(artifacts, context, ({ fileSystem }, resource) => judgeStatus(fileSystem, resource)),
});

function judgeStatus(
  { fileSystemId, lifeCycleState, mountTargets }: EfsFileSystem,
  resource: JudgedResource,
): Judgement {
  if (lifeCycleState === 'error') {
    return fail(resource, 'It is in the state error.', {
      action: `Have AWS Support find out what is wrong with ${fileSystemId} (an encryption key that was disabled or deleted is a cause), and enable that key again.`,
      lead: 'repair',
    });
  }
  const broken = mountTargets.filter((one) => one.lifeCycleState === 'error');
  if (broken.length > 0) {
    return fail(
      resource,
      `In the state error: ${listed(broken.map(({ mountTargetId }) => mountTargetId))}.`,
      {
        action:
          'Find out why (a subnet without a free address, a network interface that somebody changed), delete the mount target, and create it anew.',
        lead: 'repair',
      },
    );
  }
  if (!isAvailable({ lifeCycleState })) return unknown(resource, `It is in the state ${lifeCycleState}.`);
  const others = mountTargets.filter((one) => !isAvailable(one));
  return others.length > 0
    ? unknown(
        resource,
        `Not available yet, or no more: ${listed(others.map(({ mountTargetId, lifeCycleState: state }) => `${mountTargetId} (${state})`))}.`,
      )
    : pass(resource, 'It is available, and so is each of its mount targets.');
}
