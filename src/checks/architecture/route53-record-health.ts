import { defineCheck, fail, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { isWithheld, listNames, type NamedRecords, namesBehind, placedInZone } from '../dns';
import { listed } from '../words';

export const route53RecordHealth = defineCheck({
  id: 'route53-record-health',
  title: 'Route 53 answers with healthy records of several',
  failureTitle: 'A record among several is answered even where nothing is behind it',
  why: 'A primary record without a health check never gives way to the secondary, and one of several without it keeps its share of the customers.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html',
  workbook: '12 Resilience',
  needs: ['hostedZones', 'hostedZoneRecords'],
  evaluate: (artifacts, context) =>
    listNames(artifacts).map((names) => placedInZone(judge(names), names.zone, context)),
});

function judge(named: NamedRecords): Judgement {
  const { resource, records } = named;
  const several = records.filter(({ setIdentifier }) => setIdentifier !== null);
  const primaries = several.filter(({ failover }) => failover === 'PRIMARY');
  if (primaries.some((record) => isWithheld(record, named) === false)) {
    return fail(
      resource,
      'Its primary record has no health check and does not evaluate anything that has one, so that it never fails over.',
      {
        action:
          'Give the primary record a health check; an alias may evaluate the health of its target instead.',
        lead: 'configuration',
      },
    );
  }
  if (primaries.length > 0 && !several.some(({ failover }) => failover === 'SECONDARY')) {
    return warn(resource, 'It has a primary record and no secondary one.', {
      action: 'Add the secondary record, or make the primary one a simple record.',
      lead: 'configuration',
    });
  }
  if (several.length < 2) return notApplicable('There is one record of it.', resource);
  // The secondary is the last resort, and answered in any case.
  const others = several.filter(({ failover }) => failover !== 'SECONDARY');
  const always = others.filter((record) => isWithheld(record, named) === false);
  if (always.length > 0) {
    return warn(
      resource,
      `These of its ${several.length} records are answered whether or not anything is behind them: ${listed(always.map(({ setIdentifier }) => setIdentifier ?? ''))}.`,
      {
        action: 'Give each a health check; an alias may evaluate the health of its target instead.',
        lead: 'configuration',
      },
    );
  }
  const open = others.filter((record) => isWithheld(record, named) === null);
  return open.length > 0
    ? unknown(
        resource,
        `Whether it gives way is decided by health checks of other records, which were not read: look at ${namesBehind(open)}.`,
      )
    : pass(resource, `All ${several.length} records give way where they must.`);
}
