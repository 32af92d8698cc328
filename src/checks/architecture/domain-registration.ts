import { awsCommand } from '../../judging/aws-command';
import type { EventContext } from '../../judging/context';
import type { FixDraft } from '../../judging/fix';
import { formatInZone } from '../../plan/calendar';
import { daysAfterEvent, daysBetween, describeEnd } from '../certificates';
import { defineEventCheck, fail, type Judgement, notApplicable, pass, unknown, WHOLE, warn } from '../check';
import { type DomainTarget, type EventDomain, listDomains, type Registration } from '../domains';
import { listed } from '../words';

/** An event may be moved, and what it sold is used after it; our own figure. */
const MARGIN_DAYS = 30;

/**
 * Route 53 renews 35 days before the end, or 30 where the registry allows no more (Route 53 developer guide, "Renewing registration for a
 * domain").
 */
const RENEWED_BY_DAYS = 30;

export const domainRegistration = defineEventCheck({
  id: 'domain-registration',
  title: 'Registrations of the domains of the event outlive it',
  failureTitle: 'The registration of a domain ends before the event is over, or soon after',
  why: 'When a registration ends, every name in the domain stops leading anywhere, mail included, and somebody else may take it.',
  docs: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-renew.html',
  workbook: '5 Endpoints to Monitor',
  needs: ['registeredDomains'],
  uses: ['hostedZones', 'cloudFrontDistributions'],
  evaluate(targets, context) {
    const domains = listDomains(targets as readonly DomainTarget[], context.plan);
    const areNamed = domains.some(({ isNamed }) => isNamed);
    return domains.length === 0
      ? [
          unknown(
            WHOLE,
            'No endpoint of the plan, no hosted zone and no distribution tells which domains the event needs. Name where customers come (endpoints).',
          ),
        ]
      : domains.map((domain) => judge(domain, areNamed, context));
  },
});

/** @param areNamed Whether the plan tells which domains the event needs. */
function judge(domain: EventDomain, areNamed: boolean, context: EventContext): Judgement {
  const { name, registration, hosts, isNamed } = domain;
  const resource = { name };
  const inIt = hosts.length === 0 ? '' : ` In it: ${listed(hosts)}.`;
  if (registration !== null) return judgeRegistration(registration, inIt, domain, context);
  if (!isNamed && areNamed) {
    return notApplicable(
      `Nothing shows that the event needs it, and no account that was read has registered it. Name it in the plan (endpoints, domains) if the event does.${inIt}`,
      resource,
    );
  }
  return unknown(
    resource,
    `No account that was read has registered it or a domain above it. Say in domains of the plan until when it is registered, and whether it is renewed; or add the account that has it to the plan.${inIt}`,
  );
}

function judgeRegistration(
  registration: Registration,
  inIt: string,
  { isNamed }: EventDomain,
  context: EventContext,
): Judgement {
  const { name, expiry, autoRenew, account } = registration;
  const resource = { name };
  const where = account === null ? 'The plan says when it ends.' : `Account ${account} has registered it.`;
  if (expiry === null)
    return unknown(resource, `AWS did not say when its registration ends. ${where}${inIt}`);
  const daysLeft = daysBetween(context.asOf, expiry);
  const daysAfter = daysAfterEvent(expiry, context);
  const end =
    daysLeft <= 0
      ? `Its registration ended at ${formatInZone(expiry, context.plan.calendar.timeZone)}.`
      : describeEnd('Its registration', expiry, context);
  const fix = renew(registration);
  const isSafe = daysAfter > (isNamed ? MARGIN_DAYS : 0);
  const detail = `${end} ${where}${inIt}`;
  if (isSafe && daysLeft > 0) return pass(resource, detail);
  if (!isNamed) {
    return warn(
      resource,
      `${detail} Nothing shows that the event needs it; name it in the plan (endpoints, domains) if it does.`,
      fix,
    );
  }
  if (daysLeft <= 0) return fail(resource, detail, fix);
  if (!autoRenew && daysAfter <= 0) return fail(resource, `${detail} It is not renewed by itself.`, fix);
  return warn(resource, `${detail} ${renewalOf(registration, daysLeft)}`, fix);
}

function renewalOf({ autoRenew, account }: Registration, daysLeft: number): string {
  if (!autoRenew) return 'It is not renewed by itself.';
  if (account === null) return 'The registrar renews it, unless the payment fails.';
  return daysLeft < RENEWED_BY_DAYS
    ? `Route 53 renews it by itself, and should have done so ${RENEWED_BY_DAYS} days before the end: look for a payment that failed.`
    : `Route 53 renews it by itself 35 or ${RENEWED_BY_DAYS} days before the end, unless the payment fails.`;
}

function renew({ name, expiry, account }: Registration): FixDraft {
  const action =
    'Renew it well before it ends, whether or not it is renewed by itself, and see that its end is later: some registries renew late, or need a week.';
  if (account === null || expiry === null) {
    return { action: `${action} Then change domains of the plan.`, lead: 'rebuild' };
  }
  return {
    action,
    command: awsCommand({ account, region: 'us-east-1' }, 'route53domains', 'renew-domain', {
      'domain-name': name,
      'duration-in-years': 1,
      'current-expiry-year': new Date(expiry).getUTCFullYear(),
    }),
    lead: 'rebuild',
    irreversible: 'A renewal is billed at once, and not paid back.',
  };
}
