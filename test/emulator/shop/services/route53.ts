import { CreateHealthCheckCommand, CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { NONE, shopService } from './service';

export const route53 = shopService({
  collected: () => ({
    hostedZones: NONE,
    hostedZoneRecords: NONE,
    route53HealthChecks: NONE,
    route53HealthCheckStates: NONE,
  }),
  rarities: {
    actions: ['route53:ListResourceRecordSets'],
    plant: async ({ config }) => {
      const zone = { Name: 'shop.example.com', CallerReference: 'shop' };
      const client = new Route53Client(config);
      await client.send(new CreateHostedZoneCommand(zone));
      const HealthCheckConfig = { Type: 'HTTPS' as const, FullyQualifiedDomainName: 'shop.example.com' };
      await client.send(new CreateHealthCheckCommand({ CallerReference: 'shop', HealthCheckConfig }));
    },
  },
});
