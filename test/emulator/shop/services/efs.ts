import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  EFSClient,
  PutLifecycleConfigurationCommand,
} from '@aws-sdk/client-efs';
import { NONE, shopService } from './service';

export const efs = shopService({
  collected: () => ({ efsFileSystems: NONE, efsFileSystemPeaks: NONE }),
  rarities: {
    actions: ['elasticfilesystem:DescribeLifecycleConfiguration', 'elasticfilesystem:DescribeMountTargets'],
    plant: async ({ config }) => {
      const ec2 = new EC2Client(config);
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.9.0.0/24' }),
      );
      // AWS gives one of the network where none is named, and moto none.
      const { GroupId = '' } = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: 'files', Description: 'files', VpcId: Vpc?.VpcId }),
      );
      const client = new EFSClient(config);
      const { FileSystemId } = await client.send(
        new CreateFileSystemCommand({ CreationToken: 'shop', ThroughputMode: 'bursting' }),
      );
      await client.send(
        new PutLifecycleConfigurationCommand({
          FileSystemId,
          LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }],
        }),
      );
      await client.send(
        new CreateMountTargetCommand({
          FileSystemId,
          SubnetId: Subnet?.SubnetId,
          SecurityGroups: [GroupId],
        }),
      );
    },
  },
});
