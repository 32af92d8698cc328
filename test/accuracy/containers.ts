import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';

/**
 * The shop with its basket on Fargate: ten tasks of one vCPU behind the load balancer, of which four are busy at the normal peak. Its
 * policy keeps them at 50 % of their CPU: 8 · m of 500 tasks, twice as many without a zone, and 8 · m of 400 vCPUs. Before the event it is made to run 176. What leaves each of
 * its two zones goes through a NAT gateway there. Requests wait for an office, to which two lines of Direct Connect and a VPN connection lead.
 */
export const containers: Account = {
  plan: aPreparedPlan({
    traffic: {
      multiplier: 22,
      elasticity: (['vpn', 'direct-connect'] as const).map((service) => ({ match: { service }, factor: 1 })),
    },
  }),
  region: {
    ...shop.region,
    ecsServices: [build.anEcsService({ serviceName: 'basket', targetGroupArns: [build.targetGroupArn()] })],
    ecsServicePeaks: [build.anEcsServicePeak({ serviceArn: build.ecsServiceArn('basket') })],
    fargateUsage: build.someFargateUsage({ onDemand: build.aPeak(10) }),
    serviceQuotas: [...shop.region.serviceQuotas, ...build.someFargateQuotas(), ...build.someVpcQuotas()],
    natRoutes: build.healthyAccount.natRoutes,
    natGateways: build.healthyAccount.natGateways,
    natGatewayPeaks: build.healthyAccount.natGatewayPeaks,
    storeEndpoints: build.healthyAccount.storeEndpoints,
    interfaceEndpoints: build.healthyAccount.interfaceEndpoints,
    networkInterfaces: build.healthyAccount.networkInterfaces,
    ...build.healthyNetworkLinks,
    scalableTargets: [
      build.aScalableTarget({
        serviceNamespace: 'ecs',
        resourceId: 'service/shop/basket',
        scalableDimension: 'ecs:service:DesiredCount',
        ...{ minCapacity: 10, maxCapacity: 500 },
        policies: [
          {
            policyName: 'cpu',
            policyType: 'TargetTrackingScaling',
            targetValue: 50,
            metric: 'ECSServiceAverageCPUUtilization',
          },
        ],
        scheduledActions: [
          {
            ...{ scheduledActionName: 'event', schedule: 'at(2026-12-11T12:00:00)', timeZone: null },
            ...{ minCapacity: 176, maxCapacity: null },
          },
        ],
      }),
    ],
  },
};
