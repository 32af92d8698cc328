import { covers, plannedDomains } from '../../capacity/ses-sending';
import { type CollectedTarget, defineEventCheck, fail, type Judgement, pass, warn } from '../check';
import { distinct, listed } from '../words';

export const sesPlannedDomains = defineEventCheck({
  id: 'ses-planned-domains',
  title: 'Mail may be sent from the domains that the plan names',
  failureTitle: 'No mail may be sent from a domain that the plan names',
  why: 'SES refuses every mail from a domain that is not verified in the region from which it is sent.',
  docs: 'https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html',
  workbook: '6 Resources',
  needs: ['sesIdentities'],
  wholeAccount: true,
  concerns: ({ accounts }) => accounts.some(({ global }) => (global?.sesDomains ?? []).length > 0),
  evaluate(targets, { plan }) {
    const byAccount = Map.groupBy(targets, ({ target }) => target.account);
    return [...byAccount].flatMap(([account, regions]) =>
      plannedDomains(plan, account).map((domain) => judgeDomain(domain, account, regions)),
    );
  },
});

function judgeDomain(
  domain: string,
  account: string,
  regions: readonly CollectedTarget<'sesIdentities'>[],
): Judgement {
  const found = regions.flatMap(({ target, artifacts }) =>
    artifacts.sesIdentities
      .filter((identity) => covers(identity, domain))
      .map((identity) => ({ ...identity, region: target.region })),
  );
  const resource = { name: domain };
  const ready = found.filter(({ sendingEnabled }) => sendingEnabled);
  const named = (identities: typeof found) =>
    listed(distinct(identities.map(({ identityName, region }) => `${identityName} in ${region}`)));
  const domains = ready.filter(({ identityName }) => !identityName.includes('@'));
  if (domains.length > 0) return pass(resource, `Mail may be sent from ${named(domains)}.`);
  if (ready.length > 0) {
    return warn(
      resource,
      `Mail may be sent from ${named(ready)} alone: that of other addresses is refused.`,
      {
        action: `Verify ${domain} itself, unless all mail of the event is from these addresses.`,
        lead: 'repair',
      },
    );
  }
  return fail(
    resource,
    found.length === 0
      ? `SES has no domain or address of ${domain} in the regions of account ${account} that the plan names.`
      : `Mail is refused from ${named(found)}: not verified.`,
    {
      action: `Verify ${domain} in the region from which its mail is sent, and have that region in the plan; or correct sesDomains.`,
      lead: 'repair',
    },
  );
}
