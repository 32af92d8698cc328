import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
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
      await new Route53Client(config).send(new CreateHostedZoneCommand(zone));
    },
  },
});
