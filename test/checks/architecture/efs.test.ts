import { describe, expect, it } from '@jest/globals';
import { efsBackups } from '../../../src/checks/architecture/efs-backups';
import { efsMountTargetZones } from '../../../src/checks/architecture/efs-mount-target-zones';
import { efsStatus } from '../../../src/checks/architecture/efs-status';
import type { AnyTargetCheck } from '../../../src/checks/check';
import type { Artifacts, EfsFileSystem } from '../../../src/model/artifacts';
import {
  aBackedUpResource,
  aFileSystem,
  aMountTarget,
  anAutoScalingGroup,
  anEc2Instance,
  anEcsService,
  aSubnet,
  fileSystemArn,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  check: AnyTargetCheck,
  fileSystem: Partial<EfsFileSystem>,
  others: Partial<Artifacts> = {},
  context: Parameters<typeof runCheck>[2] = CARRYING,
) => runCheck(check, { ...others, efsFileSystems: [aFileSystem(fileSystem)] }, context);

const commandOf = ([judged]: ReturnType<typeof judge>): string => {
  const command = judged && 'fix' in judged ? judged.fix.command : undefined;
  return [command ?? []]
    .flat()
    .map(({ words }) => words.join(' '))
    .join('\n');
};

const inZone = (availabilityZone: string | null, more: Parameters<typeof aMountTarget>[0] = {}) =>
  aMountTarget({ availabilityZone, ...more });

describe('efs-status', () => {
  it.each<[string, Partial<EfsFileSystem>, string]>([
    ['available', {}, 'pass'],
    ['updated', { lifeCycleState: 'updating' }, 'pass'],
    ['made', { lifeCycleState: 'creating' }, 'unknown'],
    ['broken', { lifeCycleState: 'error' }, 'fail'],
    ['in part broken', { mountTargets: [inZone('a'), inZone('b', { lifeCycleState: 'error' })] }, 'fail'],
    [
      'in part deleted',
      { mountTargets: [inZone('a'), inZone('b', { lifeCycleState: 'deleting' })] },
      'unknown',
    ],
  ])('judges one that is %s', (_, fileSystem, status) => {
    expect(judge(efsStatus, fileSystem).map((one) => one.status)).toEqual([status]);
  });

  it('says nothing of one that is being deleted', () => {
    expect(judge(efsStatus, { lifeCycleState: 'deleting' })).toEqual([]);
  });
});

