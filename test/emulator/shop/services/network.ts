import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  CreateCustomerGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpnConnectionCommand,
  CreateVpnGatewayCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { RARITIES_REGION, SHOP_REGIONS } from '../account';
import { growing } from '../ceilings';
import { constant, publish, series } from '../metrics';
import { requireField } from '../site';
import { NONE, shopService } from './service';

export const network = shopService({
  collected: () => ({
    natRoutes: NONE,
    natGateways: NONE,
    natGatewayPeaks: NONE,
    storeEndpoints: NONE,
    interfaceEndpoints: NONE,
    vpnConnections: NONE,
    vpnConnectionPeaks: NONE,
    networkInterfaces: {
      // 2 of shop-web, shop-api and shop-worker each, 4 of legacy-batch, 1 of shop-web-green, and shop-bastion.
      'ap-southeast-1': { 'ap-southeast-1a': [{ interfaceType: 'interface', count: 12 }] },
    },
  }),
  ceilings: {
    'ap-southeast-1': {
      'network-interfaces': {
        // 2 of shop-web, shop-api and shop-worker each; 4 of legacy-batch, 1 of shop-web-green and shop-bastion stay. Of 81 and 132 a
        // third, and 27 of shop-worker: 27 + 44 + 27 + 6. At 4,140 instances of shop-web 1,380 + 2,259 + 1,355 + 6 are 5,000.
        // Of 122 and 198 a third; at 827.5 times 1,518 + 2,483 + 993 + 6 are 5,000.
        'ap-southeast-1a': growing('green', [12, 104, 5_000, 12_420 / 11], [140, 827.5]),
        // 1 and 2; 3 of legacy-batch and 1 of shop-web-green stay. 27 + 44 + 4; at 5,685 of shop-web 1,895 + 3,101 + 4 are 5,000.
        // 41 + 66 + 4; at 3,790 of shop-web 1,895 + 3,101 + 4.
        'ap-southeast-1b': growing('green', [7, 75, 5_000, 17_055 / 11], [111, 11_370 / 11]),
        // 1 and 2; 3 of legacy-batch stay. At 9,303 of shop-api 1,896 + 3,101 + 3; at 6,202 the same with their reserve.
        'ap-southeast-1c': growing('green', [6, 74, 5_000, 1_550.5], [110, 3_101 / 3]),
      },
    },
    'us-east-1': {
      'network-interfaces': Object.fromEntries(
        // 1 of each; 42 ÷ 3 + 60 ÷ 3. At 8,802 of shop-api 2,066 + 2,934 are 5,000. 63 ÷ 3 + 90 ÷ 3; at 5,868 of shop-api
        // 2,066 and 2,934 with their reserve.
        SHOP_REGIONS['us-east-1'].map((zone) => [
          zone,
          growing('green', [2, 34, 5_000, 88_020 / 27], [51, 58_680 / 27]),
        ]),
      ),
    },
  },
  rarities: {
    actions: [],
    plant: async (site) => {
      const ec2 = new EC2Client(site.config);
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      const VpcId = requireField(Vpc?.VpcId);
      const subnetIn = async (CidrBlock: string) => {
        const AvailabilityZone = `${RARITIES_REGION}a`;
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }));
        return requireField(Subnet?.SubnetId);
      };
      const [SubnetId, privateSubnetId] = [await subnetIn('10.9.0.0/24'), await subnetIn('10.9.1.0/24')];
      const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
      const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId }));
      const NatGatewayId = requireField(NatGateway?.NatGatewayId);
      const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
      const RouteTableId = requireField(RouteTable?.RouteTableId);
      await ec2.send(
        new CreateRouteCommand({ RouteTableId, NatGatewayId, DestinationCidrBlock: '0.0.0.0/0' }),
      );
      await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: privateSubnetId }));
      await ec2.send(
        new CreateVpcEndpointCommand({
          VpcId,
          ServiceName: `com.amazonaws.${RARITIES_REGION}.s3`,
          VpcEndpointType: 'Gateway',
          RouteTableIds: [RouteTableId],
        }),
      );
      await ec2.send(
        new CreateVpcEndpointCommand({
          VpcId,
          ServiceName: `com.amazonaws.${RARITIES_REGION}.sqs`,
          VpcEndpointType: 'Interface',
          SubnetIds: [SubnetId],
        }),
      );
      const { CustomerGateway } = await ec2.send(
        new CreateCustomerGatewayCommand({ Type: 'ipsec.1', PublicIp: '203.0.113.1', BgpAsn: 65_000 }),
      );
      const { VpnGateway } = await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
      await ec2.send(
        new CreateVpnConnectionCommand({
          Type: 'ipsec.1',
          CustomerGatewayId: requireField(CustomerGateway?.CustomerGatewayId),
          VpnGatewayId: requireField(VpnGateway?.VpnGatewayId),
        }),
      );
      const ofGateway = series('AWS/NATGateway', { NatGatewayId }, site.now);
      await publish(site, [
        ofGateway('ActiveConnectionCount', constant(200)),
        ofGateway('PeakBytesPerSecond', constant(1e6)),
        ofGateway('ErrorPortAllocation', constant(0)),
      ]);
    },
  },
});
