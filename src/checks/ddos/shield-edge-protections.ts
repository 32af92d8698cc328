import { defineCheck } from '../check';
import { judgeDistributions } from '../distributions';
import { placedInZone } from '../dns';
import { judgeProtection } from '../shield';

export const shieldEdgeProtections = defineCheck({
  id: 'shield-edge-protections',
  title: 'Shield Advanced protects distributions and public hosted zones',
  failureTitle: 'Distribution or hosted zone has no protection of Shield Advanced, or no health check',
  why: 'A subscription alone protects nothing of it: what has no protection is not watched, and its costs of an attack are not refunded.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-manage-protected-resources.html',
  workbook: '12 Security',
  needs: ['shieldEdgeProtections', 'cloudFrontDistributions', 'hostedZones'],
  evaluate({ shieldEdgeProtections: shield, hostedZones, ...artifacts }, context) {
    return [
      ...judgeDistributions(artifacts, context, (distribution, resource) =>
        judgeProtection(
          {
            resource,
            arns: [distribution.distributionArn],
            name: distribution.distributionId,
            takesHealthCheck: true,
          },
          shield,
          context,
        ),
      ),
      ...hostedZones
        .filter(({ privateZone }) => !privateZone)
        .map((zone) =>
          placedInZone(
            judgeProtection(
              {
                // Zones may have the same name.
                resource: { name: `${zone.zoneName} (${zone.hostedZoneId})` },
                arns: [`arn:aws:route53:::hostedzone/${zone.hostedZoneId}`],
                name: zone.hostedZoneId,
                takesHealthCheck: false,
              },
              shield,
              context,
            ),
            zone,
            context,
          ),
        ),
    ];
  },
});
