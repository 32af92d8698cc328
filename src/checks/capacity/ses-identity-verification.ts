import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type SesIdentity } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';

export const sesIdentityVerification = defineCheck({
  id: 'ses-identity-verification',
  title: 'Mail may be sent from every domain and address, and that of domains is signed',
  failureTitle: 'Mail from a domain or an address is refused, or is not signed',
  why: 'SES refuses mail from what is not verified, and large mailbox providers refuse much mail at once that is not signed by DKIM.',
  docs: 'https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html',
  workbook: '12 Performance',
  needs: ['sesIdentities'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ sesIdentities }, { placed }) =>
    sesIdentities.map((identity) =>
      asPlaced(judgeIdentity(identity, { name: identity.identityName }), () =>
        placed(ARTIFACTS.sesIdentities.owner(identity)),
      ),
    ),
});

function judgeIdentity(
  { identityName, sendingEnabled, verificationStatus, dkim }: SesIdentity,
  resource: JudgedResource,
): Judgement {
  if (!sendingEnabled) {
    return warn(
      resource,
      `Mail from ${identityName} is refused: its verification is ${verificationStatus}.`,
      {
        action: identityName.includes('@')
          ? `Verify ${identityName} by the link in the mail of AWS, or verify its domain, or delete it if nothing is sent from it.`
          : `Publish the DNS records that SES gives for ${identityName}, or delete it if nothing is sent from it.`,
        lead: 'repair',
      },
    );
  }
  if (verificationStatus !== 'SUCCESS') {
    return warn(
      resource,
      `Mail may be sent from ${identityName}, but SES could not verify it lately (${verificationStatus}).`,
      {
        action: `See that the DNS records of ${identityName} are still there: SES refuses its mail where they stay away.`,
        lead: 'repair',
      },
    );
  }
  if (identityName.includes('@')) return pass(resource, `${identityName} is verified.`);
  if (dkim === null)
    return unknown(resource, `${identityName} is verified; whether its mail is signed was not read.`);
  if (dkim.signingEnabled && dkim.status === 'SUCCESS') {
    return pass(resource, `${identityName} is verified, and its mail is signed by DKIM.`);
  }
  return warn(
    resource,
    `${identityName} is verified, but its mail is not signed by DKIM: ${dkim.signingEnabled ? `SES finds its DNS records ${dkim.status}` : 'signing is off'}.`,
    {
      action: `Publish the DKIM records that SES gives for ${identityName}, and have it sign its mail.`,
      lead: 'repair',
    },
  );
}
