import { defineCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { keptFor, listNames, type NamedRecords, namesBehind, placedInZone } from '../dns';

/** Seconds that AWS advises at most for records that fail over (Route 53 FAQs, "Do I need to adjust the TTL for my records"). */
const LONGEST_TTL = 60;

export const route53RecordTtl = defineCheck({
  id: 'route53-record-ttl',
  title: 'Records that give way to others are not kept for long',
  failureTitle: 'Resolvers keep a record for long after it gave way to another',
  why: 'Resolvers answer with what they keep: customers reach a new place only when its time to live is over.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html',
  workbook: '12 Resilience',
  needs: ['hostedZones', 'hostedZoneRecords'],
  evaluate: (artifacts, context) =>
    listNames(artifacts).map((names) => placedInZone(judge(names), names.zone, context)),
});

function judge(named: NamedRecords): Judgement {
  const { resource, records } = named;
  const several = records.filter(({ setIdentifier }) => setIdentifier !== null);
  if (several.length === 0) return notApplicable('There is one record of it.', resource);
  const longest = Math.max(0, ...several.map((record) => keptFor(record, named) ?? 0));
  if (longest > LONGEST_TTL) {
    return warn(
      resource,
      `Resolvers keep it for ${longest} seconds; AWS advises ${LONGEST_TTL} at most where records give way.`,
      {
        action: `Set its TTL to ${LONGEST_TTL} seconds at least ${longest} seconds before it may be needed; an alias of another record has the TTL of that one.`,
        lead: 'setting',
      },
    );
  }
  const open = several.filter((record) => keptFor(record, named) === null);
  return open.length > 0
    ? unknown(
        resource,
        `It is kept for as long as other records, which were not read: look at ${namesBehind(open)}.`,
      )
    : pass(resource, `Resolvers keep it for ${LONGEST_TTL} seconds at most.`);
}
