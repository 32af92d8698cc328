import { ARTIFACTS } from '../../model/artifacts';
import { findPlanAccount } from '../../plan/targets';
import { defineCheck, fail, pass, unknown } from '../check';
import { placedInZone } from '../dns';

export const route53HostedZones = defineCheck({
  id: 'route53-hosted-zones',
  title: 'Hosted zones of the event are there, and all of their records were read',
  failureTitle: 'A hosted zone of the plan is missing',
  why: 'Every request begins with a name: one that leads nowhere is an outage that no capacity helps.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html',
  workbook: '6 Resources',
  needs: ['hostedZones', 'hostedZoneRecords'],
  evaluate({ hostedZones, hostedZoneRecords }, context) {
    const { plan, target } = context;
    const named = findPlanAccount(plan, target.account).global?.route53HostedZones ?? [];
    const read = new Map(hostedZoneRecords.map((one) => [one.hostedZoneId, one]));
    const isNamed = (ids: readonly string[]): boolean => ids.some((id) => named.includes(id));
    const judged = hostedZones.flatMap((zone) => {
      const { ids } = ARTIFACTS.hostedZones.owner(zone);
      const resource = { name: `${zone.zoneName} (${zone.hostedZoneId})` };
      if (zone.privateZone) {
        return isNamed(ids)
          ? unknown(resource, 'It is private, and records of private zones are not read.')
          : [];
      }
      const records = read.get(zone.hostedZoneId);
      if (records === undefined) return unknown(resource, 'Its records were not read.');
      return placedInZone(
        records.isComplete
          ? pass(resource, 'All of its records were read.')
          : unknown(resource, 'It has more than 3,000 records, of which the first were read.'),
        zone,
        context,
      );
    });
    const missing = named
      .filter((name) => !hostedZones.some((zone) => ARTIFACTS.hostedZones.owner(zone).ids.includes(name)))
      .map((name) =>
        fail({ name }, `The plan names it, and account ${target.account} has no such hosted zone.`, {
          action:
            'Correct accounts.global.route53HostedZones of the plan, or take out what is no longer there.',
          lead: 'people',
        }),
      );
    return [...judged, ...missing];
  },
});
