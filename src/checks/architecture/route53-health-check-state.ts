import type { Artifacts } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { listNames, placedInZone } from '../dns';
import { distinct, listed } from '../words';

export const route53HealthCheckState = defineCheck({
  id: 'route53-health-check-state',
  title: 'Health checks of records are on, and healthy',
  failureTitle: 'A health check of a record is off, inverted or failing',
  why: 'Route 53 answers by its health checks: one that fails takes a place away, and one that is off never does.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating.html',
  workbook: '12 Resilience',
  needs: ['hostedZones', 'hostedZoneRecords', 'route53HealthChecks', 'route53HealthCheckStates'],
  evaluate(artifacts, context) {
    const uses = listNames(artifacts).flatMap((named) =>
      named.records.flatMap(({ healthCheckId }) =>
        healthCheckId === null ? [] : { ...named, healthCheckId },
      ),
    );
    return [...Map.groupBy(uses, ({ healthCheckId }) => healthCheckId)].flatMap(([id, users]) => {
      const names = listed(distinct(users.map(({ resource }) => resource.name)));
      // The worst of what is said for its zones stands.
      return [...new Set(users.map(({ zone }) => zone))].map((zone) =>
        placedInZone(judge({ name: id }, `Used by ${names}.`, artifacts), zone, context),
      );
    });
  },
});

function judge(
  resource: JudgedResource,
  users: string,
  {
    route53HealthChecks,
    route53HealthCheckStates,
  }: Pick<Artifacts, 'route53HealthChecks' | 'route53HealthCheckStates'>,
): Judgement {
  const check = route53HealthChecks.find(({ healthCheckId }) => healthCheckId === resource.name);
  if (check === undefined) {
    return warn(resource, `The account has no such health check. ${users}`, {
      action: 'Give the records a health check that is there.',
      lead: 'configuration',
    });
  }
  if (check.disabled) {
    return check.inverted
      ? fail(
          resource,
          `It is disabled, which counts as healthy, and inverted, which turns that round: it is never healthy. ${users}`,
          { action: 'Enable it, and turn off its inversion unless that is meant.', lead: 'setting' },
        )
      : warn(resource, `It is disabled, and taken for healthy whatever happens. ${users}`, {
          action: 'Enable it.',
          lead: 'setting',
        });
  }
  const isHealthy = route53HealthCheckStates.find(
    ({ healthCheckId }) => healthCheckId === resource.name,
  )?.isHealthy;
  if (check.inverted && isHealthy !== false) {
    return warn(resource, `It is inverted: it counts as healthy while what it asks is not. ${users}`, {
      action: 'See that this is meant; else turn off its inversion.',
      lead: 'setting',
    });
  }
  if (isHealthy === undefined || isHealthy === null) {
    return unknown(resource, `CloudWatch had nothing of it in the last half hour. ${users}`);
  }
  return isHealthy
    ? pass(resource, `It is healthy. ${users}`)
    : fail(resource, `It is not healthy${check.inverted ? ', and inverted' : ''}. ${users}`, {
        action: 'Mend what it asks, or the way it asks, before the event.',
        lead: 'repair',
      });
}
