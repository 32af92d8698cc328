/** What SES sends from a region, and whose traffic that is: no metric tells from which domain a mail was sent. */
import type { EventContext } from '../judging/context';
import type { Placed } from '../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type SesAccount, type SesIdentity } from '../model/artifacts';
import { resource, type ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import { findElasticityEntry, statedElasticity } from '../plan/demand';
import type { EventPlan } from '../plan/schema';
import { findPlanAccount } from '../plan/targets';
import type { FamilyContext } from './family';

/** The artifacts by which what a region sends is judged. */
export const SENDING_ARTIFACTS = ['sesAccount', 'sesIdentities', 'sesSending'] as const;

/** What was collected of them. */
export type SendingArtifacts = Pick<Artifacts, (typeof SENDING_ARTIFACTS)[number]>;

/** The domains that the plan says mail of the event is sent from, in lower case. */
export const plannedDomains = (plan: Pick<EventPlan, 'accounts'>, account: string): readonly string[] =>
  (findPlanAccount(plan, account).global?.sesDomains ?? []).map((domain) => domain.toLowerCase());

/** Whether mail of a domain may be sent from an identity once that is verified: from its own, and from those below it. */
export function covers({ identityName }: Pick<SesIdentity, 'identityName'>, domain: string): boolean {
  const own = identityName.toLowerCase().split('@').at(-1) ?? '';
  return own === domain || (!identityName.includes('@') && domain.endsWith(`.${own}`));
}

/** Whether anything is sent from the region, or the plan says that it will be; without SES there, null. */
export function sendingAccount(
  { sesAccount: { account: ses }, sesIdentities, sesSending }: SendingArtifacts,
  plan: Pick<EventPlan, 'accounts'>,
  { account }: Pick<Target, 'account'>,
): SesAccount | null {
  if (ses === null) return null;
  const isPlanned = plannedDomains(plan, account).some((domain) =>
    sesIdentities.some((identity) => covers(identity, domain)),
  );
  const isIdle = sesSending.isSent === false && ses.sentLast24Hours === 0;
  return isIdle && !isPlanned ? null : ses;
}

/** The resources that identities are in a scope. */
export const ownersOf = (identities: readonly SesIdentity[]): readonly ScopedResource[] =>
  identities.map((identity) => ARTIFACTS.sesIdentities.owner(identity));

const ANY_MAIL = resource('sesDomain', []);

/** What the plan says of the mail of a region of which no identity is in its scope; undefined where it says nothing. */
const saidOfMail = (plan: Pick<EventPlan, 'traffic'>, target: Target) =>
  findElasticityEntry(plan, ANY_MAIL, target);

/** The share of that mail that grows with traffic, by the plan; null where it says nothing. */
export const statedElasticityOfMail = (context: FamilyContext): number | null =>
  statedElasticity(ANY_MAIL, context);

const NOT_IN_SCOPE =
  'The scope of the plan selects no domain or address of those that mail is sent from here: name those of the event in sesDomains (accounts.global).';

/**
 * Whether the mail of a region is of the event: it is where any of what it may be sent from is, as no metric tells them apart.
 *
 * @param owners Of the identities in scope.
 */
export function placedMail(
  owners: readonly ScopedResource[],
  {
    plan,
    target,
    placed,
  }: { readonly target: Target; placed(resource: ScopedResource): Placed } & Pick<EventContext, 'plan'>,
): Placed {
  const [first, ...others] = owners.map(placed);
  if (first === undefined) {
    const said = saidOfMail(plan, target);
    if (said === undefined) return { placement: 'unplaced', because: NOT_IN_SCOPE };
    return {
      placement: said.factor === 0 ? 'off' : 'on',
      because: 'The plan says so in traffic.elasticity.',
    };
  }
  const all = [first, ...others];
  return (
    all.find(({ placement }) => placement === 'on') ??
    all.find(({ placement }) => placement === 'unplaced') ??
    first
  );
}