describe('efs-mount-target-zones', () => {
  const subnets = [
    aSubnet({ subnetId: 'subnet-a', vpcId: 'vpc-1', availabilityZone: 'us-east-1a' }),
    aSubnet({ subnetId: 'subnet-b', vpcId: 'vpc-1', availabilityZone: 'us-east-1b' }),
    aSubnet({ subnetId: 'subnet-c', vpcId: 'vpc-1', availabilityZone: 'us-east-1c' }),
    aSubnet({ subnetId: 'subnet-elsewhere', vpcId: 'vpc-2', availabilityZone: 'us-east-1c' }),
  ];
  const running = (artifacts: Partial<Artifacts> = {}): Partial<Artifacts> => ({
    ...{ ec2Instances: [], autoScalingGroups: [], ecsServices: [], subnets },
    ...artifacts,
  });
  const inSubnet = (...subnetIds: string[]) =>
    running({ autoScalingGroups: [anAutoScalingGroup({ subnetIds })] });
  const two: Partial<EfsFileSystem> = {
    mountTargets: [
      inZone('us-east-1a', { securityGroupIds: ['sg-files'] }),
      inZone('us-east-1b', { mountTargetId: 'fsmt-2' }),
    ],
  };

  it.each<[string, Partial<EfsFileSystem>, Partial<Artifacts>, string]>([
    ['where all runs', two, inSubnet('subnet-a', 'subnet-b'), 'pass'],
    ['where a group may start more', two, inSubnet('subnet-a', 'subnet-c'), 'warn'],
    [
      'where a service may',
      two,
      running({ ecsServices: [anEcsService({ subnetIds: ['subnet-c'] })] }),
      'warn',
    ],
    [
      'where an instance runs',
      two,
      running({ ec2Instances: [anEc2Instance({ subnetId: 'subnet-c', availabilityZone: 'us-east-1c' })] }),
      'warn',
    ],
    [
      'where an instance is stopped',
      two,
      running({
        autoScalingGroups: [anAutoScalingGroup({ subnetIds: ['subnet-a'] })],
        ec2Instances: [anEc2Instance({ subnetId: 'subnet-c', state: 'stopped' })],
      }),
      'pass',
    ],
    ['where only another network has something', two, inSubnet('subnet-elsewhere'), 'unknown'],
    ['where nothing that is read runs', two, running(), 'unknown'],
    ['where another network has something', two, inSubnet('subnet-a', 'subnet-elsewhere'), 'pass'],
    [
      'of which one is being made',
      { mountTargets: [...(two.mountTargets ?? []), inZone('us-east-1c', { lifeCycleState: 'creating' })] },
      inSubnet('subnet-c'),
      'warn',
    ],
    ['in one zone', { mountTargets: [inZone('us-east-1a')] }, inSubnet('subnet-a'), 'fail'],
    ['in no zone', { mountTargets: [] }, inSubnet('subnet-a'), 'warn'],
    [
      'in a zone that is not named',
      { mountTargets: [inZone(null), inZone('us-east-1b')] },
      inSubnet(),
      'unknown',
    ],
    ['where a subnet is not listed', two, inSubnet('subnet-a', 'subnet-unlisted'), 'unknown'],
    ['of one zone', { ...two, oneZone: 'us-east-1a' }, inSubnet('subnet-a'), 'fail'],
  ])('judges mount targets %s', (_, fileSystem, others, status) => {
    expect(judge(efsMountTargetZones, fileSystem, others).map((one) => one.status)).toEqual([status]);
  });

  it('asks for one mount target in each further zone, with the security groups of the others', () => {
    const command = commandOf(judge(efsMountTargetZones, two, inSubnet('subnet-a', 'subnet-c', 'subnet-c')));
    expect(command).toBe(
      'aws efs create-mount-target --region us-east-1 --file-system-id fs-shop --subnet-id subnet-c --security-groups sg-files',
    );
  });

  const withThird = (more: Parameters<typeof inZone>[1]): Partial<EfsFileSystem> => ({
    mountTargets: [...(two.mountTargets ?? []), inZone('us-east-1c', { mountTargetId: 'fsmt-3', ...more })],
  });

  it.each<[string, Partial<EfsFileSystem>, string]>([
    ['being made there', withThird({ lifeCycleState: 'creating' }), 'wait for fsmt-3 (creating, us-east-1c)'],
    ['in error there', withThird({ lifeCycleState: 'error' }), 'fsmt-3 (error, us-east-1c), or delete'],
    [
      'being made in a zone that is not known',
      withThird({ lifeCycleState: 'creating', availabilityZone: null }),
      'wait for fsmt-3 (creating)',
    ],
    [
      'refused, as it is being changed',
      { ...two, lifeCycleState: 'updating' },
      'while the file system is updating',
    ],
    [
      'refused, as it would have too many security groups',
      {
        mountTargets: [
          inZone('us-east-1a', { securityGroupIds: ['sg-1', 'sg-2', 'sg-3'] }),
          inZone('us-east-1b', { securityGroupIds: ['sg-4', 'sg-5', 'sg-6'] }),
        ],
      },
      'Create a mount target',
    ],
  ])('has no command where one is %s', (_, fileSystem, why) => {
    const judged = judge(efsMountTargetZones, fileSystem, inSubnet('subnet-a', 'subnet-c'));
    expect(commandOf(judged)).toBe('');
    expect(JSON.stringify(judged)).toContain(why);
  });

  it('asks for those of other zones where EFS refuses one', () => {
    const [first] = two.mountTargets ?? [];
    const broken = inZone('us-east-1b', { lifeCycleState: 'error' });
    const judged = judge(
      efsMountTargetZones,
      { mountTargets: [first ?? aMountTarget(), broken] },
      inSubnet('subnet-b', 'subnet-c'),
    );
    expect(commandOf(judged)).toContain('subnet-c');
    expect(commandOf(judged)).not.toContain('subnet-b');
  });

  it('says what is in the way where none is available', () => {
    const mountTargets = [inZone('us-east-1a', { lifeCycleState: 'error' })];
    const [judged] = judge(efsMountTargetZones, { mountTargets }, inSubnet('subnet-a'));
    expect(JSON.stringify(judged)).toContain('fsmt-1 (error, us-east-1a)');
  });

  it('asks whether one carries traffic that nobody can place', () => {
    const placed = () => ({ placement: 'unplaced' as const, because: 'Nobody knows.' });
    const [judged] = judge(efsMountTargetZones, { oneZone: 'us-east-1a' }, running(), { placed });
    expect(judged).toMatchObject({ status: 'warn', detail: expect.stringContaining('Nobody knows.') });
  });
});

describe('efs-backups', () => {
  const backups = (...backedUpResources: Artifacts['backedUpResources']) => ({ backedUpResources });

  it.each<[string, Partial<Artifacts>, string]>([
    ['has a backup', backups(aBackedUpResource({ resourceArn: fileSystemArn() })), 'pass'],
    [
      'has never been backed up',
      backups(aBackedUpResource({ resourceArn: fileSystemArn(), lastBackup: null, lastCompleted: null })),
      'warn',
    ],
    ['is not known to AWS Backup', backups(aBackedUpResource()), 'warn'],
  ])('judges one that %s', (_, others, status) => {
    expect(judge(efsBackups, {}, others).map((one) => one.status)).toEqual([status]);
  });

  it('asks for automatic backups', () => {
    expect(commandOf(judge(efsBackups, {}, backups()))).toContain(
      'put-backup-policy --region us-east-1 --file-system-id fs-shop --backup-policy {"Status":"ENABLED"}',
    );
    // They may have been on before, and then nobody wants them off.
    expect(judge(efsBackups, {}, backups())[0]).not.toHaveProperty('fix.reversal');
  });
});
