import {
  ApplicationAutoScalingClient,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { NONE, shopService } from './service';

export const applicationAutoScaling = shopService({
  collected: () => ({ scalableTargets: NONE }),
  rarities: {
    actions: [],
    // An alias whose provisioned concurrency is raised for the event.
    plant: async ({ config }) => {
      const scaling = new ApplicationAutoScalingClient(config);
      const alias = {
        ServiceNamespace: 'lambda',
        ResourceId: 'function:thumbnails:live',
        ScalableDimension: 'lambda:function:ProvisionedConcurrency',
      } as const;
      await scaling.send(new RegisterScalableTargetCommand({ ...alias, MinCapacity: 20, MaxCapacity: 40 }));
      await scaling.send(
        new PutScheduledActionCommand({
          ...alias,
          ScheduledActionName: 'sale',
          Schedule: 'at(2026-12-11T15:00:00)',
          ScalableTargetAction: { MinCapacity: 40 },
        }),
      );
    },
  },
});
