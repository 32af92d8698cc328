import { defineCheck, type Judgement, notApplicable, pass, warn } from '../check';
import { listNames, type NamedRecords, placedInZone } from '../dns';

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

function judge({ resource, records }: NamedRecords): Judgement {
  const several = records.filter(({ setIdentifier }) => setIdentifier !== null);
  if (several.length === 0) return notApplicable('There is one record of it.', resource);
  const longest = Math.max(0, ...several.map(({ ttl }) => ttl ?? 0));
  return longest > LONGEST_TTL
    ? warn(
        resource,
        `Resolvers keep it for ${longest} seconds; AWS advises ${LONGEST_TTL} at most where records give way.`,
        {
          action: `Set its TTL to ${LONGEST_TTL} seconds at least ${longest} seconds before it may be needed.`,
          lead: 'setting',
        },
      )
    : pass(resource, `Resolvers keep it for ${LONGEST_TTL} seconds at most.`);
}
